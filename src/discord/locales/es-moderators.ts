import type { ModeratorMessages } from './moderator-messages.ts'

export const esModerators: ModeratorMessages = {
  reindex: {
    summary: (added, changed, removed, unchanged) =>
      `**${added}** nuevos · **${changed}** cambiados · **${removed}** quitados · **${unchanged}** sin cambios`,
    added: 'Nuevos',
    changed: 'Cambiados',
    removed: 'Quitados',
    failed: 'No se pudieron leer; se conserva el último estado válido',
    nothing: 'Este servidor no tiene documentos propios. Añade algunos con `/fuentes añadir`.',
    cancel: 'Cancelar',
    cancelled: 'Cancelado. No se cambió nada.',
    notRunning: 'Aquí ya no hay nada en marcha.',
    rolledBack: (generation) => `El estado ${generation} vuelve a estar en uso.`,
    generation: (generation, documents, passages) =>
      `Estado ${generation} · documentos: ${documents} · pasajes: ${passages}`,
    live: 'en uso',
    notKept: 'Ese estado no está guardado.',
    goesOn: (link) =>
      `Discord solo me deja escribir aquí durante 15 minutos. El resto llega [en el canal](${link}).`,
    details: 'La moderación ve los detalles con `/releer estado`.',
    lastRun: 'La última actualización',
    lastPreview: 'La última vista previa',
  },
  settings: {
    title: 'Ajustes',
    channels: 'Canales en los que responder',
    roles: 'Roles que pueden preguntar',
    logChannel: 'Canal para avisos de cambios',
    threshold: 'Certeza necesaria para responder',
    privacy: 'Respuestas privadas por defecto',
    language: 'Idioma',
    all: 'todos',
    everyone: 'todos',
    none: 'ninguno',
    ofMember: 'el de cada miembro',
    yes: 'sí',
    no: 'no',
    strict: (answered, wrong) =>
      `Estricto: responde ${answered} de 100 preguntas que tienen respuesta, y ${wrong} de 100 que no`,
    balanced: (answered, wrong) =>
      `Equilibrado: responde ${answered} de 100 preguntas que tienen respuesta, y ${wrong} de 100 que no`,
    generous: (answered, wrong) =>
      `Generoso: responde ${answered} de 100 preguntas que tienen respuesta, y ${wrong} de 100 que no`,
    togglePrivate: 'Privado: sí / no',
    chooseLanguage: 'Idioma',
    back: 'Atrás',
    deleteAll: 'Borrar todo',
    deleteTitle: 'Borrar todo lo de este servidor',
    deleteLabel: (word) => `Escribe ${word} para confirmar`,
    deleted: 'Se ha borrado todo lo que se guardaba de este servidor.',
    notDeleted: 'No se borró nada.',
  },
  limits: {
    meaning:
      'Quien tiene uno de los roles ve lo que dice este documento en respuestas privadas. En los canales lo ven todos, también en respuestas públicas. Sin elegir nada, lo ven todos en todas partes. La moderación lo ve siempre, en privado.',
    roles: 'Roles que lo ven en privado',
    channels: 'Canales donde lo ven todos',
    everyone: 'Lo ven todos, en todas partes.',
  },
  gaps: {
    title: 'Preguntado, pero no está en los documentos',
    none: 'Hasta ahora se ha respondido cada pregunta pública.',
    times: (count) => `${count}×`,
    chooseQuote: 'Ver una cita marcada con 👎',
    chooseRuling: 'Ver una frase vetada o fijada',
    undo: 'Deshacer',
    undone: 'Deshecho. Las respuestas se buscan como antes.',
    export: 'Exportar como CSV',
    clear: 'Vaciar la lista',
    ban: 'No citar nunca',
    banned: 'Esta frase ya no se citará aquí.',
    pin: 'Fijar otra frase',
    pinTitle: 'La frase que responde',
    pinLabel: 'Sus palabras exactas en los documentos',
    pinned: 'Desde ahora esta pregunta se responde con esa frase.',
    pinNotFound: 'Ningún documento dice exactamente eso. Copia las palabras del documento.',
    comment: 'Qué faltaba:',
  },
  welcome: {
    text: '¡Hola! Respondo preguntas con las palabras exactas de los documentos de esta comunidad.\n**1.** Añade una fuente: una página, un archivo o un texto.\n**2.** Haz una primera pregunta con `/preguntar`.\nHasta entonces se citan los documentos del operador. Lo demás está en `/ajustes`.',
    add: 'Añadir una fuente',
    dismiss: 'Descartar',
  },
  notice: {
    changed: 'Una respuesta pública citó palabras que los documentos ya no dicen.',
    answer: 'La respuesta',
    more: (count) =>
      count === 1
        ? 'Otra respuesta pública citó palabras que los documentos ya no dicen.'
        : `Otras ${count} respuestas públicas citaron palabras que los documentos ya no dicen.`,
  },
}
