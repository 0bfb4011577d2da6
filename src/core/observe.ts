/** Steps of one question's way. `embed` is a part of `retrieve`; `decide` chooses the quotes too. */
export const STAGES = ['embed', 'retrieve', 'read', 'decide'] as const
export type Stage = (typeof STAGES)[number]

/**
 * Port: is given the work of each stage, so that it can be timed or traced. Runs it once, at once,
 * and returns or throws what it does.
 */
export type Observe = <Result>(stage: Stage, work: () => Promise<Result>) => Promise<Result>

/** Runs the work and takes no notice of it. */
export const unobserved: Observe = (_stage, work) => work()

/** The first of them sees the others' time as well. */
export const observeAll = (observers: readonly Observe[]): Observe =>
  observers.reduceRight<Observe>(
    (inner, outer) => (stage, work) => outer(stage, () => inner(stage, work)),
    unobserved,
  )
