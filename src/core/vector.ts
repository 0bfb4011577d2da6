/** Cosine similarity of two unit vectors. @throws RangeError when their dimensions differ. */
export function cosine(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) {
    throw new RangeError(
      `Expected two vectors alike, got ${one.length} and ${other.length} numbers`,
    )
  }
  let sum = 0
  for (let index = 0; index < one.length; index += 1) sum += one[index]! * other[index]!
  return sum
}
