/**
 * A text that a spreadsheet program would take for a formula when it is typed or read from csv
 * (OWASP "CSV injection"): it begins with = + - @, a tab or a line break, in full width too.
 */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(text)

/** The same text with an apostrophe before it when it must not be taken for a formula: the form for csv. */
export const guardedText = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text)
