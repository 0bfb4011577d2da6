const GIVEN =
  'Ann Bo Carla Dmitri Esperanza Farah Gwendolyn Hiroshi Ingrid Jamal Katarzyna Leilani Mateus Nadia Oluwaseun Priya Quentin Rosa Sipho Tomoko Ursula Valeria Wanjiru Xiomara Yusuf Zainab'.split(
    ' ',
  )
const SYLLABLES =
  'ba ki lo mar nes or pet qui rov sand tal um vin wez yar zo dal fen gris hol'.split(' ')
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const CHARACTERS = '明华建国文海晓玉春梅志强丽娟雪峰云霞天宇思远若兰'

const syllable = (at: number): string => SYLLABLES[at % SYLLABLES.length]!

/** A name for each number up to 8,000, one in ten in Chinese characters. */
export const madeUpName = (at: number): string => {
  if (at % 10 === 0)
    return `${SURNAMES[at % 20]}${CHARACTERS[((at / 20) % 26) | 0]}${CHARACTERS[((at / 7) % 26) | 0]}`
  const surname = [at, (at / 20) | 0, (at / 400) | 0].map(syllable).join('')
  return `${GIVEN[at % 26]} ${surname[0]!.toUpperCase()}${surname.slice(1)}`
}
