/** Money is integer fen (分), never a float. */
export type Fen = number & { readonly fen: unique symbol }

export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new Error(`not whole fen: ${value}`)
  return value as Fen
}

/** `123456` fen as `1,234.56` yuan. */
export function formatYuan(value: Fen): string {
  const sign = value < 0 ? '-' : ''
  const absolute = Math.abs(value)
  const yuan = Math.floor(absolute / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${yuan}.${String(absolute % 100).padStart(2, '0')}`
}
