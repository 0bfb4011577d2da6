const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u))

/** Nouns that say what somebody is: offices, ranks, professions, functions, parts played. */
const ENGLISH = list(`
  accountant activist actor actress adjutant administrator admiral adviser advisor adjudicator advocate agent aide
  alderman ambassador analyst anchor animator announcer anthropologist apprentice archaeologist archbishop archdeacon
  architect archivist artist assessor assistant astronaut astronomer athlete attaché attorney auditor author
  baker ballerina banker baritone barrister bartender bassist beekeeper biochemist biologist bishop blacksmith
  boatbuilder bookbinder bookkeeper bookseller botanist boxer brewer brigadier broadcaster broker builder bursar butcher
  candidate canon cantor captain cardinal caretaker carpenter cartographer cartoonist carver cashier cellist ceo cfo
  chair chairman chairperson chairwoman chairwomen chairmen champion chancellor chaplain chef chemist chief chieftain
  choirmaster choreographer cinematographer clerk climatologist coach co-author co-chair co-director co-founder cofounder
  collector colonel columnist comedian commander commissioner commodore composer comptroller concierge conductor confectioner
  conservator constable consul consultant contractor counsel contributor controller convener convenor cook coordinator
  co-ordinator coroner corporal correspondent councillor councilor councilwoman councilman counsel counsellor counselor
  coxswain creator critic cto coo cio curator custodian cyclist dancer dean defender delegate dentist deputy designer
  detective developer diplomat director dispatcher diver docent doctor donor dramaturg drummer driver economist editor
  educator electrician emperor engineer entomologist entrepreneur envoy epidemiologist ethnographer examiner executive
  explorer facilitator farmer filmmaker financier firefighter fisherman fitter fiddler flautist flutist footballer
  forager forester forward founder gamekeeper gardener general geneticist geographer geologist glassblower glazier
  goalkeeper goldsmith governor graduate grocer guard guardian guide guitarist gynaecologist hairdresser harbourmaster
  harpist head headmaster headmistress headteacher historian horticulturist host hydrologist illustrator imam incumbent inspector
  instructor intern interpreter inventor investigator investor janitor jeweller joiner journalist judge juror justice keeper
  king knight landlord landowner laureate lawyer leader lecturer lexicographer librarian librettist lieutenant lifeguard
  linguist locksmith lyricist magistrate maintainer major maker manager manageress marshal master matron mathematician mayor
  mechanic mediator member mentor merchant meteorologist midfielder midwife miller miner minister ministers missionary
  moderator monk musician narrator naturalist negotiator neurologist novelist nun nurse nutritionist observer officer official
  oncologist operator opticians optician optometrist organiser organizer organist ombudsman owner painter palaeontologist
  paramedic parliamentarian participant pastor pathologist patron pediatrician perfumer pharmacist philanthropist philosopher
  photographer physician physicist physiotherapist pianist pilot plasterer player playwright plumber poet
  policewoman policeman politician pope porter potter preacher premier president presenter priest prince princess
  principal printer printmaker prioress prior producer professor programmer promoter prosecutor provost psychiatrist psychologist
  publican publisher puppeteer queen rabbi ranger runner-up mp mep msp vp gp dj pm plaintiff claimant respondent appellant pc wpc dci cllr capt lt col sgt gen gov sen rep supt insp cpl pte adm maj cmdr det const fellow lead rapporteur reader receptionist recipient recorder rector referee registrar
  reporter representative researcher resident restorer retiree reviewer rider saddler sailor salesman scholar scientist
  scout screenwriter sculptor seamstress secretary seller senator sergeant servant setter sheriff shepherd shipwright
  shopkeeper singer skipper smith sociologist soldier solicitor soloist soprano speaker specialist spokesman spokesperson
  spokeswoman sponsor statistician steward stonemason strategist striker student substitute superintendent supervisor surgeon surveyor
  swimmer tailor teacher technician technologist tenor therapist toolmaker trainee trainer translator treasurer trustee
  tutor typesetter umpire undersecretary under-secretary undertaker upholsterer usher verger veterinarian vet vicar
  vicechair vice-chair vice-chairman vice-chancellor vice-president mate boatswain bosun stoker deckhand victim violinist violist volunteer winger goalscorer quizmaster sommelier barista lighthouse-keeper saxophonist trumpeter percussionist oboist clarinettist clarinetist bassoonist trombonist timpanist soubrette mezzo-soprano countertenor repetiteur beadle bailiff burgess reeve stenographer paralegal neuroscientist virologist immunologist cardiologist dermatologist paediatrician radiologist anaesthetist waiter waitress warden
  watchmaker weaver winemaker winner witness woodcarver worker wrestler writer zoologist vice-mayor councillor
  chairs directors editors engineers founders members officers professors teachers researchers students artists authors
  co-directors co-chairs co-founders presidents captains engineers curators winners singers pianists dancers judges scientists historians
  actors musicians lecturers nurses doctors lawyers architects ministers managers trustees volunteers farmers
`)

const GERMAN = list(`
  abgeordnete abgeordneter architekt archivar archivarin arzt ärztin aufsichtsratschef autor autorin bäcker bäckerin
  beauftragte beauftragter berater beraterin bischof bischöfin botschafter botschafterin bürgermeister bürgermeisterin chef
  chefin dekan dekanin direktor direktorin dirigent dirigentin dozent dozentin fotografin fotograf förster försterin
  geschäftsführer geschäftsführerin gründer gründerin hauptmann imker imkerin ingenieur ingenieurin inhaber inhaberin
  intendant intendantin journalist journalistin jurist juristin kantor kantorin kanzler kanzlerin kapitän kapitänin kämmerer kämmerin
  kassenwart kassenwartin kassierer kassiererin kommissar kommissarin konservatorin konservator koordinator koordinatorin kurator
  kuratorin künstler künstlerin landrat landrätin lehrer lehrerin leiter leiterin lektor lektorin maler malerin mediziner
  medizinerin meister meisterin minister ministerin mitarbeiter mitarbeiterin mitglied moderator moderatorin musiker musikerin
  oberarzt oberärztin obmann obfrau pfarrer pfarrerin physiker physikerin pilot pilotin präsident präsidentin professor professorin protokollführer
  protokollführerin psychologe psychologin redakteur redakteurin referent referentin regisseur regisseurin rektor rektorin
  richter richterin sachbearbeiter sachbearbeiterin sänger sängerin schatzmeister schatzmeisterin schauspieler schauspielerin
  schriftführer schriftführerin schriftsteller schriftstellerin schulleiter schulleiterin sekretär sekretärin senator
  senatorin sprecher sprecherin staatssekretär staatssekretärin student studentin techniker technikerin tischler tischlerin
  trainer trainerin unternehmer unternehmerin verwalter verwalterin vorsitzende vorsitzender vorstand vorständin wart wirt wirtin wirtschaftsprüfer
  wissenschaftler wissenschaftlerin hausmeister hausmeisterin biologe biologin geologe geologin historiker historikerin
  ansprechpartner ansprechpartnerin vorsitz protokoll schriftführung kassenführung geschäftsführung vorsitzenden beauftragten
  architekten fotografen choreograf choreografin choreographin bildhauer bildhauerin dramaturg dramaturgin komponist komponistin
  dichter dichterin zeichner zeichnerin übersetzer übersetzerin drucker verleger verlegerin buchhändler buchhändlerin apotheker
  apothekerin chirurg chirurgin krankenpfleger hebamme anwalt anwältin rechtsanwalt rechtsanwältin notar notarin staatsanwältin
  staatsanwalt polizist polizistin feuerwehrmann kommandant kommandantin chemiker chemikerin mathematiker mathematikerin
  informatiker informatikerin schreiner schreinerin schlosser elektriker elektrikerin maurer klempner schneider schneiderin
  metzger metzgerin konditor konditorin gastronom gastronomin spieler spielerin torwart stürmer stürmerin kapellmeister
  organist organistin pianist pianistin cellistin geigerin geiger solist solistin chorleiter praktikant praktikantin
  absolvent absolventin doktorand doktorandin dozentin stadtrat stadträtin gemeinderat stifter stifterin mitgründer mitgründerin
  verkehrsplaner verkehrsplanerin planer planerin gärtner gärtnerin winzer winzerin bauer bäuerin koch köchin
`)

const FRENCH = list(`
  adjoint adjointe administrateur administratrice agriculteur agricultrice ambassadeur ambassadrice animateur animatrice
  apiculteur apicultrice archéologue architecte archiviste artiste assistant assistante astronome attaché attachée auteur
  auteure autrice avocat avocate bibliothécaire biologiste boulanger boulangère capitaine chanteur chanteuse chargé chargée
  charpentier chef cheffe chercheur chercheuse chirurgien chirurgienne chroniqueur chroniqueuse coach cofondateur cofondatrice
  colonel comédien comédienne commissaire compositeur compositrice comptable conseiller conseillère conservateur conservatrice
  consultant consultante coordinateur coordinatrice coordonnateur coordonnatrice correspondant correspondante critique curé
  danseur danseuse délégué déléguée député députée designer dessinateur dessinatrice diplomate directeur directrice docteur
  doyen doyenne économiste écrivain écrivaine éditeur éditrice élu élue enseignant enseignante entraîneur entraîneuse
  entrepreneur entrepreneuse étudiant étudiante évêque expert experte fondateur fondatrice gardien gardienne général générale
  géographe géologue gérant gérante gouverneur gouverneure graphiste greffier greffière historien historienne hydrologue illustrateur
  illustratrice infirmier infirmière informaticien informaticienne ingénieur ingénieure inspecteur inspectrice instituteur
  institutrice journaliste juge juriste libraire lieutenant luthier luthière maire maîtresse médecin mécanicien mécanicienne membre menuisier menuisière
  metteur metteuse ministre moniteur monitrice musicien musicienne océanographe officier ostréiculteur ostréicultrice ouvrier ouvrière
  paysagiste pêcheur peintre pharmacien pharmacienne photographe physicien physicienne pianiste pilote poète poétesse
  porte-parole préfet préfète présentateur présentatrice président présidente prêtre producteur productrice professeur
  professeure programmeur programmeuse proviseur proviseure psychologue recteur rectrice rédacteur rédactrice réalisateur
  réalisatrice régisseur régisseuse représentant représentante responsable restaurateur restauratrice romancier romancière
  sculpteur sculptrice secrétaire sénateur sénatrice sociologue sous-préfet sous-préfète stagiaire superviseur surveillant
  technicien technicienne traducteur traductrice trésorier trésorière vétérinaire vice-président vice-présidente vice-trésorier viticulteur
  viticultrice urbaniste pdg dg dga drh chorégraphe scénariste scénographe dramaturge céramiste sage-femme kinésithérapeute
  dentiste notaire huissier huissière procureur procureure magistrat magistrate greffière commandant commandante pompier pompière
  policier policière boucher bouchère cuisinier cuisinière sommelier sommelière serveur serveuse jardinier jardinière maraîcher
  maraîchère éleveur éleveuse forgeron potier potière relieur relieuse imprimeur imprimeuse typographe violoniste violoncelliste
  guitariste flûtiste organiste soliste chef-d’orchestre joueur joueuse gardienne arbitre capitaine navigateur navigatrice marin
  chimiste mathématicien mathématicienne statisticien statisticienne linguiste philosophe essayiste éditorialiste mécène bénévole
  doctorant doctorante chancelier chancelière porte-drapeau conteur conteuse cinéaste clarinettiste parolier
`)

const SPANISH = list(`
  abogado abogada académico académica actor actriz administrador administradora agricultor agricultora alcalde alcaldesa
  analista apicultor apicultora archivera archivero arqueólogo arqueóloga arquitecto arquitecta artista asesor asesora autor autora
  auxiliar bailarín bailarina bibliotecario bibliotecaria bióloga biólogo bombero bombera capataz capitán capitana cantante
  catedrático catedrática científico científica cirujano cirujana coordinador coordinadora cocinero cocinera comandante comisaria
  comisario compositor compositora concejal concejala conserje conservador conservadora consejero consejera consultor consultora
  contable corresponsal cronista curador curadora decano decana delegado delegada dentista diplomático diplomática diputado
  diputada director directora diseñador diseñadora doctor economista editor editora embajador embajadora empresario empresaria
  encargado encargada enfermero enfermera entrenador entrenadora escritor escritora escultor escultora estudiante experto
  experta farmacéutico farmacéutica físico física fiscal fotógrafo fotógrafa fundador fundadora cofundador cofundadora ganadero ganadera general geóloga
  geólogo gerente gobernador gobernadora guía guitarrista historiador historiadora ilustrador ilustradora ingeniero ingeniera
  inspector inspectora investigador investigadora jardinero jardinera jefa jefe jueza juez librero librera líder locutor
  locutora maestra maestro médica médico miembro ministra ministro moderador moderadora monitor monitora músico músico notario notaria obispo
  oceanógrafa oceanógrafo organizador organizadora párroco patrón patrona periodista pescador pescadora pianista piloto
  pintor pintora poeta portavoz portero portera presentador presentadora presidenta presidente productor productora profesor
  profesora programador programadora propietaria propietario psicóloga psicólogo química químico rector rectora redactor
  redactora representante responsable restaurador restauradora secretaria secretario senador senadora socia socio sociólogo
  subdirector subdirectora supervisor supervisora técnica técnico tesorera tesorero traductor traductora veterinaria
  coreógrafa coreógrafo guionista dramaturga dramaturgo ceramista matrona comadrona fisioterapeuta procurador procuradora
  policía sargento coronel teniente cocinera panadera panadero carnicero carpintera carpintero herrero alfarera alfarero
  violinista violonchelista flautista organista solista jugador jugadora delantero delantera arquera arquero árbitro árbitra
  capitana navegante marinero matemática matemático estadístico lingüista filósofa filósofo ensayista columnista becaria becario
  doctoranda doctorando canciller cineasta directivo directiva intendente prefecta síndico síndica contralor contralora
  comunicador comunicadora cofrade mayordomo presidente-fundador sindicalista activista ambientalista meteoróloga meteorólogo
  veterinario vicepresidenta vicepresidente vicerrector vicerrectora viceministra viceministro vocal voluntaria voluntario
  
`)

const PORTUGUESE = list(`
  advogado advogada arquiteto arquiteta autora biólogo coordenador coordenadora chefe deputado deputada diretor diretora
  enfermeiro enfermeira engenheiro engenheira escritor fotógrafo fundadora gerente governador governadora historiador
  investigador jornalista médico ministro prefeito prefeita presidente professor reitor reitora secretário secretária
  tesoureiro tesoureira treinador treinadora vereador vereadora vice-presidente porta-voz pesquisador pesquisadora
`)

/** Ends of compounds that are roles whatever stands before them. */
const ENDINGS =
  /(?:keeper|maker|holder|worker|master|wright|smith|ologist|ographer|ician|woman|person|leiter|leiterin|chef|chefin|sprecher|sprecherin|meister|meisterin|direktor|direktorin|präsident|präsidentin|minister|ministerin|trainer|trainerin|führer|führerin|lehrer|lehrerin|forscher|forscherin|händler|händlerin|vorsitzende|vorsitzender|vorsitzenden|beauftragten|leiters|forscherinnen|vorstand|wart|wartin|beauftragte|beauftragter|ärztin|arzt|inhaber|inhaberin|pfleger|pflegerin|berater|beraterin|bauer|bäuerin|redakteur|redakteurin|ingenieur|ingenieurin|betreuer|betreuerin|vertreter|vertreterin|sekretär|sekretärin|rätin|ologe|ologin|planer|planerin|mann|frau|biologin|biologe)$/u

const ALL: readonly ReadonlySet<string>[] = [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE]

const PREFIX = /^(?:vice|vize|co|ex|sub|under|sous|super)-?(?=\p{L}{4})/u

const isListed = (word: string): boolean => ALL.some((nouns) => nouns.has(word))

/** Whether a word says what somebody is, in any of the languages known. @param word in lower case. */
export const isRoleNoun = (word: string): boolean =>
  isListed(word) ||
  (word.includes('-') && word.split('-').some((part) => part.length > 3 && isListed(part))) ||
  ENDINGS.test(word) ||
  (word.length > 4 && word.endsWith('s') && isListed(word.slice(0, -1))) ||
  (PREFIX.test(word) && isListed(word.replace(PREFIX, '')))

const AGENT = /^\p{Ll}{2,}(?:er|or|ist|ian|eer|ess|man|men)s?$/u
const NO_AGENT = list(`
  after under over per former whether either neither another other rather however never ever later earlier sooner
  together number matter order offer deliver consider remember answer discover cover enter for or nor major minor prior
  honor favor honour favour further longer shorter higher lower better greater larger smaller older younger newer closer
  nearer faster harder easier winter summer september october november december paper water power tower river corner
  center centre quarter letter chapter computer printer dinner weather consider gather suffer differ prefer refer transfer
  hover linger wonder encounter register trigger foster colour color labor labour harbor harbour floor door error mirror
  motor factor sector vector tractor visitor-centre exist consist persist insist assist resist persian indian russian italian
  canadian australian egyptian brazilian ukrainian hungarian austrian norwegian belgian christian victorian roman german
  human woman african american mexican european asian important relevant significant constant instant distant restaurant
  plant grant want pleasant elegant abundant redundant warrant covenant process access success address business press
  unless less express progress congress dress stress guess mess loss wilderness illness fitness witness-box happiness
  sicher immer wieder leider später früher weiter unter hinter oder aber außer bisher daher vorher nachher seither sauber
  teuer einer keiner unser unserer dieser jeder welcher guter großer kleiner alter wasser fenster zimmer winter sommer
  premier dernier entier hier janvier février papier quartier métier chantier atelier courrier dossier dîner goûter
  color valor mayor menor mejor peor amor taller mujer ayer poder primer tercer exterior interior superior calor sabor
  illness however moreover whenever wherever whoever whatever forever altogether mean man men
`)

/** An unlisted English word that looks like one for who does something: "winger". As written. */
export const looksLikeAgent = (word: string): boolean =>
  word.length > 4 && AGENT.test(word) && !NO_AGENT.has(word)
