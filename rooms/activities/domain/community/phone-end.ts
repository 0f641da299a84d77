/** The last four digits of what was written, full-width digits and separators read as well; null when there are fewer. */
export function phoneEnd(written: string): string | null {
  const digits = written.normalize('NFKC').replace(/\D/g, '')
  return digits.length >= 4 ? digits.slice(-4) : null
}
