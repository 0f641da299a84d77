const pairsOf = (text: string): Set<string> => {
  const plain = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}\p{S}]+/gu, ''),
  ]
  return new Set(plain.slice(1).map((sign, at) => `${plain[at]}${sign}`))
}

/** How much of two texts is the same, 0 to 1: pairs of neighbouring characters that both have, of all that either has. */
export function similarity(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)]
  if (one.size === 0 || other.size === 0) return 0
  const shared = [...one].filter((pair) => other.has(pair)).length
  return shared / (one.size + other.size - shared)
}

/** From here on two requests of one town are shown beside each other as perhaps the same. */
export const similarFrom = 0.35
