import { isInstruction } from './instruction.ts'
import { pleasantryOf } from './pleasantries.ts'

/** Texts to the bot that no document answers, by what they are. */
export type SmallTalk = 'nothing' | 'greeting' | 'thanks' | 'about-bot' | 'instruction'

/** Whole texts: what members do is asked in the same words. */
const ABOUT_BOT =
  /^(?:who (?:are|made|built|created|wrote) you|what (?:are|can) you(?: do)?|what(?: is|'?s) your name|what (?:model|llm|ai) (?:are you|do you use)|are you (?:a |an )?(?:bot|ai|human|real|robot|chatgpt|gpt|llm|alive|sentient)(?: or (?:a )?\w+)?|how (?:do you work|old are you)|do you (?:like|love|sleep|dream|have feelings)(?: (?:me|us|it here|your (?:job|work|life)|at night|being .{1,20}))?|tell me (?:about yourself|a joke|a story)|sing (?:me )?a song|quién eres|qué puedes hacer|wer bist du|was kannst du|qui es-tu|que peux-tu faire|quem é você|o que você pode fazer|あなたは誰(?:ですか)?|你是谁|你是誰|你能做什么|你是机器人吗|你叫什么(?:名字)?|너는 누구(?:니|야)?)$/iu

/** What a text is, if it is no question to the documents; null for a question. */
export function smallTalkOf(text: string): SmallTalk | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'nothing'
  const bare = text
    .normalize('NFKC')
    .replace(/[’‘]/gu, "'")
    // Arabic vowel signs, and what joins or colours emoji.
    .replace(/\uFE0F|\u200D|[\u064B-\u0652]/gu, '')
    .replace(/(?!['-])[\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (isInstruction(text)) return 'instruction'
  return ABOUT_BOT.test(bare) ? 'about-bot' : pleasantryOf(bare)
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
