/** A text as it is searched, and for each of its letters where it stood, in characters of what was written. */
export type Plain = { readonly plain: string; readonly origin: readonly number[] }

/** In half width and small letters, without marks over letters; without spaces where `tight`. */
export function plainOf(text: string, tight: boolean): Plain {
  let plain = ''
  const origin: number[] = []
  for (const [at, sign] of [...text].entries()) {
    for (const one of sign
      .normalize('NFKC')
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()) {
      if (tight && /\s/.test(one)) continue
      plain += one
      for (let unit = 0; unit < one.length; unit += 1) origin.push(at)
    }
  }
  return { plain, origin }
}
