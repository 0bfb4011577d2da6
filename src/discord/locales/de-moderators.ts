import type { ModeratorMessages } from './moderator-messages.ts'

export const deModerators: ModeratorMessages = {
  reindex: {
    summary: (added, changed, removed, unchanged) =>
      `**${added}** neu · **${changed}** geändert · **${removed}** entfernt · **${unchanged}** unverändert`,
    added: 'Neu',
    changed: 'Geändert',
    removed: 'Entfernt',
    failed: 'Nicht lesbar; der letzte gute Stand bleibt',
    nothing:
      'Dieser Server hat keine eigenen Dokumente. Mit `/quellen hinzufügen` kommen welche dazu.',
    cancel: 'Abbrechen',
    cancelled: 'Abgebrochen. Nichts wurde geändert.',
    notRunning: 'Hier läuft nichts mehr.',
    rolledBack: (generation) => `Stand ${generation} ist wieder aktuell.`,
    generation: (generation, documents, passages) =>
      `Stand ${generation} · Dokumente: ${documents} · Abschnitte: ${passages}`,
    live: 'aktuell',
    notKept: 'Dieser Stand wird nicht aufbewahrt.',
    goesOn: (link) =>
      `Discord lässt mich hier nur 15 Minuten lang schreiben. Der Rest kommt [im Kanal](${link}).`,
    details: 'Die Einzelheiten zeigt der Moderation `/neueinlesen stand`.',
    lastRun: 'Der letzte Durchgang',
    lastPreview: 'Die letzte Vorschau',
  },
  settings: {
    title: 'Einstellungen',
    channels: 'Kanäle, in denen geantwortet wird',
    roles: 'Rollen, die fragen dürfen',
    logChannel: 'Kanal für Änderungshinweise',
    threshold: 'Wie sicher eine Antwort sein muss',
    privacy: 'Antworten sind standardmäßig privat',
    language: 'Sprache',
    all: 'alle',
    everyone: 'alle',
    none: 'keiner',
    ofMember: 'die des Mitglieds',
    yes: 'ja',
    no: 'nein',
    strict: (answered, wrong) =>
      `Streng: antwortet auf ${answered} von 100 beantwortbaren Fragen, bei ${wrong} von 100 anderen zu Unrecht`,
    balanced: (answered, wrong) =>
      `Ausgewogen: antwortet auf ${answered} von 100 beantwortbaren Fragen, bei ${wrong} von 100 anderen zu Unrecht`,
    generous: (answered, wrong) =>
      `Großzügig: antwortet auf ${answered} von 100 beantwortbaren Fragen, bei ${wrong} von 100 anderen zu Unrecht`,
    togglePrivate: 'Privat: an / aus',
    chooseLanguage: 'Sprache',
    back: 'Zurück',
    deleteAll: 'Alles löschen',
    deleteTitle: 'Alles von diesem Server löschen',
    deleteLabel: (word) => `Tippe ${word} zur Bestätigung`,
    deleted: 'Alles, was von diesem Server aufbewahrt wurde, ist gelöscht.',
    notDeleted: 'Nichts wurde gelöscht.',
  },
  limits: {
    meaning:
      'Wer eine der Rollen hat, sieht den Inhalt dieses Dokuments in privaten Antworten. In den Kanälen sehen ihn alle, auch in öffentlichen Antworten. Ohne Auswahl sehen ihn alle überall. Die Moderation sieht ihn immer, in privaten Antworten.',
    roles: 'Rollen, die es privat sehen',
    channels: 'Kanäle, in denen es alle sehen',
    everyone: 'Alle sehen es, überall.',
  },
  gaps: {
    title: 'Gefragt, aber nicht in den Dokumenten',
    none: 'Bisher wurde jede öffentliche Frage beantwortet.',
    times: (count) => `${count}×`,
    chooseQuote: 'Ein mit 👎 markiertes Zitat ansehen',
    chooseRuling: 'Einen gesperrten oder festgelegten Satz ansehen',
    undo: 'Rückgängig machen',
    undone: 'Rückgängig gemacht. Antworten werden wieder wie vorher gefunden.',
    export: 'Als CSV ausgeben',
    clear: 'Liste leeren',
    ban: 'Nie mehr zitieren',
    banned: 'Dieser Satz wird hier nicht mehr zitiert.',
    pin: 'Anderen Satz festlegen',
    pinTitle: 'Der Satz, der antwortet',
    pinLabel: 'Sein genauer Wortlaut in den Dokumenten',
    pinned: 'Ab jetzt wird diese Frage mit diesem Satz beantwortet.',
    pinNotFound: 'Kein Dokument sagt genau das. Kopiere die Worte aus dem Dokument.',
    comment: 'Was fehlte:',
  },
  welcome: {
    text: 'Hallo! Ich beantworte Fragen mit den genauen Worten eurer Dokumente.\n**1.** Füge eine Quelle hinzu: eine Seite, eine Datei oder einen Text.\n**2.** Stelle mit `/frage` eine erste Frage.\nBis dahin werden die Dokumente des Betreibers zitiert. Alles Weitere steht unter `/einstellungen`.',
    add: 'Quelle hinzufügen',
    dismiss: 'Ausblenden',
  },
  notice: {
    changed: 'Eine öffentliche Antwort hat Worte zitiert, die nicht mehr in den Dokumenten stehen.',
    answer: 'Die Antwort',
    more: (count) =>
      count === 1
        ? 'Noch eine öffentliche Antwort hat Worte zitiert, die nicht mehr in den Dokumenten stehen.'
        : `Noch ${count} öffentliche Antworten haben Worte zitiert, die nicht mehr in den Dokumenten stehen.`,
  },
}
