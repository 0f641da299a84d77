import { readFileSync } from 'node:fs'
import { CommandRefused } from './output.ts'

/** A file, or the pipe for `-`. One that cannot be read is told with its name; its content is never repeated. */
export function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    throw new CommandRefused(
      'file-not-readable',
      { zh: `读不到文件 ${file}`, en: `cannot read the file ${file}` },
      { file },
    )
  }
}
