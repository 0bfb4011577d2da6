/** Words in quotation marks, which ask and end nothing; a mark for inches opens nothing. */
export const QUOTED =
  /(?<![^\s([])"[^"]{1,300}"|“[^“”]{1,300}”|„[^„“”]{1,300}[“”]|«[^«»]{1,300}»|「[^「」]{1,300}」|『[^『』]{1,300}』|《[^《》]{1,300}》/gu
