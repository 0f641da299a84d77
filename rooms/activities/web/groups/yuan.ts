/** Reads an amount in yuan as it is typed (`1200`, `1,200.5`, `１２００元`) into fen; null when it is no amount. */
export function readYuan(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,元¥]/g, '')
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** Fen as they stand in a field: `1200`, `1200.50`. */
export const yuanText = (fen: number | null): string =>
  fen === null ? '' : fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
