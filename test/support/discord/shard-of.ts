/** A server's id holds its time in its upper bits, and Discord deals servers out by it. */
const TIME_BITS = 22n

/** Which shard a server's events come over. */
export const shardOf = (guild: string, count: number): number =>
  Number((BigInt(guild) >> TIME_BITS) % BigInt(count))
