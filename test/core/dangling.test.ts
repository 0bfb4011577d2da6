import { describe, expect, test } from 'vitest'
import { opensDangling } from '../../src/core/dangling.ts'

const LEANING: Record<string, readonly string[]> = {
  en: [
    'However, the offer ends on Friday.',
    'They outlined their plans.',
    '“It happens,” the keeper said.',
    '- Then he left by the back door.',
    'In some cases, she will ask for proof.',
    'For this reason, staff cannot make exceptions.',
    'Most of them already have.',
    'Some had brought folding chairs.',
    'If it holds, three towns will follow.',
    'It is a habit the company wants to end.',
    'Its last report found no faults.',
    'If not, ask at the desk.',
    'Except on Sundays.',
    '(except for members)',
    'This club was founded in 1990.',
    'On this site, write to Ann.',
  ],
  zh: [
    '此外，还将增开两条线路。',
    '这让不少人感到意外。',
    '「他借的是一本书。',
    '對此，居民看法不一。',
    '其中三分之二用於防水。',
    '不然会被移出。',
    '周日除外。',
    '该协会成立于1990年。',
  ],
  ja: [
    'さもないと退会になります。',
    '日曜日を除く。',
    'この協会は1990年に設立された。',
    'しかし、料金は変わらない。',
    'その後、彼は退職した。',
  ],
  es: [
    'Sin embargo, hubo retrasos.',
    'Ella misma trabajó allí.',
    'Para ello abrirá los lunes.',
    'Ese horno puede verse.',
    'De lo contrario, se pierde la plaza.',
    'Excepto los domingos.',
    'Esta asociación nació en 1990.',
  ],
  de: [
    'Trotzdem fordern Angler eine Prüfung.',
    'Er gilt als störanfällig.',
    'Das war eine Bedingung.',
    'An diesen Tagen springt ein Speicher ein.',
    'Sie haben Einspruch eingelegt.',
    'Sie können online gekauft werden.',
    'Sie können zweimal wiedergewählt werden, aber nur in Folge.',
    'Dieser Verein besteht seit 1990.',
    'Andernfalls verfällt der Platz.',
    'Sonst verfällt er.',
    'Falls nicht, fragen wir nach.',
    'Außer sonntags.',
  ],
  fr: [
    'Cependant, le pont reste fermé.',
    'Elle a refusé.',
    'Cette mesure a surpris.',
    'C’est un échec.',
    'Sinon, la place est perdue.',
    'Sauf le dimanche.',
    'Cette association date de 1990.',
  ],
  pt: [
    'Caso contrário, perde a vaga.',
    'Exceto aos domingos.',
    'No entanto, houve atrasos.',
    'Eles recusaram.',
    'Esse forno é antigo.',
    'Esta associação existe desde 1990.',
  ],
}

const STANDING: Record<string, readonly string[]> = {
  en: [
    'The council voted on Tuesday.',
    'This policy says when photographs may be taken.',
    'It is forbidden to feed the seals.',
    'Those who want to film must apply.',
    'Italy has a longer coast.',
    'Sorting follows the rules of the language.',
    'In 2020 the council moved.',
    'Theydon Bois is a village.',
    'So far, nine people have signed up.',
    'This server is for gardeners.',
    'On this server, be nice.',
    'Our club was founded in 1990.',
    'Except for members, everybody pays at the door.',
    'If not all agree, we vote.',
  ],
  zh: [
    '其他费用由本人承担。',
    '青溪老桥将封闭加固。',
    '但丁的诗。',
    '今后每两年检查一次。',
    '也许明天会下雨。',
    '该服务器仅供会员使用。',
    '在这个社区里请友善。',
    '节假日除外，每天开放。',
  ],
  ja: [
    'このサーバーは会員専用です。',
    '日曜日を除く毎日開館する。',
    '図書館は月曜日に休館する。',
    'この規約は四月から適用される。',
  ],
  es: [
    'Este servidor es para socios.',
    'Si no pagas, pierdes la plaza.',
    'Salvo los socios, todos pagan.',
    'El museo reabrirá en mayo.',
    'Esta política se aplica a todos.',
    'Yolanda dirige el coro.',
  ],
  de: [
    'Es gibt drei Eingänge.',
    'Sie können Ihre Karte online verlängern.',
    'Sie können das Ticket online kaufen.',
    'Sie müssen nichts mitbringen.',
    'Sie können Ihr Kind und sein Rad mitbringen.',
    'Auf diesem Server gelten drei Regeln.',
    'Wenn nicht alle zustimmen, stimmen wir ab.',
    'Das Wasser wird abgekühlt.',
    'Die Stadtwerke bauen.',
  ],
  fr: [
    'Il faut réserver.',
    'Ce serveur est réservé aux membres.',
    'Sauf avis contraire, la salle ouvre à neuf heures.',
    'Le pont est fermé.',
    'Il est interdit de fumer.',
    'Sablé est une ville.',
  ],
  pt: [
    'Este servidor é para sócios.',
    'Neste servidor valem três regras.',
    'O museu abre em maio.',
    'Este documento vale até junho.',
  ],
  xx: ['However strange, no rule is known for this language.'],
}

describe('opensDangling()', () => {
  for (const [language, sentences] of Object.entries(LEANING))
    test.each(sentences)(`${language}: “%s” leans on what came before`, (sentence) => {
      expect(opensDangling(sentence, language)).toBe(true)
    })
  for (const [language, sentences] of Object.entries(STANDING))
    test.each(sentences)(`${language}: “%s” stands alone`, (sentence) => {
      expect(opensDangling(sentence, language)).toBe(false)
    })
  test('a Chinese sentence in an English document is read as Chinese', () => {
    expect(opensDangling('此外，还有两点。', 'en')).toBe(true)
  })
  test.each([
    ['Gäste sind willkommen.', 'Sie müssen 5 Euro zahlen.', true],
    ['Kinder unter 12 dürfen mit.', 'Sie brauchen einen Helm.', true],
    ['Sie sind immer willkommen.', 'Sie müssen 5 Euro zahlen.', true],
    ['Bitte melden Sie sich an.', 'Sie müssen 5 Euro zahlen.', false],
    ['Wir danken Ihnen.', 'Sie können online zahlen.', false],
    ['Ist Ihre Karte weg?', 'Sie können eine neue holen.', false],
    ['Gäste sind willkommen.', 'Sie müssen Ihre Karte zeigen.', false],
    ['Gäste sind willkommen.', 'Es gibt drei Eingänge.', false],
    ['', 'Sie müssen 5 Euro zahlen.', false],
  ])('behind “%s”, “%s” leans: %s', (before, sentence, leans) => {
    expect(opensDangling(sentence, 'de', before)).toBe(leans)
  })
  test('an empty sentence stands alone', () => {
    expect(opensDangling('', 'en')).toBe(false)
  })
})
