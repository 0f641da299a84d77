/**
 * A key: UUIDv7, made by the client so that a resend is harmless and a device can work offline.
 * The kernel only names and checks it; making one needs a clock and randomness and happens at the edges.
 */
export type Id = string

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => pattern.test(text)
