/** Sixteen digits: as many as a bank card, and a child of the first form can copy them. */
const digits = 16
const group = 4

/** The digits of a keyed digest of at least 16 bytes; the bias of the remainder is below one in 10^22. */
export function codeOfDigest(digest: Uint8Array): string {
  const number = digest.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return (number % 10n ** BigInt(digits)).toString().padStart(digits, '0')
}

/** In four groups, as it is copied: `1234 5678 9012 3456`. */
export const shownCode = (code: string): string =>
  code.match(new RegExp(`.{${group}}`, 'g'))?.join(' ') ?? code

/** What somebody typed, with spaces, hyphens or full-width digits; null when it is no code. */
export function readCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s\-–—_.]/g, '')
  return new RegExp(`^\\d{${digits}}$`).test(code) ? code : null
}
