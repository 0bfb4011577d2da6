/** Without spaces and tabs at the ends of lines; a run within a line is passed over once, not once a space. */
export const withoutLineEndSpaces = (text: string): string =>
  text.replace(/(?<![ \t])[ \t]+$/gm, '')
