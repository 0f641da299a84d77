/**
 * A word as it is looked up: full width turned to half, spaces and invisible characters gone, small letters,
 * Chinese brackets as `()`. What two people would read as the same word becomes the same text.
 */
export const tidyWord = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]/g, '')
    .replace(/[【〔[]/g, '(')
    .replace(/[】〕\]]/g, ')')
    .toLowerCase()
