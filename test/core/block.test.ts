import { describe, expect, test } from 'vitest'
import { blocks } from '../../src/core/block.ts'

const shown = (text: string): string[] =>
  blocks(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

describe('headings', () => {
  test('of Markdown, with their levels', () => {
    const text = '# One\n\nText here.\n\n## Two\nMore text.\n\nThree\n=====\n\nLast text.'
    expect(blocks(text).map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['prose', 0],
      ['heading', 2],
      ['prose', 0],
      ['heading', 1],
      ['boilerplate', 0],
      ['prose', 0],
    ])
  })

  test.each([
    'Senior Independent Director',
    '3. Prizes',
    'OPENING HOURS',
    'How do I get a refund?',
    'I did not go to school in English. What proof do you need?',
    '**Rules**',
    '🔥 Highlights',
    '一、手写批注',
    '如何报名？',
  ])('%s, alone before a paragraph', (line) => {
    const text = `The first paragraph ends here.\n\n${line}\n\nIt is a paragraph with an end.`
    expect(shown(text)[1]).toBe(`heading: ${line}`)
  })

  test.each([
    'Published on 9 October 2026 by the programme office',
    'Datum: Samstag',
    'By Cordelia Ashworth, Fenwick Courier',
    'Yours sincerely,',
    'Questions? hello@riverhack.example',
    'which goes on from the line above',
    'All of this is a sentence.',
  ])('but not: %s', (line) => {
    const text = `The first paragraph ends here.\n\n${line}\n\nIt is a paragraph with an end.`
    expect(shown(text)[1]).toBe(`prose: ${line}`)
  })

  test('in bold heads its text below another in bold', () => {
    expect(shown('**Why us?**\n**Who pays?**\nThe council pays all of it.')).toEqual([
      'prose: **Why us?**',
      'heading: **Who pays?**',
      'prose: The council pays all of it.',
    ])
  })

  test('a signature at the end heads nothing', () => {
    expect(shown('Text of the notice.\n\nLe maire, Édouard Roy')[1]).toBe(
      'prose: Le maire, Édouard Roy',
    )
  })

  test('the day of a programme heads its lines alone', () => {
    const text = 'Saturday 17 October\n09:30 Maps\n11:00 Talk: Licences\n\nAll meals are free.'
    expect(shown(text)).toEqual([
      'heading: Saturday 17 October',
      'item: 09:30 Maps',
      'item: 11:00 Talk: Licences',
      'prose: All meals are free.',
    ])
    expect(blocks(text)[0]!.until).toBe(text.indexOf('\n\n'))
  })
})

describe('questions of a FAQ head their answers', () => {
  test.each([
    ['Q: May I bring a dog?', 'A: Yes, on a leash.'],
    ['Q : Puis-je venir avec un chien ?', 'R : Oui, en laisse.'],
    ['F: Darf mein Hund mit?', 'A: Ja, an der Leine.'],
    ['P: ¿Puedo traer a mi perro?', 'R: Sí, con correa.'],
    ['P: Posso levar o cão?', 'R: Sim, com trela.'],
    ['问：可以带狗吗？', '答：可以，要牵好。'],
    ['問：可以帶狗嗎？', '答：可以，要牽好。'],
    ['質問：犬を連れて行けますか？', '回答：はい、リードをつけて。'],
    ['Ｑ．犬を連れて行けますか？', 'Ａ．はい、リードをつけて。'],
    ['Q1. May I bring a dog?', 'A1. Yes, on a leash.'],
    ['Q. May I bring a dog?', 'A. Yes, why not?'],
    ['Domanda: Posso portare il cane?', 'Risposta: Sì, al guinzaglio.'],
    ['Вопрос: Можно с собакой?', 'Ответ: Да, на поводке.'],
    ['В: Можно с собакой?', 'О: Да, на поводке.'],
    ['س: هل يمكنني إحضار كلب؟', 'ج: نعم'],
    ['질문: 개를 데려가도 되나요?', '답변: 네'],
    ['❓ May I bring a dog?', '✅ Yes, on a leash.'],
    ['1. May I bring a dog?', 'Yes, on a leash.'],
    ['- May I bring a dog?', 'Yes'],
    ['1.可以带狗吗？', '可以'],
    ['2) Which of these is true?', 'a) The first'],
  ])('%s / %s', (question, answer) => {
    const lines = [question, answer, question, answer]
    expect(blocks(lines.join('\n')).map(({ kind }) => kind === 'heading')).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  test.each([
    ['Q: May I bring a dog?', 'A: Yes, on a leash. Why not?'],
    ['Q: May I bring a dog? Or a cat?', 'Both of them, on a leash.'],
    ['Frage 3: Darf mein Hund mit?', 'Antwort: Ja, an der Leine.'],
    ['F: Darf mein Hund mit?', 'A: Ja, an der Leine.'],
    ['P: ¿Puedo traer a mi perro?', 'R: Sí, con correa.'],
    ['- **Q: May I bring a dog?**', '10 euros each, and on a leash.'],
    ['问：可以带狗吗？', '答：可以，要牵好。'],
    ['質問：犬を連れて行けますか？', 'はい、リードをつけて。'],
    ['Domanda: Posso portare il cane?', 'Risposta: Sì, al guinzaglio.'],
    ['В: Можно с собакой?', 'О: Да, на поводке.'],
    ['س: هل يمكنني إحضار كلب؟', 'ج: نعم'],
    ['질문: 개를 데려가도 되나요?', '답변: 네'],
  ])('in one paragraph: %s %s', (question, answer) => {
    const gap = !/^[\p{Script=Han}\p{Script=Hiragana}]/u.test(answer) ? ' ' : ''
    for (const between of ['\n', '\n\n']) {
      const text = [1, 2, 3].map(() => question + gap + answer).join(between)
      const found = blocks(text).map(({ kind, start, end }) => [
        kind === 'heading',
        text.slice(start, end),
      ])
      expect(found).toEqual(
        [1, 2, 3].flatMap(() => [
          [true, question],
          [false, answer],
        ]),
      )
    }
  })

  test.each([
    ['a list of questions', 'To the council:\n- Who pays?\n- When?\n- Why?'],
    ['with a sentence below', 'To the council:\n1. Who pays?\n2. When?\nIt is to answer soon.'],
    ['a mail', 'Subject: May we meet?\nFrom: Ann Lee\nDate: 3 May'],
    ['speakers called by letters', 'A: Who pays?\nB: The council.'],
    ['symbols before questions in a row', 'To the council:\n❓ Who pays?\n❓ When?\n❓ Why?'],
    ['a letter that is no label', 'J: Who pays? The council, Ann says.\n\nIt is to answer soon.'],
  ])('but not: %s', (_, text) => {
    expect(blocks(text).map(({ kind }) => kind)).not.toContain('heading')
  })
})

describe('lines', () => {
  test('wrapped by hand are one paragraph', () => {
    const text =
      'This paragraph was wrapped by hand at sixty columns, as mail is\nwritten by those who have done so for a very long time, and we\nmust not take its lines for paragraphs. It would be a bad thing\nto do.'
    expect(blocks(text)).toHaveLength(1)
  })

  test('that end as sentences are paragraphs', () => {
    expect(shown('Be nice to each other.\nNo spam, please.\nHave fun.')).toEqual([
      'prose: Be nice to each other.',
      'prose: No spam, please.',
      'prose: Have fun.',
    ])
  })

  test.each([
    '1.身份证\n2.雨衣\n请不要携带任何贵重物品。',
    '•身份证\n•雨衣必须是新的，不能太旧。',
    '一、谁付钱？\n二、何时？\n请在星期五以前尽快回答。',
  ])('of one list head neither each other nor what follows: %j', (text) => {
    expect(blocks(`请注意：\n${text}`).map(({ kind }) => kind)).not.toContain('heading')
  })

  test.each([
    '🔹 a tent\n🔹 a stove\n🔹 2 cups',
    '✅ dogs\n❌ cats',
    '1️⃣ a tent\n2️⃣ a stove',
    '→ a tent\n→ a stove',
    '・テント\n・コンロ',
    '☐ a tent\n☐ a stove',
    '👍🏽 dogs\n👩‍👩‍👧‍👦 families',
    '<:tent:123456789012345678> a tent\n<a:stove:123456789012345678> a stove',
    ':white_check_mark: a tent\n:x: a stove',
  ])('with a symbol before each are a list: %j', (lines) => {
    expect(shown(`What to bring\n${lines}`)).toEqual([
      'heading: What to bring',
      ...lines.split('\n').map((line) => `item: ${line}`),
    ])
  })

  test.each([
    '🎉 The pool opens on Monday.\nBring a towel.',
    '© 2026 The club\n№ 5 is the hall.',
    '(:smile at the door.\nBring a towel.',
  ])('with a symbol that opens one alone are paragraphs: %j', (text) => {
    expect(blocks(text).map(({ kind }) => kind)).not.toContain('item')
  })

  test('that are crossed out hold no longer', () => {
    const text = '~~The pool opens at 9. It closes at 10.~~\n- ~~Bring a towel~~\nNew ~times~ soon.'
    expect(blocks(text).map(({ kind }) => kind)).toEqual(['boilerplate', 'boilerplate', 'prose'])
  })

  test('of lists, tables, code, and keys with values', () => {
    const text =
      '- one\n  goes on\n* two\n1) three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet a\n\nb()\n```\nDate: 3 May\nPlace: the hall'
    expect(shown(text)).toEqual([
      'item: - one\n  goes on',
      'item: * two',
      'item: 1) three',
      'item: | a | b |',
      'boilerplate: |---|---|',
      'item: | 1 | 2 |',
      'item: ```js\nlet a\n\nb()\n```',
      'item: Date: 3 May',
      'item: Place: the hall',
    ])
  })
})

describe('boilerplate', () => {
  test.each([
    'Photo – https://media.example/a.jpg',
    'Photo by Lê Quang Dũng',
    'Cision View original content to download multimedia:https://www.example.com/a.html',
    'SOURCE Guangdong Province',
    'Leave a Reply',
    'Related Articles',
    'Back to top button',
    'Share this article',
    'Cookie settings | Terms of use | Subscribe to alerts',
    'Media contact: Jess Thornbury, press officer, 0555 010 011',
    'FOR IMMEDIATE RELEASE',
    '分享到：微信　微博',
    '责任编辑：桑若宁',
    '相关阅读：澜河上的采砂船 | 候鸟',
    '分享本文 | 列印 | 回上一頁',
    'Partager cette page | Imprimer | Retour aux actualités',
    'Deja un comentario',
    'Das könnte Sie auch interessieren',
    'Pressekontakt: Ida Kern, 0555 12',
    '関連記事',
    'Voltar ao topo',
    '***',
  ])('%s', (line) => {
    expect(shown(`Some text is here.\n\n${line}\n\nMore text is here.`)[1]).toBe(
      `boilerplate: ${line}`,
    )
  })

  test.each([
    'Source code is published under the MIT licence.',
    'Contact the bursar at bursar@school.example.',
    'Questions? hello@riverhack.example',
    'Photo contests are held every May. Send your pictures to the office.',
    'Share this code with two friends and you all get a discount.',
    'Sign in with your badge.',
    'Print your ticket before you come.',
    '打印件仅供参考。',
    'Related articles must be cited in every paper.',
  ])('but not: %s', (line) => {
    expect(shown(`Some text is here.\n\n${line}\n\nMore text is here.`)[1]).toBe(`prose: ${line}`)
  })

  test('a lone word of a menu is a heading where text follows, furniture where none does', () => {
    expect(shown('Text.\n\nAuthor\n\nAnn Lee has written three books.')[1]).toBe('heading: Author')
    expect(shown('Text.\n\nAuthor\n\nLeave a Reply')[1]).toBe('boilerplate: Author')
  })
})
