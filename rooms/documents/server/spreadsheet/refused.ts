import type { Refusal } from '../../../../kernel/errors.ts'

/**
 * Carries a refusal out of the streams in here: a generator halfway through a file cannot return a result.
 * `openSpreadsheet` turns it into a value; nothing outside this folder ever sees it thrown.
 */
export class SpreadsheetRefused extends Error {
  readonly refusal: Refusal

  constructor(code: string, data: Record<string, string | number> = {}) {
    super(code)
    this.refusal = { code, data }
  }
}
