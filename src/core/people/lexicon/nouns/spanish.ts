import { list } from '../word-list.ts'

/** Nouns that say what somebody is, both genders. */
export const SPANISH = list(`
  abogada abogado académica académico activista actor actriz adiestrador adiestradora administrador administradora
  aduanera aduanero afinador agente agricultor agricultora agrónoma agrónomo albañil alcalde alcaldesa alfarera
  alfarero alférez alguacil almirante ambientalista ambulanciero analista anestesista animador animadora antecesor
  antecesora anticuario antropóloga antropólogo apicultor apicultora apoderada apoderado aprendiz archivera archivero
  arpista arquera arquero arqueóloga arqueólogo arquitecta arquitecto artista arzobispo asesor asesora asistente
  astrónoma astrónomo atleta autor autora autónomo auxiliar ayudante azafata bailaor bailaora bailarina bailarín
  bajista ballenero banquera banquero barbero barman barítono becaria becario bedel bibliotecaria bibliotecario
  biotecnólogo bióloga biólogo bombera bombero bordadora botánica botánico boxeador boxeadora buceador buceadora cabo
  cajera cajero calígrafa calígrafo camarera camarero camarógrafo camionera camionero campeona campesina campesino
  campeón canciller candidata candidato cantante cantaor cantaora cantautor cantautora canónigo capataz capitana
  capitán caporal cardenal cardióloga cardiólogo carnicero carpintera carpintero cartero cartógrafa cartógrafo catador
  catadora catedrática catedrático celador celadora censor ceramista cerrajero ciclista científica científico cineasta
  cirujana cirujano cirujano-jefe clarinetista cocinera cocinero cocinero-jefe codirector codirectora cofrade
  cofundador cofundadora colaborador colaboradora columnista comadrona comandante comentarista comerciante comisaria
  comisario comisionada comisionado compositor compositor-arreglista compositora comunicador comunicadora concejal
  concejala conferenciante confesor consejera consejero conserje conservador conservadora constructor consultor
  consultora contable contador contadora contrabajista contralor contralora contramaestre contratista coordinador
  coordinadora copropietaria copropietario coreógrafa coreógrafo corista coronel corredor corredora corresponsal
  costurera criador criadora cronista cuidador cuidadora cura curador curadora decana decano delantera delantero
  delegada delegado dentista dependienta dependiente deportista desarrollador desarrolladora descubridor detective
  dibujante diplomática diplomático diputada diputado directiva directivo director directora diseñador diseñadora
  diácono doblador doctor doctoranda doctorando dramaturga dramaturgo ebanista ecologista economista ecólogo editor
  editora educador educadora electricista embajador embajador-adjunto embajadora emprendedor emprendedora empresaria
  empresario encargada encargado enfermera enfermero ensayista entrenador entrenadora enviada enviado enóloga enólogo
  epidemióloga epidemiólogo escenógrafa escenógrafo escribana escribano escritor escritora escultor escultora
  espeleólogo estadístico estilista estudiante etnógrafa exalcalde exalcaldesa exfutbolista exministra exministro
  experta experto expresidenta expresidente farera farero farmacéutica farmacéutico ferroviario filóloga filólogo
  filósofa filósofo finalista fiscal fisioterapeuta flautista florista fontanera fontanero forense formador formadora
  fotógrafa fotógrafo fraile funcionaria funcionario fundador fundadora futbolista física físico gaitera gaitero
  ganadera ganadero ganador ganadora general genetista gerente gestor gestora geóloga geólogo glacióloga glaciólogo
  gobernador gobernadora granjera granjero guardabosques guardaparques guardia guardés guionista guionista-jefe
  guitarrista guía herrero historiador historiadora hostelera hostelero hotelero ilustrador ilustradora impresor imán
  infanta ingeniera ingeniero inmunólogo inspector inspector-jefe inspectora instructor instructora intendente
  interventor interventora intérprete inventor inventora investigador investigadora jardinera jardinero jardinero-jefe
  jefa jefe joyera joyero jubilada jubilado juez juez-decano jueza jugador jugadora juglar jurado karateca lectora
  letrada letrado letrista librera librero lingüista lingüista-jefe litigante locutor locutora luthier líder madrina
  maestra maestro magistrada magistrado maquillador maquilladora maquinista marinero mariscal marquesa masajista
  matemática matemático matrona mayordomo mecánico mediador mediadora mercader meteoróloga meteorólogo miembro minera
  minero ministra ministro misionera misionero moderador moderadora modista monitor monitora monja monje montador
  montadora médica médico músico nadador nadadora narrador narradora navegante negociador negociadora neuróloga
  neurólogo notaria notario novelista obispo obrera obrero oceanógrafa oceanógrafo odontóloga odontólogo oficial
  oncóloga oncólogo operador operadora operaria operario orador oradora orfebre organista organizador organizadora
  ornitóloga ornitólogo padrino paleontóloga paleontólogo panadera panadero panadero-jefe parlamentaria parlamentario
  pastor pastora patrocinador patrocinadora patrona patrón peluquera peluquero percusionista periodista perita perito
  pescadero pescador pescadora pianista piloto pintor pintor-jefe pintora pirotécnico podólogo poeta policía ponente
  portador portavoz portera portero practicante predecesor predecesora prefecta pregonera pregonero preparador
  preparadora presbítero presentador presentadora presidenta presidente presidente-fundador prior priora procurador
  procurador-general procuradora productor productora profesor profesora programador programadora promotor promotora
  propietaria propietario psicóloga psicólogo psiquiatra párroco química químico rabino realizador realizadora
  recepcionista rector rector-emérito rectora redactor redactora regente regidor regidora relojera relojero remera
  remero reportera reportero representante rescatista responsable restaurador restauradora revisor revisora sacerdote
  sacristán salinera salinero sanitaria sanitario sargento sastre saxofonista secretaria secretario senador senadora
  sindicalista socia socio sociólogo soldado solista solista-principal soprano subdirector subdirectora subinspector
  subinspectora submarinista subsecretaria subsecretario sucesor sucesora supervisor supervisora suplente surfista
  síndica síndico tabernera tabernero tallista taquillera taquillero taxista tejedor tejedora telefonista teniente
  tenor terapeuta tertuliano tesorera tesorero titiritera titiritero torera torero trabajador trabajadora traductor
  traductora tramoyista transportista tripulante trompetista tutor tutora técnica técnico urbanista vaquera vaquero
  vendedor vendedora veterinaria veterinario vicario vicealcalde vicealcaldesa vicecónsul vicedecana vicedecano
  viceministra viceministro vicepresidenta vicepresidente vicerrector vicerrectora vigilante vinicultor violinista
  violonchelista viróloga virólogo viticultor viticultora vocal voluntaria voluntario vulcanóloga vulcanólogo zapatera
  zapatero zoóloga zoólogo árbitra árbitro
  alumno alumna exalumno exalumna
  directivo directiva utillero
`)
