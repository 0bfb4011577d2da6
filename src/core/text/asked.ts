/** A list's mark and the marks of bold text may stand before a label. */
const MARKS_BEFORE = '^(?:(?:[-*+•]|\\d{1,3}[.)])\\s{1,3})?(?:\\*\\*|__)?'
const NUMBERED = '\\s{0,2}\\d{0,3}\\s{0,2}'
const QUESTION_WORD = '[qｑ]|question|frage|pregunta|pergunta|问|問|提问|提問|質問'
const ANSWER_WORD = '[aａr]|answer|antwort|respuesta|resposta|réponse|reponse|答|答え|回答|解答'
/** These are labels before a colon only: a full stop ends a sentence of one word. */
const MORE_QUESTION_WORDS =
  'domanda|vraag|fråga|spørgsmål|spørsmål|kysymys|pytanie|otázka|kérdés|întrebare|soru|pertanyaan|tanya|hỏi|câu hỏi|ερώτηση|вопрос|питання|запитання|въпрос|въпроси|питање|سؤال|السؤال|س|پرسش|سوال|שאלה|ש|प्रश्न|सवाल|คำถาม|ถาม|질문|문'
const MORE_ANSWER_WORDS =
  'risposta|antwoord|svar|vastaus|odpowiedź|odpověď|odpoveď|válasz|răspuns|cevap|yanıt|jawaban|jawab|đáp|trả lời|απάντηση|ответ|відповідь|отговор|одговор|о|جواب|الجواب|إجابة|الإجابة|ج|پاسخ|תשובה|ת|उत्तर|जवाब|คำตอบ|ตอบ|답변|대답|답'

const labelled = (words: string, more: string): string =>
  `(?:(?:${words})${NUMBERED}[:：.．]|(?:${more})${NUMBERED}[:：])`
const QUESTION_LABEL = labelled(QUESTION_WORD, MORE_QUESTION_WORDS)
const ANSWER_LABEL = labelled(ANSWER_WORD, MORE_ANSWER_WORDS)

const LABEL = new RegExp(`^(?:\\*\\*|__)?${QUESTION_LABEL}`, 'iu')
const MARKED_LABEL = new RegExp(`${MARKS_BEFORE}${QUESTION_LABEL}`, 'iu')
/** "F: …", "P: …": what the letter stands for shows only by an answer's label behind it. */
const LETTER = new RegExp(`${MARKS_BEFORE}\\p{Lu}${NUMBERED}[:：]`, 'u')
const ANSWER = new RegExp(`^(?:\\*\\*|__)?${ANSWER_LABEL}`, 'iu')

const QUESTION = /[?？؟][\p{Pe}\p{Pf}"*_~|]*$/u
const QUESTION_MARK = /[?？؟][\p{Pe}\p{Pf}"*_~|]{0,4}\s{0,4}/gu
const STOP = /[.!。！]/u
/** Joins no character before it (these letters do), so that a text may be parted here. */
const FIRST = /^(?![\u0E33\u0EB3\uFF9E\uFF9F])[\p{L}\p{N}\p{P}]/u
const WORD = /[\p{L}\p{N}]/u

/** In UTF-16 units. What asks for longer is no line of a FAQ. */
const LONGEST_QUESTION = 240
/** As much of what follows a question as tells whether it is an answer. */
const LONGEST_LABEL = 40

/** Ends in a question mark. */
export const isQuestion = (line: string): boolean => QUESTION.test(line)

/** "Q: …", "Frage 3: …". */
export const isLabelledQuestion = (line: string): boolean => LABEL.test(line)

/** "A: …", "答：…". */
export const isLabelledAnswer = (line: string): boolean => ANSWER.test(line)

/**
 * "Q: May I? A: Yes.": where the answer to a labelled question begins within the same text.
 * 0 where the text is no such thing, or a question and nothing else.
 */
export function startOfAnswer(text: string): number {
  const opening = text.slice(0, LONGEST_QUESTION)
  const isLabelled = MARKED_LABEL.test(opening)
  if (!isLabelled && !LETTER.test(opening)) return 0
  let start = 0
  for (const { index, 0: mark } of opening.matchAll(QUESTION_MARK)) {
    const after = index + mark.length
    const rest = text.slice(after, after + LONGEST_LABEL)
    if (ANSWER.test(rest)) return after
    // Questions in a row are asked together; one behind a statement belongs to the answer.
    if (!isLabelled || STOP.test(opening.slice(start === 0 ? index : start, index))) continue
    if (!WORD.test(rest)) start = 0
    else if (FIRST.test(rest)) start = after
  }
  return start
}
