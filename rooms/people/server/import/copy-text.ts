import { type StagedPerson, stagedNames } from './staged.ts'

type Value = StagedPerson[keyof StagedPerson]

/** One row in the text format of COPY (PostgreSQL manual, COPY, "Text Format"), with its line end. */
export function copyLine(person: StagedPerson): string {
  let line = ''
  for (const name of stagedNames) {
    if (line !== '') line += '\t'
    line += field(person[name])
  }
  return `${line}\n`
}

function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  return list(value as readonly (string | null)[])
}

/** Most lists hold codes and keys that need no escaping: one look at all of them together tells. */
function list(values: readonly (string | null)[]): string {
  if (values.length === 0) return '{}'
  const quoted = `{"${values.join('","')}"}`
  const isPlain =
    !values.includes(null) &&
    !/[\\\t\n\r\0]/.test(quoted) &&
    quoted.split('"').length === values.length * 2 + 1
  return isPlain ? quoted : escaped(`{${values.map(element).join(',')}}`)
}

const element = (value: string | null): string =>
  value === null ? 'NULL' : `"${value.replace(/[\\"]/g, '\\$&')}"`

const special: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A null character cannot be stored; the tables that hold one do not show it either. */
const escaped = (text: string): string =>
  /[\\\t\n\r\0]/.test(text) ? text.replace(/[\\\t\n\r\0]/g, (character) => special[character] ?? '') : text
