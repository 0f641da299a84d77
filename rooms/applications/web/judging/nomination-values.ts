import type { ShownProblem } from '../../../../platform/web/failure.ts'
import type { Nomination } from './queries.ts'

type Column = Nomination['columns'][number]

/** What was typed for one nominee: texts by column; several choices as one text with commas between. */
export type Typed = { readonly key: string; readonly values: Readonly<Record<string, string>> }

export const isAffiliation = ({ key }: Column): boolean => /^(organisation|post)\d?$/.test(key)
export const isFact = ({ key }: Column): boolean => key.startsWith('fact.')

const affiliationNumbers = ['', '2', '3']

/** A nominee as the route takes it; what is empty is left out. */
export function nomineeOf(columns: readonly Column[], { key, values }: Typed) {
  const text = (name: string): string => values[name]?.trim() ?? ''
  const facts: Record<string, string | number | string[]> = {}
  for (const column of columns.filter(isFact)) {
    const value = factOf(column, text(column.key))
    if (value !== null) facts[column.key.slice('fact.'.length)] = value
  }
  return {
    application: key,
    name: text('name'),
    idNumber: text('idNumber').replace(/\s/g, '') || null,
    phone: text('phone') || null,
    affiliations: affiliationNumbers.flatMap((number) => {
      const organisation = text(`organisation${number}`)
      return organisation ? [{ organisation, post: text(`post${number}`) || null }] : []
    }),
    workTitle: text('workTitle') || null,
    township: text('township') || null,
    facts,
  }
}

function factOf({ kind, unit }: Column, text: string): string | number | string[] | null {
  if (text === '') return null
  if (kind === 'choices') return text.split(',')
  if (kind !== 'number') return text
  const number = Number(text.normalize('NFKC').replace(/,/g, ''))
  // What is no number goes as it was typed: the server says what to write.
  if (Number.isNaN(number)) return text
  return unit?.en === 'yuan' ? Math.round(number * 100) : number
}

/** Which column a problem of the server is about: `/body/nominees/2/facts/level` is `fact.level` of the third. */
export function placeOfProblem(path: string): { readonly at: number; readonly column: string } | null {
  const match = /^\/body\/nominees\/(\d+)(?:\/(.*))?$/.exec(path)
  if (!match) return null
  const part = match[2] ?? 'name'
  const affiliation = /^affiliations\/(\d)\/(organisation|post)$/.exec(part)
  if (affiliation)
    return {
      at: Number(match[1]),
      column: `${affiliation[2]}${affiliationNumbers[Number(affiliation[1])] ?? ''}`,
    }
  return { at: Number(match[1]), column: part.replace(/^facts\//, 'fact.') }
}

export const problemsAt = (problems: readonly ShownProblem[], at: number, column: string): ShownProblem[] =>
  problems.filter(({ path }) => {
    const place = placeOfProblem(path ?? '')
    return place?.at === at && place.column === column
  })
