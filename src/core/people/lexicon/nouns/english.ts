import { list } from '../word-list.ts'

/** Nouns that say what somebody is: offices, ranks, professions, functions, parts played. */
export const ENGLISH = list(`
  abbess abbot accompanist accountant activist actor actors actress adjudicator adjutant adm administrator
  admiral adviser advisor advocate agent aide alderman ambassador anaesthetist analyst anchor angler animator
  announcer anthropologist apothecary appellant appraiser apprentice arborist archaeologist archbishop archdeacon
  architect architects archivist armourer arranger artist artists assemblyman assemblywoman assessor assistant
  astronaut astronomer athlete attaché attorney auctioneer auditor author authors aviator avp bailiff baker ballerina
  bandleader bandmaster banker barista baritone barmaid barman barrister bartender bassist 
  bassoonist beadle beatboxer beekeeper bell-ringer bibliographer biochemist biologist bishop blacksmith boatbuilder
  boatswain bodyguard boilermaker bookbinder bookkeeper bookmaker bookseller bosun botanist bowler boxer brakeman
  brewer bricklayer brigadier broadcaster broker builder burgess bursar busker butcher butler buyer calligrapher
  cameraman camerawoman campaigner candidate canon cantor capt captain captains cardinal cardiologist caretaker
  carpenter cartographer cartoonist carver cashier caterer cellist ceo ceramicist cfo chair chairman chairmen
  chairperson chairs chairwoman chairwomen chambermaid champion chancellor chaplain chauffeur chef chemist chief
  chieftain choirmaster choreographer chorister chorus-master chro churchwarden cinematographer cio claimant 
  clarinetist clarinettist clergyman clergywoman clerk climatologist cllr clockmaker cmdr cmo co-author co-chair
  co-chairs co-director co-directors co-founder co-founders co-ordinator co-pilot coach coastguard cobbler cofounder
  col collector colonel columnist comedian commandant commander commentator commissioner commodore compere compiler
  composer comptroller concierge conductor conductor-composer confectioner congressman congresswoman conservationist
  conservator const constable consul consultant contractor contributor controller convener convenor coo cook cooper
  coordinator coordinator-general copilot coppersmith copywriter coroner corporal correspondent costumier councillor
  councilman councilor councilwoman counsel counsellor counselor countertenor courier coxswain cpl cpo craftsman
  craftswoman creator critic crofter croupier cryptographer cso cto curate curator curators custodian cyclist dancer
  dancers dci deacon deaconess dealer dean deckhand defender delegate demographer dentist deputy dermatologist
  designer det detective developer diplomat director directors dispatcher diver dj docent doctor doctors donor
  dramatist dramaturg dressmaker driver drover drummer dyer ecologist economist editor editors educator elder
  electrician embroiderer emcee emir emperor engineer engineers engraver entomologist entrepreneur envoy
  epidemiologist essayist ethnographer evangelist evp examiner executive executor explorer facilitator falconer farmer
  farmers farmhand farrier fellow ferryman fiddler filmmaker financier firefighter fireman fisherman fitter
  fitter-welder flautist flutist folklorist footballer footman forager foreman forester forewoman forward
  founder founders fundraiser furrier gaffer gamekeeper gardener gatekeeper gen genealogist general geneticist
  geographer geologist glaciologist glassblower glassmaker glazier goalkeeper goalscorer goldsmith gov governess
  governor gp graduate grocer groundskeeper groundsman guard guardian guide guitarist gunsmith gynaecologist
  hairdresser harbourmaster harpist hatmaker hatter head headman headmaster headmistress headteacher headwoman
  herbalist herder herdsman historian historians homeopath horticulturist host hotelier housekeeper huntsman
  hydrologist hygienist illustrator imam immunologist incumbent innkeeper insp inspector instructor intern interpreter
  inventor investigator investor ironmonger janitor jeweller joiner journalist judge judges juror justice keeper
  king knight knitter lamplighter landlord landowner laureate lawyer lawyers lead leader lecturer
  lecturers lexicographer librarian librettist lieutenant lifeguard lighthouse-keeper linesman linguist lobbyist
  locksmith lt lumberjack luthier lyricist machinist magistrate maintainer maj major maker manager manageress
  managers marshal master mate mathematician matriarch matron mayor mayoress mc mechanic mediator member
  members mentor mep merchant metallurgist meteorologist mezzo-soprano midfielder midwife milkman miller milliner
  miner minister ministers missionary mistress moderator monk mp msp muralist musician musicians nanny narrator
  naturalist navigator negotiator neurologist neuroscientist neurosurgeon newsreader nightwatchman novelist nun nurse
  nurses nutritionist oboist observer officer officers official ombudsman oncologist operator optician opticians
  optometrist orderly organiser organist organizer orthodontist osteopath overseer owner paediatrician painter
  palaeontologist paralegal paramedic parliamentarian parson participant pastor pathologist patriarch patron pc
  pediatrician percussionist perfumer petitioner pharmacist philanthropist philosopher photographer
  physician physicist physiotherapist pianist pianists pilot piper plaintiff plasterer player playmaker
  playwright plumber pm podiatrist poet policeman policewoman politician pope porter postgraduate postman postmaster
  postmistress postwoman potter preacher predecessor premier presenter president presidents priest prince princess
  principal printer printmaker prior prioress proctor producer professor professors programmer promoter prompter
  proofreader proprietor prosecutor prospector provost psychiatrist psychologist pte publican publisher puppeteer
  quartermaster queen quizmaster rabbi raconteur radiologist ranger rapper rapporteur reader receptionist recipient
  recorder rector reeve referee registrar rep repetiteur reporter representative researcher researchers resident
  respondent restaurateur restorer retiree reviewer rider rigger ringmaster roofer rower runner-up répétiteur
  sacristan saddler sailmaker sailor salesman salesperson saleswoman saxophonist scaffolder scholar
  scientist scientists scout screenwriter sculptor seafarer seamstress secretary seismologist seller sen senator
  sergeant servant setter sexton sgt shepherd shepherdess sheriff shipwright shoemaker shopkeeper signalman
  silversmith singer singers skater skier skipper smith sociologist soldier solicitor soloist sommelier soprano
  soubrette speaker specialist spinner spokesman spokesperson spokeswoman sponsor sprinter stagehand stallholder
  statistician stenographer steward stockbroker stockman stoker stonemason storyteller strategist striker student
  students stuntman stuntwoman sub-editor subdeacon substitute successor sultan superintendent supervisor supt surgeon
  surveyor svp swimmer tailor tanner taxidermist teacher teachers technician technologist teller tenor therapist
  tiler timekeeper timpanist tinsmith toolmaker trader tradesman trainee trainer translator trapper trawlerman
  treasurer trombonist trumpeter trustee trustees turner tutor tycoon typesetter typist umpire
  under-secretary undergraduate undersecretary undertaker upholsterer usher valet vendor ventriloquist verger vet
  veterinarian vicar vice-chair vice-chairman vice-chancellor vice-mayor vice-president vicechair victim vintner 
  violinist violist virologist vj vocalist volunteer volunteers vp waiter waitress warden warder
  watchmaker watchman weaver welder wheelwright wicketkeeper winemaker winger winner winners witness woodcarver
  woodturner woodworker worker wpc wrestler writer zookeeper zoologist
  private trooper gunner sapper rifleman airman seaman ensign midshipman cadet recruit lance-corporal bombardier
  rival replacement heir heiress trainee liaison
  understudy employee vicar counterpart counterparts
`)
