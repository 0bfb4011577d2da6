import { list } from '../word-list.ts'

/** Nouns that say what somebody is, both genders. */
export const PORTUGUESE = list(`
  advogada advogado agricultor agricultora apresentador apresentadora arquiteta arquiteto assessor assessora ator
  atriz autora bailarina bailarino bibliotecária bibliotecário bispo biólogo cantor cantora chefe cineasta comandante
  compositora coordenador coordenadora cozinheira cozinheiro curador curadora cônsul dentista deputada deputado
  designer diretor diretor-geral diretora diretora-geral editora embaixador embaixadora empresária empresário
  enfermeira enfermeiro engenheira engenheiro escritor escritora escultor escultora estudante farmacêutica
  farmacêutico fotógrafa fotógrafo fundador fundadora gerente geóloga geólogo governador governadora historiador
  investigador jornalista juiz juíza maestrina maestro mestre ministra ministro médica médico músico oficial padeira
  padeiro pescador pescadora pesquisador pesquisadora pianista pintor pintora poeta poetisa porta-voz prefeita
  prefeito presidenta presidente produtor produtora professor professora programador programadora psicóloga psicólogo
  químico realizador realizadora redator redatora reitor reitora repórter secretária secretário senador senadora sócia
  sócio tesoureira tesoureiro tradutor tradutora treinador treinadora técnica técnico vereador vereadora veterinária
  veterinário vice-diretor vice-diretora vice-presidente
`)
