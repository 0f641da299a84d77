import { readFileSync } from 'node:fs'
import { CommandRefused } from './output.ts'

/** A file, or the pipe for `-`. One that cannot be read is told with its name; its content is never repeated. */
export function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw new CommandRefused('file-not-readable', whyNot(file, (error as NodeJS.ErrnoException).code), {
      file,
    })
  }
}

function whyNot(file: string, code: string | undefined) {
  if (code === 'ENOENT') return { zh: `没有文件 ${file}`, en: `there is no file ${file}` }
  if (code === 'EISDIR')
    return { zh: `${file} 是文件夹，请写其中的一个文件`, en: `${file} is a folder; name one file in it` }
  return { zh: `读不到文件 ${file}`, en: `cannot read the file ${file}` }
}
