/** Any JSON object, as a rule looks at it. */
export type Json = { readonly [key: string]: unknown }

export const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : [])
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
export const count = (value: unknown): number => text(value).length
