import { type DivisionCode, formatDivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { regionsApi } from './queries.ts'

type Line = { readonly code: DivisionCode; readonly name: string; readonly path: string }

const foundOf = ({ code, name, path }: Line): Found<DivisionCode> => ({
  value: code,
  label: name,
  detail: `${path} · ${formatDivisionCode(code)}`,
})

/** Divisions by name, pinyin, initials or code; before anything is typed, what lies right below `within`. */
export async function searchDivisions(
  text: string,
  signal: AbortSignal,
  within?: DivisionCode,
): Promise<readonly Found<DivisionCode>[]> {
  if (text !== '' || within === undefined) {
    const { items } = await regionsApi.get('/api/divisions', { query: { text, within }, signal })
    return items.map(foundOf)
  }
  const params = { code: within }
  const own = await regionsApi.get('/api/divisions/:code', { params, signal })
  const below = await regionsApi.get('/api/divisions/:code/children', {
    params,
    query: { limit: 100 },
    signal,
  })
  return [own, ...below.items].map(foundOf)
}

/** The same for who has no account. */
export async function searchDivisionsAsVisitor(
  text: string,
  signal: AbortSignal,
  within?: DivisionCode,
): Promise<readonly Found<DivisionCode>[]> {
  const { items } = await regionsApi.get('/api/public/divisions', { query: { text, within }, signal })
  return items.map(({ code, name, path }) => ({ value: code, label: name, detail: path }))
}

/** Open stations by name, pinyin, initials or code. */
export async function searchStations(
  text: string,
  signal: AbortSignal,
  within?: DivisionCode,
): Promise<readonly Found<Id>[]> {
  const query = { search: text || undefined, within, limit: 50 }
  const { items } = await regionsApi.get('/api/stations', { query, signal })
  return items.map(({ id, name, code, division }) => ({
    value: id,
    label: name,
    detail: `${division.path} · ${code}`,
  }))
}
