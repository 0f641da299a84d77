/** 32 signs without those that are taken for one another when they are read out over the telephone. */
const signs = '23456789abcdefghijkmnpqrstuvwxyz'
const drawn = 12

/**
 * The code by which somebody without an account comes back to an application: the two digits of the province, so that it is
 * looked for in one place only, and twelve signs (60 bits) out of `bytes`, which must be unguessable.
 */
export const resumeCodeOf = (province: number, bytes: Uint8Array): string =>
  `${province}${Array.from({ length: drawn }, (_, at) => signs[(bytes[at] ?? 0) & 31]).join('')}`

/** As it is shown and printed: `41-abcd-efgh-jkmn`. */
export const shownResumeCode = (code: string): string =>
  [code.slice(0, 2), code.slice(2, 6), code.slice(6, 10), code.slice(10, 14)].join('-')

/** Reads what somebody typed; what cannot be a code is still looked for as any other, so that it costs the same. */
export function readResumeCode(typed: string): { readonly province: number; readonly code: string } {
  const code = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .slice(0, 2 + drawn)
  return { province: /^\d\d/.test(code) ? Number(code.slice(0, 2)) : 0, code }
}
