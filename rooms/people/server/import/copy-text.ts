import { type StagedPerson, stagedNames } from './staged.ts'

type Value = StagedPerson[keyof StagedPerson]

/** One row in the text format of COPY (PostgreSQL manual, COPY, "Text Format"), with its line end. */
export function copyLine(person: StagedPerson): string {
  let line = ''
  for (const name of stagedNames) line += `${line === '' ? '' : '\t'}${field(person[name])}`
  return `${line}\n`
}

function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  return escaped(`{${(value as readonly (string | null)[]).map(element).join(',')}}`)
}

const element = (value: string | null): string =>
  value === null ? 'NULL' : `"${value.replace(/[\\"]/g, '\\$&')}"`

const special: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A null character cannot be stored; the tables that hold one do not show it either. */
const escaped = (text: string): string =>
  /[\\\t\n\r\0]/.test(text) ? text.replace(/[\\\t\n\r\0]/g, (character) => special[character] ?? '') : text
