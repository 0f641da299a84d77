// Without what is mistaken for something else when read out over the phone: 0 O, 1 l I, 2 Z, 5 S, 8 B.
const kinds = ['abcdefghjkmnpqrstuvwxyz', 'ACDEFGHJKLMNPQRTUVWXY', '34679', '-+=?'] as const
const all = kinds.join('')
const length = 14

/** A first password that can be read out: every kind of character, nothing easily misheard or misread. */
export function drawPassword(random: (below: number) => number): string {
  const at = (letters: string) => letters[random(letters.length)] ?? ''
  const drawn = Array.from({ length }, (_, index) => at(kinds[index] ?? all))
  // Shuffled (Fisher-Yates), or its first four places would always tell their kind.
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = random(last + 1)
    ;[drawn[last], drawn[other]] = [drawn[other] ?? '', drawn[last] ?? '']
  }
  return drawn.join('')
}

/** An even choice below a small number, from the browser's own source. */
export function secureRandom(below: number): number {
  const limit = Math.floor(2 ** 32 / below) * below
  const box = new Uint32Array(1)
  do crypto.getRandomValues(box)
  while ((box[0] ?? 0) >= limit)
  return (box[0] ?? 0) % below
}
