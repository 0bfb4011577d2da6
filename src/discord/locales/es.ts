import { esModerators } from './es-moderators.ts'
import type { Messages } from './message-table.ts'

export const es: Messages = {
  ...esModerators,
  commands: {
    ask: { name: 'preguntar', description: 'Cita lo que dicen los documentos' },
    help: { name: 'ayuda', description: 'Qué puede hacer este bot aquí' },
    sources: { name: 'fuentes', description: 'Los documentos que se citan aquí' },
    sourcesList: { name: 'lista', description: 'Muestra los documentos, o uno de ellos' },
    sourcesAdd: {
      name: 'añadir',
      description: 'Añade una página, un archivo o un texto (moderación)',
    },
    sourcesRemove: { name: 'quitar', description: 'Quita un documento (moderación)' },
    reindex: { name: 'releer', description: 'Pone al día los documentos (moderación)' },
    reindexPreview: { name: 'previa', description: 'Muestra qué cambiaría' },
    reindexApply: { name: 'aplicar', description: 'Vuelve a leer todas las fuentes' },
    reindexRollback: { name: 'volver', description: 'Vuelve a un estado anterior' },
    reindexStatus: { name: 'estado', description: 'Muestra los estados guardados' },
    settings: { name: 'ajustes', description: 'Cómo responde el bot aquí (moderación)' },
    gaps: {
      name: 'huecos',
      description: 'Preguntas que los documentos no respondieron (moderación)',
    },
  },
  options: {
    question: { name: 'pregunta', description: 'Con tus palabras, en cualquier idioma' },
    private: { name: 'privado', description: 'Solo tú ves la respuesta' },
    document: { name: 'documento', description: 'Escribe una parte del título' },
    url: { name: 'dirección', description: 'Dirección de una página' },
    file: { name: 'archivo', description: 'Texto, Markdown, HTML, PDF o DOCX' },
    generation: { name: 'estado', description: 'El estado al que volver' },
  },
  menus: {
    findSource: 'Buscar la fuente',
    askAbout: 'Preguntar sobre esto',
    addAsSource: 'Añadir como fuente',
  },
  help: {
    what: 'Respondo con las palabras exactas de los documentos de esta comunidad, y lo digo cuando no responden. Nunca escribo frases mías.',
    ask: '`/ask` cita la frase que responde a tu pregunta. También puedes mencionarme. Con `private: True` solo tú ves la respuesta; en el hilo de una respuesta puedes seguir preguntando.',
    buttons:
      '**Comprobar** vuelve a leer el documento, **Más** y **Contexto** muestran otros pasajes, 👍 👎 dicen a la moderación qué ayudó.',
    sources: '`/sources list` muestra los documentos.',
    menus:
      'En el menú de un mensaje, en Aplicaciones: **Buscar la fuente** y **Preguntar sobre esto**.',
    moderators:
      'Para la moderación: `/sources add` y `remove`, `/reindex`, `/settings`, `/gaps` y **Añadir como fuente** en el menú de un mensaje.',
    example: 'Por ejemplo:',
  },
  sources: {
    title: (documents) => (documents === 1 ? '1 documento' : `${documents} documentos`),
    none: 'Aquí todavía no hay documentos.',
    defaults: 'Este servidor no tiene documentos propios, así que se citan los del operador.',
    passages: (count) => (count === 1 ? '1 pasaje' : `${count} pasajes`),
    notFound: 'No existe ese documento. Elige uno de los que se ofrecen al escribir.',
    addTitle: 'Añadir una fuente',
    addUrl: 'Dirección de una página',
    addName: 'O un título para un texto',
    addText: 'El texto',
    addHint: 'Da un título y un texto, o solo una dirección.',
    nothingGiven: 'Da una dirección, o un título y un texto.',
    tooLarge: (megabytes) => `El archivo pesa más de ${megabytes} MB. Divídelo.`,
    reading: (documents, passages) => `Leyendo: ${documents} documentos, ${passages} pasajes…`,
    removed: (title) => `Quitado: ${title}`,
  },
  about: {
    title: 'Preguntar sobre esto',
    message: 'El mensaje',
    empty: 'Ese mensaje no tiene texto.',
  },
  answer: {
    open: 'Abrir',
    excerpt: 'extracto',
    notFound: 'No está en los documentos.',
    noDocuments:
      'Aquí todavía no hay documentos. La moderación puede añadir algunos con `/sources add`.',
    nothingLeft: 'Los documentos ya no dicen eso. Haz la pregunta otra vez.',
    nearest: 'El pasaje más cercano, que no responde a la pregunta:',
  },
  smallTalk: {
    nothing: 'Ahí no hay ninguna pregunta. Pregunta por algo que digan los documentos.',
    greeting: '¡Hola! Pregúntame algo que digan los documentos y lo citaré.',
    thanks: 'De nada. Aquí estoy cuando quieras consultar algo más.',
    'about-bot':
      'Solo cito los documentos de esta comunidad, palabra por palabra. Pregunta por algo que digan.',
    instruction:
      'Solo puedo citar los documentos; no sigo instrucciones. Pregunta por algo que digan.',
  },
  buttons: {
    check: 'Comprobar',
    more: 'Más',
    context: 'Contexto',
    share: 'Compartir',
    followUp: 'Seguir preguntando',
    delete: 'Borrar',
    nearest: 'Pasaje más cercano',
  },
  check: {
    unchanged: '✅ Sin cambios: el documento lo dice hoy.',
    moved: '✅ Movido: las mismas palabras están en otro lugar del documento.',
    changed: '⚠️ Cambiado: el documento dice ahora otra cosa aquí.',
    gone: '❌ Desaparecido: el documento ya no lo dice.',
    before: 'Antes',
    now: 'Ahora',
  },
  feedback: {
    title: '¿Qué faltaba?',
    missing: '¿Qué esperabas encontrar?',
    missingExample: 'Puede quedar vacío. Tu nombre no se guarda.',
    thanks: 'Gracias. La moderación lo ve, sin tu nombre.',
  },
  followUp: {
    title: 'Seguir preguntando',
    label: 'Tu siguiente pregunta',
    example: 'La pregunta anterior se conoce: basta «¿Y los domingos?».',
  },
  errors: {
    notYours: 'Solo quien preguntó, o la moderación, puede borrar esto.',
    fault: 'Eso no funcionó. El fallo ha quedado registrado.',
    expired: 'Esta respuesta ha caducado. Haz la pregunta otra vez.',
    unknown: 'Esta versión ya no conoce eso. Usa el comando otra vez.',
    moderatorsOnly: 'Solo pueden hacerlo quienes administran el servidor.',
    busy: (holder) => `${holder} está poniendo al día los documentos. Inténtalo cuando termine.`,
    tooManyRequests: (seconds) => `Son demasiadas de golpe. Inténtalo en ${seconds} s.`,
    unusableQuestion: 'Escribe una pregunta, de 1.000 caracteres como máximo.',
    wrongChannel: 'Las preguntas se responden en otros canales de este servidor.',
    wrongRole: 'Ninguno de tus roles puede preguntar aquí.',
  },
}
