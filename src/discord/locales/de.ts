import { deModerators } from './de-moderators.ts'
import type { Messages } from './message-table.ts'

export const de: Messages = {
  ...deModerators,
  commands: {
    ask: { name: 'frage', description: 'Zitiert, was die Dokumente sagen' },
    help: { name: 'hilfe', description: 'Was dieser Bot hier kann' },
    who: { name: 'wer', description: 'Wer eine Person ist, aus den Dokumenten' },
    summary: {
      name: 'zusammenfassung',
      description: 'Das Wesentliche eines Dokuments, in seinen eigenen Sätzen',
    },
    sources: { name: 'quellen', description: 'Die Dokumente, aus denen hier zitiert wird' },
    sourcesList: { name: 'liste', description: 'Dokumente auflisten oder eines zeigen' },
    sourcesAdd: {
      name: 'hinzufügen',
      description: 'Seite, Datei oder Text hinzufügen (Moderation)',
    },
    sourcesRemove: { name: 'entfernen', description: 'Ein Dokument entfernen (Moderation)' },
    sourcesLimit: {
      name: 'beschränken',
      description: 'Festlegen, wer ein Dokument sehen darf (Moderation)',
    },
    reindex: {
      name: 'neueinlesen',
      description: 'Die Dokumente auf den neuesten Stand bringen (Moderation)',
    },
    reindexPreview: { name: 'vorschau', description: 'Zeigt, was sich ändern würde' },
    reindexApply: { name: 'anwenden', description: 'Alle Quellen neu lesen' },
    reindexRollback: { name: 'zurück', description: 'Zu einem früheren Stand zurückkehren' },
    reindexStatus: { name: 'stand', description: 'Zeigt die aufbewahrten Stände' },
    settings: { name: 'einstellungen', description: 'Wie der Bot hier antwortet (Moderation)' },
    gaps: {
      name: 'lücken',
      description: 'Fragen, die die Dokumente nicht beantworten (Moderation)',
    },
  },
  options: {
    question: { name: 'frage', description: 'In eigenen Worten, in jeder Sprache' },
    private: { name: 'privat', description: 'Nur du siehst die Antwort' },
    document: { name: 'dokument', description: 'Tippe einen Teil des Titels' },
    name: { name: 'name', description: 'Name einer Person, in jeder Schrift' },
    lines: { name: 'zeilen', description: 'Wie viele Sätze, 1 bis 10' },
    focus: { name: 'thema', description: 'Ein Thema oder eine Frage, um die es gehen soll' },
    since: { name: 'seit', description: 'Was neu ist seit einem Datum, etwa 2026-02-01' },
    url: { name: 'adresse', description: 'Adresse einer Seite' },
    file: { name: 'datei', description: 'Text, Markdown, HTML, PDF, DOCX, CSV, JSON oder ZIP' },
    generation: { name: 'stand', description: 'Der Stand, zu dem zurückgekehrt wird' },
  },
  menus: {
    findSource: 'Quelle finden',
    askAbout: 'Hierzu fragen',
    addAsSource: 'Als Quelle hinzufügen',
  },
  who: {
    title: (count) => (count === 1 ? '1 Person' : `${count} Personen`),
    times: (count) => `${count}×`,
    roles: 'Ämter',
    unknown: 'In den Dokumenten steht niemand dieses Namens.',
    near: 'Ähnlich:',
    nobody: 'In den Dokumenten wird niemand genannt.',
    notSearched: 'Die Dokumente sind noch nicht nach Namen durchsucht.',
  },
  summary: {
    none: 'Kein Satz dieses Dokuments steht für sich allein.',
    choose: 'Wähle eines der Dokumente.',
    news: (count) => `Neue Dokumente: ${count}`,
    noNews: 'Seitdem ist nichts neu.',
    badDate: 'Schreibe das Datum als Jahr-Monat-Tag: 2026-02-01.',
  },
  help: {
    what: 'Ich antworte mit den genauen Worten der Dokumente dieser Gemeinschaft und sage es, wenn sie nicht antworten. Eigene Sätze schreibe ich nie.',
    ask: '`/frage` zitiert den Satz, der deine Frage beantwortet. Du kannst mich auch erwähnen. Mit `privat: True` siehst nur du die Antwort; im Thread einer Antwort fragst du nach.',
    buttons:
      '**Prüfen** liest das Dokument noch einmal, **Mehr** und **Kontext** zeigen weitere Stellen, 👍 👎 sagen der Moderation, was geholfen hat.',
    people: '`/wer` sagt, wer eine Person ist, `/zusammenfassung` das Wesentliche eines Dokuments.',
    sources: '`/quellen liste` zeigt die Dokumente.',
    menus: 'Im Menü einer Nachricht unter Apps: **Quelle finden** und **Hierzu fragen**.',
    moderators:
      'Für die Moderation: `/quellen hinzufügen` und `entfernen`, `/neueinlesen`, `/einstellungen`, `/lücken` und **Als Quelle hinzufügen** im Menü einer Nachricht.',
    example: 'Zum Beispiel:',
    whoIs: (name) => `Wer ist ${name}?`,
  },
  sources: {
    title: (documents) => (documents === 1 ? '1 Dokument' : `${documents} Dokumente`),
    none: 'Hier gibt es noch keine Dokumente.',
    defaults: 'Dieser Server hat keine eigenen Dokumente, darum werden die des Betreibers zitiert.',
    passages: (count) => (count === 1 ? '1 Abschnitt' : `${count} Abschnitte`),
    notFound: 'Dieses Dokument gibt es nicht. Wähle eines, das beim Tippen angeboten wird.',
    addTitle: 'Quelle hinzufügen',
    addUrl: 'Adresse einer Seite',
    addName: 'Oder ein Titel für einen Text',
    addText: 'Der Text',
    addHint: 'Gib Titel und Text an, oder nur eine Adresse.',
    nothingGiven: 'Gib eine Adresse an, oder einen Titel und einen Text.',
    tooLarge: (megabytes) => `Die Datei ist größer als ${megabytes} MB. Teile sie auf.`,
    reading: (documents, passages) => `Lese: ${documents} Dokumente, ${passages} Abschnitte …`,
    removed: (title) => `Entfernt: ${title}`,
  },
  about: {
    title: 'Hierzu fragen',
    message: 'Die Nachricht',
    empty: 'In dieser Nachricht steht kein Text.',
  },
  answer: {
    open: 'Öffnen',
    excerpt: 'Auszug',
    notFound: 'Nicht in den Dokumenten.',
    unsure: 'Nicht sicher, ob die Dokumente das beantworten. Die nächste Stelle:',
    noDocuments:
      'Hier gibt es noch keine Dokumente. Die Moderation kann das mit `/quellen hinzufügen` ändern.',
    nothingLeft: 'Die Dokumente sagen das nicht mehr. Stelle die Frage noch einmal.',
    notQuoted:
      'Ein Satz dieser Antwort wird hier nicht mehr zitiert. Stelle die Frage noch einmal.',
    nearest: 'Die nächste Stelle, die die Frage nicht beantwortet:',
    askPrivately:
      'Manche Dokumente werden hier nicht öffentlich zitiert. Mit `privat: True` wird auch in ihnen gesucht.',
    othersLeftOut:
      'Auf einmal werden höchstens drei Fragen beantwortet. Stell die übrigen noch einmal für sich.',
  },
  smallTalk: {
    nothing: 'Darin steckt keine Frage. Frag nach etwas, das in den Dokumenten steht.',
    greeting: 'Hallo! Frag mich etwas, das in den Dokumenten steht, und ich zitiere es.',
    thanks: 'Gern geschehen. Ich bin da, wenn du etwas nachschlagen willst.',
    'about-bot':
      'Ich zitiere nur die Dokumente dieser Gemeinschaft, Wort für Wort. Frag nach etwas, das darin steht.',
    instruction:
      'Ich kann nur aus den Dokumenten zitieren und folge keinen Anweisungen. Frag nach etwas, das darin steht.',
  },
  buttons: {
    check: 'Prüfen',
    more: 'Mehr',
    context: 'Kontext',
    share: 'Teilen',
    followUp: 'Nachfragen',
    delete: 'Löschen',
    nearest: 'Nächste Stelle',
  },
  check: {
    unchanged: '✅ Unverändert: das Dokument sagt das heute.',
    moved: '✅ Verschoben: dieselben Worte stehen an anderer Stelle des Dokuments.',
    changed: '⚠️ Geändert: das Dokument sagt hier nun etwas anderes.',
    gone: '❌ Weg: das Dokument sagt das nicht mehr.',
    before: 'Vorher',
    now: 'Jetzt',
  },
  feedback: {
    title: 'Was fehlte?',
    missing: 'Was hattest du erwartet?',
    missingExample: 'Das darf leer bleiben. Dein Name wird nicht aufbewahrt.',
    thanks: 'Danke. Die Moderation sieht das, ohne deinen Namen.',
  },
  followUp: {
    title: 'Nachfragen',
    label: 'Deine nächste Frage',
    example: 'Die Frage davor ist bekannt: „Und sonntags?“ genügt.',
  },
  errors: {
    notYours: 'Nur wer gefragt hat oder die Moderation kann das löschen.',
    fault: 'Das hat nicht geklappt. Der Fehler wurde protokolliert.',
    tooLate:
      'Das hat länger als 15 Minuten gedauert, zu lange für eine private Antwort. Bitte nutze den Befehl noch einmal.',
    expired: 'Diese Antwort ist abgelaufen. Stelle die Frage noch einmal.',
    unknown: 'Diese Version kennt das nicht mehr. Bitte nutze den Befehl noch einmal.',
    moderatorsOnly: 'Das dürfen nur Mitglieder, die den Server verwalten können.',
    busy: (holder) =>
      `${holder} bringt gerade die Dokumente auf den neuesten Stand. Versuche es danach noch einmal.`,
    tooManyRequests: (seconds) => `Das ging zu schnell. Versuche es in ${seconds} s noch einmal.`,
    crowded: 'Gerade warten viele Fragen. Frag in ein paar Sekunden noch einmal.',
    unusableQuestion: 'Bitte stelle eine Frage mit höchstens 1.000 Zeichen.',
    wrongChannel: 'Fragen werden in anderen Kanälen dieses Servers beantwortet.',
    wrongRole: 'Keine deiner Rollen darf hier fragen.',
    hidden: 'Diese Antwort zitiert ein Dokument, das du nicht sehen darfst.',
    notInPublic: 'Nicht alle in diesem Kanal dürfen dieses Dokument sehen. Nimm `privat: True`.',
  },
}
