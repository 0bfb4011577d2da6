import { list } from '../word-list.ts'

/** Nouns that say what somebody is, both genders. */
export const GERMAN = list(`
  abgeordnete abgeordneter absolvent absolventin abt administrator administratorin aktivist aktivistin amtsleiter
  ansprechpartner ansprechpartnerin anwalt anwohner anwohnerin anwältin apotheker apothekerin architekt architekten
  archivar archivarin archäologe archäologin arzt assistent assistentin astronaut astronautin astronom astronomin
  attaché aufsichtsrat aufsichtsratschef aufsichtsrätin augenzeuge augenzeugin auszubildende auszubildender autor
  autorin azubi bankier bariton bassist bassistin bauer beauftragte beauftragten beauftragter beigeordnete
  beigeordneter berater beraterin bergführer bergführerin bibliothekar bibliothekarin bildhauer bildhauerin biologe
  biologin bischof bischöfin bootsbauer bootsbauerin botaniker botanikerin botschafter botschafterin boxer boxerin
  brauer brauerin buchbinder buchbinderin buchhalter buchhalterin buchhändler buchhändlerin bundeskanzler
  bundeskanzlerin busfahrer busfahrerin bäcker bäckerin bäckermeister bäuerin bühnenbildner bühnenbildnerin
  bürgermeister bürgermeisterin cellist cellistin chef chefarzt chefin chefärztin chemiker chemikerin chirurg
  chirurgin choreograf choreografin choreographin chorleiter controller controllerin cutter cutterin dachdecker
  dachdeckerin dekan dekanin designer designerin dezernent dezernentin diakon diakonin dichter dichterin diplomat
  diplomatin direktor direktorin dirigent dirigentin doktorand doktorandin dolmetscher dolmetscherin domprobst
  dompropst dozent dozentin dramaturg dramaturgin drehbuchautor drehbuchautorin drucker ehrenamtliche ehrenamtlicher
  elektriker elektrikerin entwickler entwicklerin erzieher erzieherin ethnologe ethnologin fahrer fahrerin feldwebel
  feuerwehrmann fischer fischerin florist floristin flugbegleiter flugbegleiterin flötist flötistin fotograf
  fotografen fotografin fotojournalist freiwillige freiwilliger friseur friseurin förster försterin fürst fürstin
  gastronom gastronomin gehilfe gehilfin geigenbauer geiger geigerin gemeindepräsident gemeindepräsidentin gemeinderat
  geograf geografin geologe geologin gerichtsvollzieher gesandte gesandter geschäftsführer geschäftsführerin
  geschäftsführung geselle gesellin gesellschafter gesellschafterin gewerkschafter gewerkschafterin gewinner
  gewinnerin gitarrist gitarristin glasbläser glasbläserin goldschmied goldschmiedin grafiker grafikerin gründer
  gründerin gutachter gutachterin gärtner gärtnerin hauptkommissar hauptkommissarin hauptmann hausarzt hausmeister
  hausmeisterin hausverwalter hausärztin hebamme helfer helferin herausgeber herausgeberin historiker historikerin
  hofbesitzer hofrat hydrologe hydrologin händler illustrator illustratorin imam imker imkerin informatiker
  informatikerin ingenieur ingenieurin inhaber inhaberin installateur installateurin instrumentenbauer
  instrumentenbauerin intendant intendantin journalist journalistin jurist juristin juror jurorin jurymitglied jäger
  jägerin kameraassistent kamerafrau kameramann kantonsrat kantonsrätin kantor kantorin kanzler kanzlerin
  kapellmeister kapitän kapitänin kartograf kartografin kassenführung kassenwart kassenwartin kassierer kassiererin
  kauffrau kaufmann kellner kellnerin keramiker keramikerin klempner koch kolumnist kolumnistin kommandant
  kommandantin kommissar kommissarin komponist komponistin konditor konditorin konrektor konrektorin konservator
  konservatorin konsul konsulin koordinator koordinatorin korrespondent korrespondentin kostümbildner kostümbildnerin
  krankenpfleger kriminalrat kritiker kritikerin kurator kuratorin kämmerer kämmerin köchin könig königin künstler
  künstlerin küster küsterin landammann landrat landrätin landwirt landwirtin lehrer lehrerin lehrling leiter leiterin
  lektor lektorin leutnant lobbyist lokführer lokführerin lotse lotsin läufer läuferin makler maklerin maler malerin
  mannschaftskapitän mathematiker mathematikerin matrose matrosin maurer mechaniker mechanikerin mediziner medizinerin
  meister meisterin mesner meteorologe meteorologin metzger metzgerin mezzosopranistin minister ministerin
  ministerpräsident ministerpräsidentin mitarbeiter mitarbeiterin mitglied mitgründer mitgründerin mitinhaber
  mitinhaberin mittelfeldspieler moderator moderatorin monteur monteurin musiker musikerin mönch müller nachfolger
  nachfolgerin nationalrat nationalrätin nonne notar notarin oberarzt oberst oberstleutnant oberärztin obfrau obmann
  offizier offizierin olympiasieger olympiasiegerin optiker optikerin ordensschwester organist organistin orgelbauer
  ornithologe ornithologin ortsvorsteher ortsvorsteherin pastor pastorin pfarrer pfarrerin pförtner pförtnerin
  philosoph philosophin physiker physikerin pianist pianistin pilot pilotin planer planerin politiker politikerin
  polizist polizistin praktikant praktikantin preisträger preisträgerin priester priesterin prinz prinzessin prior
  priorin privatdozent privatdozentin professor professorin programmierer programmiererin prokurist prokuristin
  prorektor prorektorin protokoll protokollführer protokollführerin prälat präsident präsidentin psychologe
  psychologin pächter pächterin pädagoge pädagogin rabbiner rabbinerin radfahrer radrennfahrer rechtsanwalt
  rechtsanwältin redakteur redakteurin reeder reederin referatsleiter referent referentin regierungsrat
  regierungsrätin regisseur regisseurin rektor rektorin reporter reporterin restaurator restauratorin
  rettungssanitäter richter richterin ruderer ruderin sachbearbeiter sachbearbeiterin sanitäter sanitäterin
  schatzmeister schatzmeisterin schauspieler schauspielerin schiedsrichter schiedsrichterin schlagzeuger
  schlagzeugerin schlosser schmied schmiedin schneider schneiderin schreiner schreinerin schriftführer schriftführerin
  schriftführung schriftsteller schriftstellerin schulleiter schulleiterin schultheiß schuster schweißer schweißerin
  schwimmer schwimmerin schäfer schäferin schöffe schöffin schüler schülerin schülersprecher sekretär sekretärin
  senator senatorin senner sennerin sieger siegerin soldat soldatin solist solistin sopranistin soziologe soziologin
  spediteur spieler spielerin sprecher sprecherin staatsanwalt staatsanwältin staatssekretär staatssekretärin
  stadtpräsident stadtpräsidentin stadtrat stadträtin stadtverordnete stadtverordneter statiker statikerin statistiker
  statistikerin steinmetz steinmetzin stellvertreter stellvertreterin steuerberater steuerberaterin steuermann stifter
  stifterin stipendiat stipendiatin student studentin ständerat ständerätin stürmer stürmerin superintendent
  superintendentin sänger sängerin taucher taucherin techniker technikerin teilhaber teilhaberin tenor theologe
  theologin therapeut therapeutin tierarzt tierärztin tischler tischlerin tischlermeister torfrau torhüter torhüterin
  torwart trainer trainerin trompeter trompeterin turner turnerin tänzer tänzerin töpfer töpferin uhrmacher
  uhrmacherin unternehmer unternehmerin verkehrsplaner verkehrsplanerin verkäufer verkäuferin verleger verlegerin
  vermesser vermesserin vermieter vermieterin verteidiger verteidigerin verwalter verwalterin vikar vikarin virologe
  virologin volkswirt volkswirtin volontär volontärin vorgänger vorgängerin vorsitz vorsitzende vorsitzenden
  vorsitzender vorstand vorständin wachtmeister wart weber weberin weltmeister winzer winzerin wirt wirtin
  wirtschaftsprüfer wissenschaftler wissenschaftlerin wächter wächterin zahnarzt zahnärztin zeichner zeichnerin zeuge
  zeugin zimmerin zimmermann zoologe zoologin äbtissin ärztin ökonom ökonomin übersetzer übersetzerin betriebsrat betriebsrätin
`)
