import type { Words } from '../../../../kernel/contract.ts'
import { parseDay, sayDay } from '../../../../kernel/day.ts'
import type { WordValues } from '../../../documents/server/index.ts'
import { templateName } from '../../domain/form-names.ts'
import type { RecordKind } from '../../domain/phases.ts'
import { type FormField, fieldsOf } from '../../domain/record-forms.ts'
import type { FormData } from '../file/form-data.ts'

export type FiledRecord = FormData['file']['records'][number]
export type Language = keyof Words

type Terms = Readonly<Record<string, Words>>
type Body = Readonly<Record<string, unknown>>

/** How many empty rows a list has on paper where nothing is filled in: they are written in by hand. */
const blankRows = 3

/** A day as papers write it; nothing where it is not known, also for a day of which only the year is. */
export function writtenDay(day: string | null | undefined, language: Language): string {
  if (!day) return ''
  return parseDay(day).ok ? sayDay(day, language) : day
}

export const writtenMinutes = (minutes: number, language: Language): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (language === 'en')
    return [hours ? `${hours} h` : '', rest ? `${rest} min` : ''].filter(Boolean).join(' ')
  return [hours ? `${hours}小时` : '', rest ? `${rest}分钟` : ''].join('')
}

/** All options with a box before each, as printed forms have them: the chosen ones are full. */
export const boxes = (terms: Terms, chosen: readonly unknown[], language: Language): string =>
  Object.entries(terms)
    .map(([code, words]) => `${chosen.map(String).includes(code) ? '■' : '□'}${words[language]}`)
    .join(' ')

/** Rows for a loop; empty ones where there are none. */
export const orBlank = (rows: readonly WordValues[], names: readonly string[]): readonly WordValues[] =>
  rows.length > 0
    ? rows
    : Array.from({ length: blankRows }, () => Object.fromEntries(names.map((name) => [name, blankOf(name)])))

const blankOf = (name: string): null | '' => (name.startsWith('@') ? null : '')

/** One field in words; a blank one is empty, except for the boxes of a choice, which are there to be ticked. */
export function said(field: FormField, value: unknown, language: Language): string | readonly WordValues[] {
  switch (field.as) {
    case 'choice':
      return boxes(field.terms, value === undefined ? [] : [value], language)
    case 'choices':
      return boxes(field.terms, (value as readonly unknown[] | undefined) ?? [], language)
    case 'score':
      return value === undefined ? '' : (field.terms[String(value)]?.[language] ?? '')
    case 'day':
      return writtenDay(value as string | undefined, language)
    case 'lines':
      return ((value as readonly string[] | undefined) ?? [])
        .map((text, at) => `${at + 1}. ${text}`)
        .join('\n')
    case 'rows':
      return orBlank(
        ((value as readonly Body[] | undefined) ?? []).map((row, at) => ({
          nth: at + 1,
          ...Object.fromEntries(
            field.columns.map((column) => [
              templateName(column.name),
              inRow(column, row[column.name], language),
            ]),
          ),
        })),
        ['nth', ...field.columns.map(({ name }) => templateName(name))],
      )
    default:
      return value === undefined || value === null ? '' : String(value)
  }
}

/** In a row there is no place for all options of a choice. */
const inRow = (field: FormField, value: unknown, language: Language) =>
  field.as === 'choice' && value !== undefined
    ? (field.terms[String(value)]?.[language] ?? '')
    : said(field, value, language)

/** Every field of a record by its template name; of no record, the blank form. */
export const recordValues = (kind: RecordKind, body: object | null, language: Language): WordValues =>
  Object.fromEntries(
    fieldsOf(kind)
      .filter(({ as }) => as !== 'strokes' && as !== 'goal-scores')
      .map((field) => [templateName(field.name), said(field, (body as Body | null)?.[field.name], language)]),
  )

/** Who filled it in, and what the supervisor said; an agreement that was not given is no signature. */
export const signedValues = (record: FiledRecord | undefined, language: Language): WordValues => ({
  filled_by: record?.byName ?? '',
  filled_on: writtenDay(record?.recordedOn, language),
  opinion: record?.opinion ?? '',
  signed_by: record?.signature === 'agreed' ? (record.signedByName ?? '') : '',
  signed_on: record?.signature === 'agreed' ? writtenDay(record.signedAt?.slice(0, 10), language) : '',
})
