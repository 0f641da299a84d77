/** A number of a rule or section in the notes that the files were written from: `S10.5`, `2.17`, `X7`. */
const number = String.raw`[SXD]?\d+(?:\.[A-Z]?\d+)*`
const inBrackets = new RegExp(`\uff08${number}(?:\u3001${number})*\uff09`, 'g')
const before = new RegExp(`^${number}(?::\\s*|$)`)

/** A source as a reader outside knows it: the text and the paper it stands in, without the numbers of our own notes. */
export const sourceWords = (source: string): string =>
  source.replace(before, '').replace(inBrackets, '').trim()
