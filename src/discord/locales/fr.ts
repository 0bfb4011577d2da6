import { frModerators } from './fr-moderators.ts'
import type { Messages } from './message-table.ts'

export const fr: Messages = {
  ...frModerators,
  commands: {
    ask: { name: 'demander', description: 'Cite ce que disent les documents' },
    help: { name: 'aide', description: 'Ce que ce bot sait faire ici' },
    sources: { name: 'sources', description: 'Les documents cités ici' },
    sourcesList: { name: 'liste', description: 'Affiche les documents, ou l’un d’eux' },
    sourcesAdd: {
      name: 'ajouter',
      description: 'Ajoute une page, un fichier ou un texte (modération)',
    },
    sourcesRemove: { name: 'retirer', description: 'Retire un document (modération)' },
    reindex: { name: 'relire', description: 'Met les documents à jour (modération)' },
    reindexPreview: { name: 'aperçu', description: 'Montre ce qui changerait' },
    reindexApply: { name: 'appliquer', description: 'Relit toutes les sources' },
    reindexRollback: { name: 'revenir', description: 'Revient à un état antérieur' },
    reindexStatus: { name: 'état', description: 'Montre les états conservés' },
    settings: { name: 'réglages', description: 'Comment le bot répond ici (modération)' },
    gaps: {
      name: 'lacunes',
      description: 'Questions restées sans réponse dans les documents (modération)',
    },
  },
  options: {
    question: { name: 'question', description: 'Dans vos mots, dans toute langue' },
    private: { name: 'privé', description: 'Vous seul voyez la réponse' },
    document: { name: 'document', description: 'Tapez une partie du titre' },
    url: { name: 'adresse', description: 'Adresse d’une page' },
    file: { name: 'fichier', description: 'Texte, Markdown, HTML, PDF ou DOCX' },
    generation: { name: 'état', description: 'L’état auquel revenir' },
  },
  menus: {
    findSource: 'Trouver la source',
    askAbout: 'Demander à ce sujet',
    addAsSource: 'Ajouter comme source',
  },
  help: {
    what: 'Je réponds avec les mots exacts des documents de cette communauté, et je le dis quand ils ne répondent pas. Je n’écris jamais de phrases à moi.',
    ask: '`/ask` cite la phrase qui répond à votre question. Vous pouvez aussi me mentionner. Avec `private: True`, vous seul voyez la réponse ; dans le fil d’une réponse, vous pouvez poursuivre.',
    buttons:
      '**Vérifier** relit le document, **Plus** et **Contexte** montrent d’autres passages, 👍 👎 disent à la modération ce qui a aidé.',
    sources: '`/sources list` montre les documents.',
    menus:
      'Dans le menu d’un message, sous Applications : **Trouver la source** et **Demander à ce sujet**.',
    moderators:
      'Pour la modération : `/sources add` et `remove`, `/reindex`, `/settings`, `/gaps`, et **Ajouter comme source** dans le menu d’un message.',
    example: 'Par exemple :',
  },
  sources: {
    title: (documents) => (documents === 1 ? '1 document' : `${documents} documents`),
    none: 'Il n’y a pas encore de documents ici.',
    defaults: 'Ce serveur n’a pas de documents à lui ; ceux de l’opérateur sont cités.',
    passages: (count) => (count === 1 ? '1 passage' : `${count} passages`),
    notFound: 'Ce document n’existe pas. Choisissez-en un parmi ceux proposés pendant la saisie.',
    addTitle: 'Ajouter une source',
    addUrl: 'Adresse d’une page',
    addName: 'Ou un titre pour un texte',
    addText: 'Le texte',
    addHint: 'Donnez un titre et un texte, ou une adresse seule.',
    nothingGiven: 'Donnez une adresse, ou un titre et un texte.',
    tooLarge: (megabytes) => `Le fichier dépasse ${megabytes} Mo. Divisez-le.`,
    reading: (documents, passages) => `Lecture : ${documents} documents, ${passages} passages…`,
    removed: (title) => `Retiré : ${title}`,
  },
  about: {
    title: 'Demander à ce sujet',
    message: 'Le message',
    empty: 'Ce message ne contient pas de texte.',
  },
  answer: {
    open: 'Ouvrir',
    excerpt: 'extrait',
    notFound: 'Absent des documents.',
    noDocuments:
      'Il n’y a pas encore de documents ici. La modération peut en ajouter avec `/sources add`.',
    nothingLeft: 'Les documents ne disent plus cela. Posez la question à nouveau.',
    nearest: 'Le passage le plus proche, qui ne répond pas à la question :',
  },
  smallTalk: {
    nothing: 'Il n’y a pas de question là-dedans. Demandez quelque chose que disent les documents.',
    greeting: 'Bonjour ! Demandez-moi quelque chose que disent les documents, et je le citerai.',
    thanks: 'Je vous en prie. Je suis là si vous voulez chercher autre chose.',
    'about-bot':
      'Je ne fais que citer les documents de cette communauté, mot pour mot. Demandez quelque chose qu’ils disent.',
    instruction:
      'Je ne peux que citer les documents ; je ne suis aucune consigne. Demandez quelque chose qu’ils disent.',
  },
  buttons: {
    check: 'Vérifier',
    more: 'Plus',
    context: 'Contexte',
    share: 'Partager',
    followUp: 'Poursuivre',
    delete: 'Supprimer',
    nearest: 'Passage le plus proche',
  },
  check: {
    unchanged: '✅ Inchangé : le document le dit aujourd’hui.',
    moved: '✅ Déplacé : les mêmes mots se trouvent ailleurs dans le document.',
    changed: '⚠️ Modifié : le document dit maintenant autre chose ici.',
    gone: '❌ Disparu : le document ne le dit plus.',
    before: 'Avant',
    now: 'Maintenant',
  },
  feedback: {
    title: 'Que manquait-il ?',
    missing: 'Que pensiez-vous trouver ?',
    missingExample: 'Cela peut rester vide. Votre nom n’est pas conservé.',
    thanks: 'Merci. La modération le voit, sans votre nom.',
  },
  followUp: {
    title: 'Poursuivre',
    label: 'Votre question suivante',
    example: 'La question précédente est connue : « Et le dimanche ? » suffit.',
  },
  errors: {
    notYours: 'Seule la personne qui a demandé, ou la modération, peut supprimer ceci.',
    fault: 'Cela n’a pas marché. L’erreur est consignée.',
    expired: 'Cette réponse a expiré. Posez la question à nouveau.',
    unknown: 'Cette version ne connaît plus cela. Utilisez la commande à nouveau.',
    moderatorsOnly: 'Seuls les membres qui gèrent le serveur peuvent le faire.',
    busy: (holder) => `${holder} met les documents à jour. Réessayez quand ce sera terminé.`,
    tooManyRequests: (seconds) => `C’est beaucoup d’un coup. Réessayez dans ${seconds} s.`,
    unusableQuestion: 'Posez une question, en 1 000 caractères au plus.',
    wrongChannel: 'Les questions reçoivent leur réponse dans d’autres salons de ce serveur.',
    wrongRole: 'Aucun de vos rôles ne peut demander ici.',
  },
}
