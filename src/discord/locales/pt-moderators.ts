import type { ModeratorMessages } from './moderator-messages.ts'

export const ptModerators: ModeratorMessages = {
  reindex: {
    summary: (added, changed, removed, unchanged) =>
      `**${added}** novos · **${changed}** alterados · **${removed}** removidos · **${unchanged}** sem mudança`,
    added: 'Novos',
    changed: 'Alterados',
    removed: 'Removidos',
    failed: 'Não puderam ser lidos; fica o último estado válido',
    nothing: 'Este servidor não tem documentos próprios. Adicione alguns com `/fontes adicionar`.',
    cancel: 'Cancelar',
    cancelled: 'Cancelado. Nada foi alterado.',
    notRunning: 'Aqui não há mais nada em andamento.',
    rolledBack: (generation) => `O estado ${generation} está em uso de novo.`,
    generation: (generation, documents, passages) =>
      `Estado ${generation} · documentos: ${documents} · trechos: ${passages}`,
    live: 'em uso',
    notKept: 'Esse estado não está guardado.',
    goesOn: (link) =>
      `O Discord só me deixa escrever aqui por 15 minutos. O resto vem [no canal](${link}).`,
    details: 'A moderação vê os detalhes com `/reler estado`.',
    lastRun: 'A última atualização',
    lastPreview: 'A última prévia',
  },
  settings: {
    title: 'Ajustes',
    channels: 'Canais em que responder',
    roles: 'Cargos que podem perguntar',
    logChannel: 'Canal para avisos de mudança',
    threshold: 'Certeza necessária para responder',
    privacy: 'Respostas privadas por padrão',
    language: 'Idioma',
    all: 'todos',
    everyone: 'todos',
    none: 'nenhum',
    ofMember: 'o de cada membro',
    yes: 'sim',
    no: 'não',
    strict: (answered, wrong) =>
      `Rigoroso: responde ${answered} de 100 perguntas que têm resposta, e ${wrong} de 100 que não têm`,
    balanced: (answered, wrong) =>
      `Equilibrado: responde ${answered} de 100 perguntas que têm resposta, e ${wrong} de 100 que não têm`,
    generous: (answered, wrong) =>
      `Generoso: responde ${answered} de 100 perguntas que têm resposta, e ${wrong} de 100 que não têm`,
    togglePrivate: 'Privado: sim / não',
    chooseLanguage: 'Idioma',
    back: 'Voltar',
    deleteAll: 'Apagar tudo',
    deleteTitle: 'Apagar tudo deste servidor',
    deleteLabel: (word) => `Digite ${word} para confirmar`,
    deleted: 'Tudo o que se guardava deste servidor foi apagado.',
    notDeleted: 'Nada foi apagado.',
  },
  limits: {
    meaning:
      'Quem tem um dos cargos vê o que este documento diz em respostas privadas. Nos canais todos veem, também em respostas públicas. Sem escolha, todos veem em toda parte. A moderação sempre vê, em privado.',
    roles: 'Cargos que o veem em privado',
    channels: 'Canais onde todos o veem',
    everyone: 'Todos o veem, em toda parte.',
  },
  gaps: {
    title: 'Perguntado, mas não está nos documentos',
    none: 'Até agora toda pergunta pública foi respondida.',
    times: (count) => `${count}×`,
    chooseQuote: 'Ver uma citação marcada com 👎',
    chooseRuling: 'Ver uma frase vetada ou fixada',
    undo: 'Desfazer',
    undone: 'Desfeito. As respostas são buscadas como antes.',
    export: 'Exportar como CSV',
    clear: 'Esvaziar a lista',
    ban: 'Nunca citar',
    banned: 'Esta frase não será mais citada aqui.',
    pin: 'Fixar outra frase',
    pinTitle: 'A frase que responde',
    pinLabel: 'Suas palavras exatas nos documentos',
    pinned: 'A partir de agora esta pergunta é respondida com essa frase.',
    pinNotFound: 'Nenhum documento diz exatamente isso. Copie as palavras do documento.',
    comment: 'O que faltava:',
  },
  welcome: {
    text: 'Olá! Respondo perguntas com as palavras exatas dos documentos de vocês.\n**1.** Adicione uma fonte: uma página, um arquivo ou um texto.\n**2.** Faça uma primeira pergunta com `/perguntar`.\nAté lá são citados os documentos do operador. O resto está em `/ajustes`.',
    add: 'Adicionar uma fonte',
    dismiss: 'Dispensar',
  },
  notice: {
    changed: 'Uma resposta pública citou palavras que os documentos não dizem mais.',
    answer: 'A resposta',
    more: (count) =>
      count === 1
        ? 'Mais uma resposta pública citou palavras que os documentos não dizem mais.'
        : `Mais ${count} respostas públicas citaram palavras que os documentos não dizem mais.`,
  },
}
