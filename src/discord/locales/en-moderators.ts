import type { ModeratorMessages } from './moderator-messages.ts'

export const enModerators: ModeratorMessages = {
  reindex: {
    summary: (added, changed, removed, unchanged) =>
      `**${added}** added · **${changed}** changed · **${removed}** removed · **${unchanged}** unchanged`,
    added: 'Added',
    changed: 'Changed',
    removed: 'Removed',
    failed: 'Could not be read; the last good state stays',
    nothing: 'This server has no documents of its own. Add some with `/sources add`.',
    cancel: 'Cancel',
    cancelled: 'Cancelled. Nothing was changed.',
    notRunning: 'Nothing is running here any more.',
    rolledBack: (generation) => `State ${generation} is in use again.`,
    generation: (generation, documents, passages) =>
      `State ${generation} · documents: ${documents} · passages: ${passages}`,
    live: 'in use',
    notKept: 'That state is not kept.',
    goesOn: (link) =>
      `Discord lets me write here for 15 minutes only. The rest comes [in the channel](${link}).`,
    details: 'Moderators see the details with `/reindex status`.',
    lastRun: 'The last run',
    lastPreview: 'The last preview',
  },
  settings: {
    title: 'Settings',
    channels: 'Channels to answer in',
    roles: 'Roles that may ask',
    logChannel: 'Channel for change notices',
    threshold: 'How sure an answer must be',
    privacy: 'Answers are private by default',
    language: 'Language',
    all: 'all',
    everyone: 'everyone',
    none: 'none',
    ofMember: 'each member’s own',
    yes: 'yes',
    no: 'no',
    strict: (answered, wrong) =>
      `Strict: answers ${answered} of 100 questions that have an answer, and ${wrong} of 100 that have none`,
    balanced: (answered, wrong) =>
      `Balanced: answers ${answered} of 100 questions that have an answer, and ${wrong} of 100 that have none`,
    generous: (answered, wrong) =>
      `Generous: answers ${answered} of 100 questions that have an answer, and ${wrong} of 100 that have none`,
    togglePrivate: 'Private: on / off',
    chooseLanguage: 'Language',
    back: 'Back',
    deleteAll: 'Delete everything',
    deleteTitle: 'Delete everything of this server',
    deleteLabel: (word) => `Type ${word} to confirm`,
    deleted: 'Everything that was kept of this server has been deleted.',
    notDeleted: 'Nothing was deleted.',
  },
  limits: {
    meaning:
      'Members with one of the roles see what this document says in private answers. In the channels everyone sees it, in public answers too. Without a choice everyone sees it everywhere. Moderators always do, in private.',
    roles: 'Roles that see it in private',
    channels: 'Channels where everyone sees it',
    everyone: 'Everyone sees it, everywhere.',
  },
  gaps: {
    title: 'Asked, but not in the documents',
    none: 'Every public question has been answered so far.',
    times: (count) => `${count}×`,
    chooseQuote: 'Look at a quote marked 👎',
    chooseRuling: 'Look at a banned or pinned sentence',
    undo: 'Undo',
    undone: 'Undone. Answers are found as before.',
    export: 'Export as CSV',
    clear: 'Clear the list',
    ban: 'Never quote this',
    banned: 'This sentence will not be quoted here any more.',
    pin: 'Pin another sentence',
    pinTitle: 'The sentence that answers it',
    pinLabel: 'Its exact words in the documents',
    pinned: 'From now on this question is answered with that sentence.',
    pinNotFound: 'No document says exactly that. Copy the words from the document.',
    comment: 'What was missing:',
  },
  welcome: {
    text: 'Hello! I answer questions with the exact words of your documents.\n**1.** Add a source: a page, a file or a text.\n**2.** Ask a first question with `/ask`.\nUntil then the operator’s own documents are quoted. `/settings` has the rest.',
    add: 'Add a source',
    dismiss: 'Dismiss',
  },
  notice: {
    changed: 'A public answer quoted words that the documents do not say any more.',
    answer: 'The answer',
    more: (count) =>
      count === 1
        ? 'One more public answer quoted words that the documents do not say any more.'
        : `${count} more public answers quoted words that the documents do not say any more.`,
  },
}
