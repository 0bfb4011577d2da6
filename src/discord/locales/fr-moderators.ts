import type { ModeratorMessages } from './moderator-messages.ts'

export const frModerators: ModeratorMessages = {
  reindex: {
    summary: (added, changed, removed, unchanged) =>
      `**${added}** ajoutés · **${changed}** modifiés · **${removed}** retirés · **${unchanged}** inchangés`,
    added: 'Ajoutés',
    changed: 'Modifiés',
    removed: 'Retirés',
    failed: 'Illisibles ; le dernier état valide est conservé',
    nothing: 'Ce serveur n’a pas ses propres documents. Ajoutez-en avec `/sources ajouter`.',
    cancel: 'Annuler',
    cancelled: 'Annulé. Rien n’a été modifié.',
    notRunning: 'Plus rien n’est en cours ici.',
    rolledBack: (generation) => `L’état ${generation} est de nouveau en usage.`,
    generation: (generation, documents, passages) =>
      `État ${generation} · documents : ${documents} · passages : ${passages}`,
    live: 'en usage',
    notKept: 'Cet état n’est pas conservé.',
    goesOn: (link) =>
      `Discord ne me laisse écrire ici que 15 minutes. La suite arrive [dans le salon](${link}).`,
    details: 'La modération voit les détails avec `/relire état`.',
    lastRun: 'La dernière mise à jour',
    lastPreview: 'Le dernier aperçu',
  },
  settings: {
    title: 'Réglages',
    channels: 'Salons où répondre',
    roles: 'Rôles autorisés à poser des questions',
    logChannel: 'Salon des avis de modification',
    threshold: 'Certitude requise pour répondre',
    privacy: 'Réponses privées par défaut',
    language: 'Langue',
    all: 'tous',
    everyone: 'tous',
    none: 'aucun',
    ofMember: 'celle de chaque membre',
    yes: 'oui',
    no: 'non',
    strict: (answered, wrong) =>
      `Strict : répond à ${answered} questions sur 100 qui ont une réponse, et à ${wrong} sur 100 qui n’en ont pas`,
    balanced: (answered, wrong) =>
      `Équilibré : répond à ${answered} questions sur 100 qui ont une réponse, et à ${wrong} sur 100 qui n’en ont pas`,
    generous: (answered, wrong) =>
      `Généreux : répond à ${answered} questions sur 100 qui ont une réponse, et à ${wrong} sur 100 qui n’en ont pas`,
    togglePrivate: 'Privé : oui / non',
    chooseLanguage: 'Langue',
    back: 'Retour',
    deleteAll: 'Tout supprimer',
    deleteTitle: 'Tout supprimer de ce serveur',
    deleteLabel: (word) => `Tapez ${word} pour confirmer`,
    deleted: 'Tout ce qui était conservé de ce serveur a été supprimé.',
    notDeleted: 'Rien n’a été supprimé.',
  },
  limits: {
    meaning:
      'Les membres qui ont l’un des rôles voient ce que dit ce document dans les réponses privées. Dans les salons, tout le monde le voit, même dans les réponses publiques. Sans choix, tout le monde le voit partout. La modération le voit toujours, en privé.',
    roles: 'Rôles qui le voient en privé',
    channels: 'Salons où tout le monde le voit',
    everyone: 'Tout le monde le voit, partout.',
  },
  gaps: {
    title: 'Questions sans réponse dans les documents',
    none: 'Jusqu’ici, chaque question publique a eu une réponse.',
    times: (count) => `${count}×`,
    chooseQuote: 'Voir une citation marquée 👎',
    chooseRuling: 'Voir une phrase écartée ou épinglée',
    undo: 'Annuler ce choix',
    undone: 'C’est annulé. Les réponses sont cherchées comme avant.',
    export: 'Exporter en CSV',
    clear: 'Vider la liste',
    ban: 'Ne plus citer',
    banned: 'Cette phrase ne sera plus citée ici.',
    pin: 'Épingler une autre phrase',
    pinTitle: 'La phrase qui répond',
    pinLabel: 'Ses mots exacts dans les documents',
    pinned: 'Désormais, cette question reçoit cette phrase en réponse.',
    pinNotFound: 'Aucun document ne dit exactement cela. Copiez les mots du document.',
    comment: 'Ce qui manquait :',
  },
  welcome: {
    text: 'Bonjour ! Je réponds aux questions avec les mots exacts de vos documents.\n**1.** Ajoutez une source : une page, un fichier ou un texte.\n**2.** Posez une première question avec `/demander`.\nD’ici là, les documents de l’opérateur sont cités. Le reste est dans `/réglages`.',
    add: 'Ajouter une source',
    dismiss: 'Masquer',
  },
  notice: {
    changed: 'Une réponse publique citait des mots que les documents ne disent plus.',
    answer: 'La réponse',
    more: (count) =>
      count === 1
        ? 'Une autre réponse publique citait des mots que les documents ne disent plus.'
        : `${count} autres réponses publiques citaient des mots que les documents ne disent plus.`,
  },
}
