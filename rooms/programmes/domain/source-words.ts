/** A number of a rule or section in the notes that the files were written from: `S10.5`, `2.17`, `X7`. */
const number = String.raw`[SXD]?\d+(?:\.[A-Z]?\d+)*`
/** One that can be nothing else, also where it stands beside other words. */
const ours = String.raw`[SXD]\d+(?:\.[A-Z]?\d+)*`
const inBrackets = new RegExp(`\uff08${number}(?:\u3001${number})*\uff09`, 'g')
const lastInBrackets = new RegExp(`[\uff0c\uff1b\u3001]\\s*${ours}(?=\uff09)`, 'g')
const firstInBrackets = new RegExp(`(?<=\uff08)${ours}[\uff0c\uff1b\u3001]\\s*`, 'g')
const before = new RegExp(`^${number}(?:[,\u3001]\\s*${number})*(?::\\s*|$)`)
const beforeWords = new RegExp(`^${ours}\\s*(?=[\uff08\u201c])`)

/** A source as a reader outside knows it: the text and the paper it stands in, without the numbers of our own notes. */
export const sourceWords = (source: string): string =>
  [before, beforeWords, inBrackets, lastInBrackets, firstInBrackets]
    .reduce((text, ownNumber) => text.replace(ownNumber, ''), source)
    .trim()
