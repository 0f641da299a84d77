import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { DivisionCode } from '../../../kernel/division.ts'
import { dataFolder } from './data-folder.ts'

/** The national tree of 2023 as the product ships it: 665 271 lines `code,name`, sorted by code. */
export const divisionFile = join(dataFolder, 'divisions/divisions-2023.csv.gz')
export const divisionFileRows = 665_271

export type FileDivision = { readonly code: DivisionCode; readonly name: string }

const codeLength = 12

/** Streams the file in batches, so that a reader may work while the next one is unpacked. */
export async function* readDivisionFile(): AsyncGenerator<FileDivision[]> {
  const text = createReadStream(divisionFile, { highWaterMark: 256 * 1024 }).pipe(
    createGunzip({ chunkSize: 256 * 1024 }),
  )
  text.setEncoding('utf8')
  let rest = ''
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield rowsOf(lines)
  }
  yield rowsOf([rest])
}

function rowsOf(lines: readonly string[]): FileDivision[] {
  const rows: FileDivision[] = []
  for (const line of lines) {
    const code = Number(line.slice(0, codeLength))
    // The heading is no number; an empty last line is 0.
    if (code > 0) rows.push({ code, name: line.slice(codeLength + 1) })
  }
  return rows
}
