import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import {
  idPart,
  numberPart,
  readCursor,
  textPart,
  writeCursor,
} from '../../../../platform/server/database/cursor.ts'
import { walkIndexes } from '../../../../platform/server/database/index-order.ts'
import type { PeopleFilter } from '../../contract/people.ts'
import { innerMark } from '../../domain/name-keys.ts'
import { readSearch, type SearchTerm } from '../../domain/search-term.ts'
import { findPersons } from '../person/store.ts'
import { endingPrefixes, endsWith, openSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'
import { countKeysWith, keysWith } from './by-key.ts'
import { countByName, peopleByName } from './by-name.ts'
import { personsByWholeNumber } from './by-whole-number.ts'
import { shelvesOf } from './shelves.ts'

/** Counting stops here: nobody pages through more, and an exact count of a county would read all of it. */
export const countedTo = 1000

export type Question = {
  readonly scope: Scope
  readonly filter: PeopleFilter
  readonly today: Day
  readonly cursor: string | undefined
  readonly limit: number
}

export type Found = {
  readonly rows: readonly PersonRow[]
  readonly next: string | null
  readonly count?: { readonly atLeast: number; readonly exact: boolean }
}

/** One page of a list, or of what a search finds. */
export async function findPeople(
  tx: Handle,
  cipher: FieldCipher,
  question: Question,
): Promise<Result<Found, Refusal>> {
  await walkIndexes(tx)
  if (question.filter.search === undefined) return listPeople(tx, question)
  const term = readSearch(question.filter.search)
  if (!term) return ok({ rows: [], next: null, count: { atLeast: 0, exact: true } })
  return searchPeople(tx, cipher, question, term)
}

async function listPeople(tx: Handle, question: Question): Promise<Result<Found, Refusal>> {
  const { scope, filter, today, limit } = question
  const after = readCursor(question.cursor, [textPart, idPart])
  if (!after.ok) return after
  const found = await peopleByName(tx, scope, filter, today, after.value, limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return ok({
    rows: await inOrder(
      tx,
      scope,
      page.map(({ id }) => id),
    ),
    next: last && found.length > limit ? writeCursor([last.pinyin, last.id]) : null,
    ...(after.value ? {} : { count: counted(await countByName(tx, scope, filter, today, countedTo + 1)) }),
  })
}

const counted = (count: number) => ({ atLeast: Math.min(count, countedTo), exact: count <= countedTo })

async function inOrder(tx: Handle, scope: Scope, ids: readonly Id[]): Promise<PersonRow[]> {
  const rows = new Map((await findPersons(tx, scope, ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

async function searchPeople(
  tx: Handle,
  cipher: FieldCipher,
  question: Question,
  term: SearchTerm,
): Promise<Result<Found, Refusal>> {
  const { scope, filter, today, limit } = question
  const after = readCursor(question.cursor, [numberPart, textPart, idPart])
  if (!after.ok) return after
  if (term.way.kind === 'identity-number' || term.way.kind === 'file-number') {
    const rows = await personsByWholeNumber(tx, cipher, scope, filter, today, term.way)
    return ok({ rows: rows.filter((row) => bearsName(row, term.name)), next: null })
  }
  const prefixes =
    term.way.kind === 'name'
      ? [term.way.text, innerMark + term.way.text]
      : endingPrefixes(cipher, term.way.digits)
  const shelves = await shelvesOf(tx, scope, filter.division)
  const isExact = term.way.kind === 'name' && term.name === null
  const rows: PersonRow[] = []
  let [lane, from] = after.value ? [after.value[0], [after.value[1], after.value[2]] as const] : [0, null]
  let next: string | null = null
  while (lane < prefixes.length && next === null) {
    const prefix = prefixes[lane] ?? ''
    const hits = await keysWith(tx, scope, filter, today, shelves, prefix, from, limit + 1)
    const people = new Map(
      (
        await findPersons(
          tx,
          scope,
          hits.map(({ person }) => person),
        )
      ).map((row) => [row.id, row]),
    )
    let place = from
    for (const { key, person } of hits) {
      if (rows.length === limit) {
        next = writeCursor([lane, ...(place ?? ['', person])])
        break
      }
      const row = people.get(person)
      const isFirst = row && !(place?.[0] === key && place[1] === person) && firstKeyOf(row, prefixes) === key
      if (row && isFirst && fits(cipher, row, term)) rows.push(row)
      place = [key, person]
    }
    if (next !== null) break
    if (hits.length > limit) from = place
    else [lane, from] = [lane + 1, null]
  }
  const count =
    after.value || !isExact
      ? undefined
      : counted(await countKeysWith(tx, scope, filter, today, shelves, prefixes, countedTo + 1))
  return ok({ rows, next, ...(count ? { count } : {}) })
}

/** A person is shown at the first of the keys by which the search finds them, and not again. */
function firstKeyOf(row: PersonRow, prefixes: readonly string[]): string | undefined {
  const keys = [...row.nameKeys, ...row.numberKeys].toSorted(byBytes)
  for (const prefix of prefixes) {
    const key = keys.find((candidate) => candidate.startsWith(prefix))
    if (key !== undefined) return key
  }
  return undefined
}

/** As the index compares them. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

function fits(cipher: FieldCipher, row: PersonRow, { way, name }: SearchTerm): boolean {
  if (way.kind === 'ending' && !endsWith(openSensitive(cipher, row.sealed), way.digits)) return false
  return bearsName(row, name)
}

const bearsName = (row: PersonRow, name: string | null): boolean =>
  name === null || row.nameKeys.some((key) => key.startsWith(name) || key.startsWith(innerMark + name))
