/** Where the greatest number stands, the first of equals; −1 of none. */
export const indexOfGreatest = (values: readonly number[]): number =>
  values.indexOf(Math.max(...values))
