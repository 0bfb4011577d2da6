/**
 * Some languages leave out a subject that was named before. Such questions begin with the question
 * word and have nothing but a verb and what goes with it: a name or a noun would be another subject.
 */

const END = '[\\s\\p{P}]{0,5}$'

const CHINESE = new RegExp(
  '^(?:什[么麼][时時]候|何[时時]|[几幾][点點][钟鐘]?|[几幾][号號时時]|多少[钱錢人次天元块塊]?|多久|怎[么麼][样樣]?|如何|[为為]什[么麼]|(?:在|到|[从從])哪[里裡儿兒]?|哪[里裡儿兒]|[谁誰](?!是))' +
    '(?:可以|可能|[能会會要得才就都还還不没沒有]|[应應][该該]|需要|[开開]始){0,3}' +
    '[^\\p{P}\\s]{0,2}' +
    `(?:[的了呢啊呀吧吗嗎过過]|[开開]始|[结結]束|到?[几幾][点點]|[一每]\\p{Script=Han}{1,2}|[这這那][里裡儿兒边邊]){0,2}${END}`,
  'u',
)

/** A particle of a topic, a subject or an object comes after a noun. */
const JAPANESE = new RegExp(
  `^(?:いつ|どこ|だれ|誰(?![^ぁ-ん]{1,9}$)|いくら|何時|なぜ|どう(?:やって|すれば)?)を?(?:の(?![\\p{Script=Han}\\p{Script=Katakana}])|[^\\p{P}\\sはがをの]){0,9}${END}`,
  'u',
)
const KOREAN = new RegExp(
  `^(?:언제|어디|누가|누구|얼마|왜|어떻게|몇)[를을]?(?:가(?=요)|(?!이\\s)[^\\p{P}는은가을를]){0,9}${END}`,
  'u',
)

/** Of Spanish, Portuguese and Italian. */
const OPENING = '^[¿\\s]{0,3}(?:(?:a|e|y|en|em|de|desde|hasta|até|para|por|da|di) )?'
const VERB =
  '(?: (?:se|le|lo|les|me|te|nos|si|ci|ya|já|no|não|non)){0,2} (?!(?:el|l[aeo]s?|un|una|os?|as?|uma|do|da|il?|gli|puedo|podemos|posso|possiamo|tengo|tenemos|tenho|temos|debo|devo|devemos)\\s)\\p{Ll}{1,20}'
const ADVERB =
  '(?:hoy|mañana|ayer|ahora|aquí|allí|allá|ahí|entonces|después|antes|normalmente|exactamente|también|es[oae]|est[oae]|hoje|amanhã|ontem|agora|aqui|ali|lá|aí|então|depois|também|isso|isto|oggi|domani|ieri|adesso|qui|lì|là|ciò|\\p{Ll}{2,15}mente)'
const ADVERBS = `(?: ${ADVERB}){0,2}`
/** How the verb is completed without another noun that could be the subject. */
const COMPLETION =
  '(?: (?:a |que )?\\p{Ll}{1,18}[aeiáéí]r(?:se|lo|la)?| \\p{Ll}{1,15}(?:[ai]d[oa]s?|iert[oa]s?|[ae]rt[oa]s?)| (?:por|para|al|a la|en|em|con|com|sin|sem|per) \\p{Ll}{1,20})?'

const ROMANCE = [
  `${OPENING}(?:qui[ée]n(?:es)?|quem|chi)(?:${VERB}${ADVERBS})?${END}`,
  `${OPENING}(?:cu[áa]ndo|d[óo]nde|ad[óo]nde|c[óo]mo|por qu[ée]|quando|onde|como|dove|come|(?:cu[áa]nt|quant)[oa]s?(?: (?:tiempo|tempo|horas?|d[íi]as?|veces|vezes|personas?|pessoas?|dinero|dinheiro))?)(?:${VERB}${COMPLETION}${ADVERBS})?${END}`,
].map((pattern) => new RegExp(pattern, 'u'))

/** @param text in lower case where that tells nothing */
export const isWithoutSubject = (text: string): boolean =>
  [CHINESE, JAPANESE, KOREAN, ...ROMANCE].some((pattern) => pattern.test(text))
