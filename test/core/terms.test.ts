import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isStopTerm, kindOf, type TermKind, termFrequencies, terms } from '../../src/core/terms.ts'
import { anyText } from '../support/arbitrary-text.ts'

const ofKind = (text: string, kind: TermKind): string[] =>
  terms(text)
    .filter((term) => term.kind === kind)
    .map(({ term }) => term)

describe('words', () => {
  test.each([
    ['The policies of Ms Tondé’s boxes', 'the policy of ms tonde box'],
    ["L'arrêt d'Inès; don't", 'arret ine don'],
    ['Straße, Øre, Łódź, Đặng', 'strasse ore lodz dang'],
    ['ＦＵＬＬ ｗｉｄｔｈ', 'full width'],
    ['N3 Plus, class of news', 'n3 plus class of new'],
    ['ещё кот', 'еще кот'],
    ['हिन्दी', 'हिन्दी'],
    ['KD５ ٢٤ नियम२', 'kd5 नियम2'],
  ])('%s', (text, expected) => {
    expect(ofKind(text, 'word')).toEqual(expected.split(' '))
  })
})

describe('characters', () => {
  test('one and two at a time, in simplified form', () => {
    expect(ofKind('霧港市', 'character')).toEqual(['雾', '港', '雾港', '市', '港市'])
  })

  test('of Japanese and Thai too, and Korean is words', () => {
    expect(ofKind('かな', 'character')).toEqual(['か', 'な', 'かな'])
    expect(ofKind('ไทย', 'character')).toContain('ไท')
    expect(ofKind('한국어 질문', 'word')).toEqual(['한국어', '질문'])
  })
})

describe('numbers in one form', () => {
  test.each([
    [
      'n:1000000',
      [
        '1 million',
        '1,000,000',
        '100万',
        '1.000.000',
        '1 000 000',
        '一百万',
        '1 Million',
        '1 millón',
      ],
    ],
    ['n:1234.5', ['١٬٢٣٤٫٥', '۱٬۲۳۴٫۵', '１,２３４.５', '१,२३४.५', '1,234.5', '𝟭,𝟮𝟯𝟰.𝟱']],
    ['n:2026', ['２０２６年２月２４日', '٢٤ فبراير ٢٠٢٦', '２０２６', '๒๐๒๖', '२०२६ में']],
    ['n:26400000', ['26.4 million', '26,4 Millionen', '2640万']],
    ['n:186000000', ['1亿8600万', '1億8600萬', '186,000,000']],
    ['n:23000000', ['两千三百万', '23 millions']],
    ['n:1962', ['1962', '一九六二年']],
    ['n:38412', ['38.412 Euro', '38,412', "38'412"]],
    ['n:2.4.1', ['2.4.1', 'V2.4.1', 'v2.4.1']],
    [
      'd:2-24',
      [
        'Feb. 24',
        '24 February',
        '2月24日',
        '24/2',
        '24. Februar',
        '24 de febrero',
        '24 février',
        '二月二十四日',
        '2026-02-24',
        '24.2.2026',
        '２０２６年２月２４日',
        '٢٠٢٦-٠٢-٢٤',
        '2/24/2026',
        'February 24th',
        '24 февраля',
        '24 فبراير',
        '2월 24일',
      ],
    ],
    ['d:5-3', ['am 3. Mai', 'May 3', '3 May', '3rd of May', '5月3号']],
    ['t:9:30', ['9:30 am', '09:30', '9.30 Uhr', '9 h 30', '9时30分', '九点半']],
    [
      't:19:30',
      ['19h30', '晚上7点半', '午後7時半', '19点30分', '오후 7시 반', '7:30 pm', '夜7時30分'],
    ],
    ['t:0:00', ['晚上12点', '0:00', '24:00', '24 Uhr', '12 am']],
    [
      't:10:00',
      [
        '10:00-18:00',
        '10:00–18:00',
        '10.00-18.00 Uhr',
        '10-18 Uhr',
        '10 bis 18 Uhr',
        '10:00/11:00',
      ],
    ],
    ['t:18:00', ['10:00-18:00', '10:00–18:00', '10.00-18.00 Uhr', '10-18 Uhr', '10am-6pm']],
    ['n:1.5', ['1½', '1 ½ cups', '1.5', '1,5 kg', '1.5kg']],
    ['n:1200000', ['$1.2M', '1.2 million', '1,2 млн']],
    ['n:20', ['EUR20', '€20', 'US$20', '20EUR', '20kg', '20min', '20GB', '20 m²']],
    ['n:50000', ['5만원', '50,000원', '5万']],
    ['n:24', ['24h', '24 hours']],
    [
      'd:5-24',
      [
        '24.5.',
        'am 24.05.',
        '24.5.–26.5.',
        '24 мая',
        '24 травня',
        '24 maja',
        '24 Mayıs',
        '٢٤ مايو',
      ],
    ],
    ['d:5-1', ['1º de maio', '1er mai', '1 мая']],
    ['t:15:00', ['3 p.m.', '3pm', '15 Uhr', '15:00', '下午3点', '15時']],
  ])('%s', (term, texts) => {
    for (const text of texts)
      expect([text, ofKind(text, 'number')]).toEqual([text, expect.arrayContaining([term])])
  })

  test.each([
    ['10:00-18:00', ['t:10:00', 't:18:00']],
    ['9-17', ['n:9', 'n:17']],
    ['3-5 pm', ['t:15:00', 't:17:00']],
    ['9-5 pm', ['t:9:00', 't:17:00']],
    ['19点30分', ['t:19:30']],
    ['19h30 le mardi', ['t:19:30']],
    ['3点5米', ['n:3', 'n:5']],
    ['am 24.02.', ['d:2-24']],
    ['am 24.02 um 8 Uhr', ['n:24.02', 'd:2-24', 't:8:00']],
    ['24-го мая', ['n:24', 'd:5-24']],
    ['It costs 24.5.', ['n:24.5', 'd:5-24']],
    ['It costs 24.5 euros.', ['n:24.5']],
    ['2.5kg', ['n:2.5']],
    ['3小时', ['n:3']],
    ['24. Mai 19 Uhr', ['n:24', 'd:5-24', 't:19:00']],
    ['3 pm 20 people', ['t:15:00', 'n:20']],
    ['3 p.m. 20 people', ['t:15:00', 'n:20']],
    ['2026-05-24T10:00', ['n:2026', 'd:5-24', 't:10:00']],
    ['3시간', ['n:3']],
    ['1½', ['n:1.5']],
    ['20 m² ½', ['n:20']],
    ['0800-123456', ['n:0800-123456']],
    ['2.4.1-beta', ['n:2.4.1']],
  ])('%s is nothing else', (text, expected) => {
    expect([...ofKind(text, 'number')].sort()).toEqual([...expected].sort())
  })

  test('every decimal digit is read by its value', () => {
    const zeros = ['٠', '۰', '०', '০', '๐', '０', '𝟎', '𝟘', '𝟬']
    for (const zero of zeros) {
      const digits = Array.from({ length: 10 }, (_, value) =>
        String.fromCodePoint(zero.codePointAt(0)! + value),
      )
      expect(ofKind(`1${digits.join('')}`, 'number')).toEqual(['n:10123456789'])
    }
  })

  test('a unit written on to a number changes nothing of it', () => {
    const unit = fc.constantFrom('kg', 'GB', 'min', 'EUR', '€', '본', '本', 'km/h', ' ml', '%')
    const number = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(number, unit, ([whole, tenth], written) => {
        expect(ofKind(`${whole}.${tenth}${written}`, 'number')).toEqual([`n:${whole}.${tenth}`])
        expect(ofKind(`${whole},${tenth}${written}`, 'number')).toEqual([`n:${whole}.${tenth}`])
      }),
    )
  })

  test('signs that only look like digits are none', () => {
    expect(ofKind('①② ½ Ⅳ', 'number')).toEqual([])
  })

  test('a number after a letter of Chinese is one, inside a word it is none', () => {
    expect(ofKind('水样6800份', 'number')).toEqual(['n:6800'])
    expect(ofKind('the KD5 batch on A4', 'number')).toEqual([])
    expect(ofKind('1.5abc and 2/3w', 'number')).toEqual(['n:2'])
  })
})

describe('names across scripts', () => {
  test.each([
    ['黄坤明', 'Huang Kunming'],
    ['罗建平', 'Luo Jianping'],
    ['欧阳修', 'Ouyang Xiu'],
    ['歐陽修', 'Ouyang Xiu'],
    ['单田芳', 'Shan Tianfang'],
    ['曾国藩', 'Zeng Guofan'],
    ['吕布', 'Lü Bu'],
    ['省委书记黄坤明表示', 'Kunming Huang'],
    ['黄坤明是谁？', 'Who is Huang Kun Ming?'],
    ['广东省', 'Guangdong'],
    ['澜川生态大会', 'the Lanchuan conference'],
    ['黑龙江', 'Heilongjiang'],
    ['西安', 'Xi’an'],
    ['重庆', 'Chongqing'],
    ['渠成', 'Qu Cheng'],
    ['耶律乞奴', 'Yelü Qinu'],
  ])('%s and %s', (han, roman) => {
    const names = new Set(ofKind(han, 'name'))
    expect(ofKind(roman, 'name').some((name) => names.has(name))).toBe(true)
  })

  test('each pair of syllables is one; a surname is read as surnames are as well', () => {
    expect(ofKind('单仁平', 'name')).toEqual(['p:danren', 'p:shanren', 'p:renping'])
    expect(ofKind('黃坤明', 'name')).toEqual(['p:huangkun', 'p:kunming'])
    expect(ofKind('开', 'name')).toEqual([])
  })

  test('capitalised words of syllables alone are, when there are two', () => {
    expect(ofKind('Shijiazhuang, Huang Kun-ming', 'name')).toEqual([
      'p:shijia',
      'p:jiazhuang',
      'p:huangkun',
      'p:kunming',
    ])
    expect(ofKind('The board met Bo, Li and the Long family in London.', 'name')).toEqual([])
  })

  test('a long word is none, and takes no time', () => {
    expect(ofKind(`A${'nan'.repeat(20_000)}x`, 'name')).toEqual([])
    expect(ofKind(`A${'nan'.repeat(20_000)}`, 'name')).toEqual([])
  })
})

test('every term tells its kind, and frequencies count the same terms', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const all = terms(text)
      for (const { term, kind } of all) {
        expect(term).not.toBe('')
        expect(kindOf(term)).toBe(kind)
      }
      const total = [...termFrequencies(text).values()].reduce((sum, count) => sum + count, 0)
      expect(total).toBe(all.length)
    }),
    { numRuns: 300 },
  )
})

test('case, width and normal form do not count', () => {
  fc.assert(
    fc.property(fc.constantFrom('Café', 'Ångström', 'が行', '한국'), (word) => {
      expect(terms(word.normalize('NFD'))).toEqual(terms(word.normalize('NFC')))
      expect(ofKind(word.toLowerCase(), 'word')).toEqual(ofKind(word, 'word'))
    }),
  )
})

test('question words tell nothing', () => {
  const asked = (text: string): string[] =>
    terms(text)
      .map(({ term }) => term)
      .filter((term) => !isStopTerm(term))
  expect(asked('What is the fee for students?')).toEqual(['fee', 'student'])
  expect(asked('Wie viel kostet das?')).toEqual(['viel', 'kostet'])
  expect(asked('Où est la mairie ?')).toEqual(['mairie'])
})
