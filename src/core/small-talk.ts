import { isInstruction } from './instruction.ts'

/** Texts to the bot that no document answers, by what they are. */
export type SmallTalk = 'nothing' | 'greeting' | 'thanks' | 'about-bot' | 'instruction'

/** Whole texts: a greeting before a question is part of a question. */
const WHOLE: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'greeting',
    /^(?:hi|hey|hello|hiya|yo|sup|howdy|greetings|good (?:morning|afternoon|evening|night)|what'?s up|how are you(?: doing)?(?: today)?|how'?s it going|hola|buenos días|buenas (?:tardes|noches)|qué tal|cómo estás|hallo|guten (?:morgen|tag|abend)|wie geht'?s|servus|moin|bonjour|bonsoir|salut|ça va|coucou|olá|oi|bom dia|boa (?:tarde|noite)|tudo bem|こんにちは|おはよう(?:ございます)?|こんばんは|元気ですか|你好(?:吗)?|您好|嗨|早上好|晚上好|大家好|안녕(?:하세요)?|مرحبا|السلام عليكم|привет)(?: (?:there|bot|all|everyone|verbatim|folks|guys))?$/iu,
  ],
  [
    'thanks',
    /^(?:thanks?(?: you)?(?: (?:so|very) much| a lot)?|thx|ty|cheers|ok(?:ay)?|cool|nice|great|lol|bye|goodbye|good bot|(?:muchas )?gracias|danke(?: schön)?|vielen dank|merci(?: beaucoup)?|obrigad[oa]|ありがとう(?:ございます)?|谢谢|謝謝|再见|감사합니다|شكرا|спасибо)(?: (?:bot|all|everyone|verbatim))?$/iu,
  ],
  [
    'about-bot',
    /^(?:who (?:are|made|built|created|wrote) you|what (?:are|can) you(?: do)?|what(?: is|'?s) your name|what (?:model|llm|ai) (?:are you|do you use)|are you (?:a |an )?(?:bot|ai|human|real|robot|chatgpt|gpt|llm|alive|sentient)(?: or (?:a )?\w+)?|how (?:do you work|old are you)|do you (?:like|love|sleep|dream|have feelings)(?: .{0,30})?|tell me (?:about yourself|a joke|a story)|sing (?:me )?a song|quién eres|qué puedes hacer|wer bist du|was kannst du|qui es-tu|que peux-tu faire|quem é você|o que você pode fazer|あなたは誰(?:ですか)?|你是谁|你是誰|你能做什么|你是机器人吗|你叫什么(?:名字)?|너는 누구(?:니|야)?)$/iu,
  ],
]

/** What a text is, if it is no question to the documents; null for a question. */
export function smallTalkOf(text: string): SmallTalk | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'nothing'
  const bare = text
    .normalize('NFKC')
    .replace(/[’‘]/gu, "'")
    .replace(/(?!['-])[\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (isInstruction(text)) return 'instruction'
  return WHOLE.find(([, pattern]) => pattern.test(bare))?.[0] ?? null
}

/** One friendly line for each; the interface translates, this is the English. */
export const SMALL_TALK_REPLIES: Readonly<Record<SmallTalk, string>> = {
  nothing: 'There is no question in this. Ask about something that the documents say.',
  greeting: 'Hello! Ask me something that the documents say, and I will quote it.',
  thanks: 'You are welcome. I am here when you want to look up something else.',
  'about-bot':
    'I only quote this community’s documents, word for word. Ask me something that they say.',
  instruction:
    'I can only quote the documents; I follow no instructions. Ask me something that they say.',
}
