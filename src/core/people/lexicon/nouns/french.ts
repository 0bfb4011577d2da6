import { list } from '../word-list.ts'

/** Nouns that say what somebody is, both genders. */
export const FRENCH = list(`
  abbesse abbé acteur actrice adhérent adhérente adjoint adjointe administrateur administratrice agent agente
  agriculteur agricultrice alto ambassadeur ambassadrice ambulancier ambulancière analyste animateur animateur-radio
  animatrice anthropologue apiculteur apicultrice apprenti apprentie aquarelliste arbitre arboriste archevêque
  architecte archiviste archéologue artisan artisane artiste assistant assistante astronome attaché attachée attaquant
  attaquante auteur auteure autrice avocat avocat-conseil avocate basse batteur batteuse berger bergère bibliothécaire
  bijoutier bijoutière biologiste botaniste boucher bouchère boulanger boulangère brasseur brasseuse brodeur brodeuse
  buraliste bâtonnier bâtonnière bénévole cadreur cadreuse caissier caissière calligraphe cantatrice capitaine
  cardinal cardiologue cartographe cavalier cavalière champion championne chancelier chancelière chanoine chanteur
  chanteuse chargé chargée charpentier chauffeur chauffeuse chef chef-d’orchestre cheffe chercheur chercheuse chimiste
  chirurgien chirurgienne chocolatier chocolatière chorégraphe chroniqueur chroniqueuse cinéaste clarinettiste
  claveciniste co-auteur coach coauteur coautrice codirecteur codirectrice cofondateur cofondatrice colonel colporteur
  commandant commandante commentateur commentatrice commerçant commerçante commissaire commissaire-priseur compositeur
  compositrice comptable comédien comédienne concepteur conceptrice concierge conducteur conductrice confiseur
  conférencier conférencière conseiller conseillère conservateur conservatrice consul consule consultant consultante
  conteur conteuse contrebassiste contremaître contrôleur contrôleuse coordinateur coordinatrice coordonnateur
  coordonnatrice copropriétaire coprésident coprésidente cordonnier cordonnière correspondant correspondante costumier
  costumière coureur coureuse couturier couturière couvreur couvreuse critique créateur créatrice cuisinier cuisinière
  curé cycliste céramiste danseur danseuse dentiste designer dessinateur dessinatrice dg dga diacre diplomate
  directeur directeur-adjoint directrice docteur doctorant doctorante documentaliste douanier douanière doyen doyenne
  dramaturge drh décorateur décoratrice défenseur défenseure délégué déléguée démographe député députée développeur
  développeuse enseignant enseignante entraîneur entraîneuse entrepreneur entrepreneuse ergothérapeute essayiste
  esthéticienne ethnologue expert experte exploitant exploitante facteur factrice fermier fermière ferronnier
  finaliste fleuriste flûtiste fonctionnaire fondateur fondatrice footballeur footballeuse forgeron formateur
  formatrice fromager fromagère gagnant gagnante garagiste garde garde-champêtre garde-forestier gardien
  gardien-de-but gardienne gendarme glaciairiste glaciologue gouverneur gouverneure graphiste graveur graveuse
  greffier greffière grutier guide guitariste général générale généticien généticienne géographe géologue gérant
  gérante habitant habitante harpiste hautboïste herboriste historien historienne horloger horlogère huissier
  huissière humoriste hydrologue hôte hôtelier hôtelière hôtesse illustrateur illustratrice imam imprimeur imprimeuse
  infirmier infirmière informaticien informaticienne ingénieur ingénieure inspecteur inspectrice instituteur
  institutrice interprète intérimaire inventeur inventrice jardinier jardinière joaillier joueur joueuse journaliste
  juge juriste juré jurée kinésithérapeute laborantin laborantine lauréat lauréate lecteur lectrice libraire
  lieutenant linguiste locataire luthier luthière machiniste magistrat magistrate maire mairesse manageur manageuse
  maquettiste maquilleur maquilleuse maraîcher maraîchère marchand marchande marin maroquinier marraine
  maréchal-ferrant mathématicien mathématicienne maçon maçonne maîtresse membre menuisier menuisière mercier metteur
  metteuse meunier meunière milieu ministre modérateur modératrice moine moniale moniteur monitrice monteur monteuse
  mosaïste musicien musicienne mécanicien mécanicienne mécène médecin médiateur médiatrice météorologue navigateur
  navigatrice neurologue notaire nutritionniste négociant négociante négociateur négociatrice océanographe oenologue
  officiant officier opticien opticienne opérateur opératrice organiste ornithologue orthophoniste ostréiculteur
  ostréicultrice ouvreur ouvreuse ouvrier ouvrière parfumeur parfumeuse parolier parrain participant participante
  pasteur pasteure paysagiste pdg peintre percussionniste pharmacien pharmacienne pharmacologue philosophe photographe
  physicien physicienne pianiste pilote pisciculteur plasticien plasticienne plombier plombière plongeur plongeuse
  poissonnier poissonnière policier policière pompier pompière porte-drapeau porte-parole postier postière potier
  potière poète poétesse premier-ministre prieur prieure procureur procureure producteur productrice professeur
  professeure programmeur programmeuse promoteur promotrice propriétaire proviseur proviseure précepteur prédécesseur
  préfet préfète préparateur préparatrice présentateur présentatrice président présidente prévôt prêtre psychanalyste
  psychiatre psychologue pâtissier pâtissière pédiatre pépiniériste pêcheur rabbin rameur rameuse rapporteur
  rapporteuse receveur receveuse recteur rectrice relieur relieuse reporter reporteur repreneur repreneuse
  représentant représentante responsable restaurateur restauratrice riverain riveraine romancier romancière
  réalisateur réalisatrice rédacteur rédactrice régent régente régisseur régisseuse réparateur réparatrice sage-femme
  saxophoniste scientifique sculpteur sculpteure sculptrice scénariste scénographe secrétaire secrétaire-général
  sergent serveur serveuse sismologue skipper skippeuse sociologue soliste sommelier sommelière soprano soudeur
  soudeuse souffleur souffleuse sous-chef sous-directeur sous-directrice sous-préfet sous-préfète sportif sportive
  spécialiste stagiaire standardiste statisticien statisticienne styliste successeur successeure superviseur suppléant
  suppléante surveillant surveillant-général syndicaliste sélectionneur sélectionneuse sénateur sénatrice tailleur
  tailleuse tapissier tapissière technicien technicienne tisserand tisserande titulaire torréfacteur traducteur
  traductrice trompettiste trésorier trésorière tuteur tutrice typographe témoin ténor urbaniste usager usagère
  vainqueur vainqueure vendangeur vendeur vendeuse verrier verrière vicaire vice-doyen vice-doyenne vice-président
  vice-présidente vice-trésorier vigneron vigneronne violoncelliste violoniste virologue viticulteur viticultrice
  volcanologue vétérinaire zoologiste ébéniste éclairagiste écologue économiste écrivain écrivaine édile éditeur
  éditorialiste éditrice éducateur éducatrice électricien électricienne éleveur éleveuse élu élue épicier épicière
  épidémiologiste étalagiste étudiant étudiante évêque œnologue
  envoyé envoyée élève écolier écolière lycéen lycéenne
  interne externe
`)
