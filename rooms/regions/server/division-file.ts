import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { dataFolder } from './data-folder.ts'

/** The national tree of 2023 as the product ships it: 665 271 lines `code,name`, sorted by code. */
export const divisionFile = join(dataFolder, 'divisions/divisions-2023.csv.gz')
export const divisionFileRows = 665_271

const digits = 12

/** What a line `410621105000,小河镇` says. */
export const codeIn = (line: string): string => line.slice(0, digits)
export const nameIn = (line: string): string => line.slice(digits + 1)

/** Streams the lines of the file in batches, so that a reader may work while the next one is unpacked. */
export async function* readDivisionFile(): AsyncGenerator<readonly string[]> {
  const size = 256 * 1024
  const text = createReadStream(divisionFile, { highWaterMark: size }).pipe(createGunzip({ chunkSize: size }))
  text.setEncoding('utf8')
  let rest = ''
  let isHeading = true
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield isHeading ? lines.slice(1) : lines
    isHeading = false
  }
  if (rest) yield [rest]
}
