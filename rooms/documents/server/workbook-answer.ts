import { PassThrough } from 'node:stream'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { WrittenSheet } from '../domain/written-sheet.ts'
import { writeWorkbook } from './spreadsheet/write.ts'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook as the answer of a route, streamed while its rows are taken. */
export function workbookAnswer(fileName: string, sheets: readonly WrittenSheet[]): FileAnswer {
  const stream = new PassThrough()
  writeWorkbook(stream, [...sheets]).then(
    () => stream.end(),
    // The answer has begun: a broken connection is the only way left to say that it is not whole.
    (error: Error) => stream.destroy(error),
  )
  return { stream, fileName, mediaType: workbookType }
}
