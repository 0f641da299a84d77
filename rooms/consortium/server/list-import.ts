import { covers, isEmpty, type Scope, scopeOf } from '../../../kernel/actor.ts'
import { commonErrors, type Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Upload } from '../../../platform/server/http/routes.ts'
import { newId } from '../../../platform/server/ids.ts'
import { dayOfText } from '../../documents/index.ts'
import { type ListRow, readList } from '../../documents/server/index.ts'
import { checkIdentityNumber, maskIdentityNumber } from '../../people/index.ts'
import { type PersonOfList, personsOfList } from '../../people/server/index.ts'
import {
  needsOfWords,
  type ScreeningColumn,
  screeningColumns,
  urgencyOfWord,
} from '../domain/list-columns.ts'
import type { NeedItem, Urgency } from '../domain/needs.ts'
import { consortiumErrors } from '../errors.ts'
import { insertList, markByList } from './list-store.ts'
import { itemsUnderWay } from './need-store.ts'
import { recordNeeds } from './record-needs.ts'
import { mostAtOnce } from './screen.ts'
import { insertWaiting, waitingOf } from './screening-store.ts'

type RowProblem = {
  readonly row: number
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly message: Words
}

type ReadRow = {
  readonly row: number
  readonly name: string
  readonly idNumber: string | null
  readonly needs: readonly NeedItem[]
  readonly urgency: Urgency
  readonly screenedOn: Day
  readonly note: string | null
}

type RightRow = ReadRow & { readonly person: PersonOfList; readonly waits: boolean }

const shownProblems = 500
const errors: Readonly<Record<string, Words>> = { ...commonErrors, ...consortiumErrors }
const titleOf = (key: ScreeningColumn): string =>
  screeningColumns.find((column) => column.key === key)?.titles[0] ?? key

/**
 * Looks at a list of people to be screened, and takes the rows that are right in when told to. A row must mean one file
 * of the register, by number or by a name that only one has. Rows with needs are screened by it; the others wait.
 */
export async function importList(
  standing: Standing,
  cipher: FieldCipher,
  file: Upload,
  input: { readonly id: Id; readonly apply: 'true' | 'false' },
) {
  const list = await readList(file, screeningColumns, ['name'])
  if (!list.ok) return list
  if (list.value.length > mostAtOnce) return refused({ code: 'list-too-large', data: { most: mostAtOnce } })
  return runCommand(standing, {
    id: input.id,
    name: 'consortium.import-list',
    input: { ...input, list: list.value },
    run: async (tx) => {
      const { scope, today, actor } = standing
      if (isEmpty(scopeOf(actor, 'people.read', today))) return refused({ code: 'not-permitted' })
      const problems: RowProblem[] = []
      const read = list.value.flatMap((row) => readRow(row, today, problems) ?? [])
      const right = await meant(tx, standing, cipher, read, problems)
      const answer = {
        rows: list.value.length,
        ready: right.length,
        already: right.filter(({ waits }) => waits).length,
        applied: input.apply === 'true',
        problems: problems.toSorted((a, b) => a.row - b.row).slice(0, shownProblems),
        wrongRows: new Set(problems.map(({ row }) => row)).size,
      }
      const division = scope.ranges[0]?.low ?? right[0]?.person.division ?? 0
      const audit = {
        action: 'consortium.import-list',
        subject: input.id,
        division,
        station: scope.stations[0] ?? null,
        detail: { rows: answer.rows, ready: answer.ready, applied: answer.applied },
      }
      if (!answer.applied || right.length === 0) return ok({ answer, audit })
      await takeIn(tx, standing, input.id, file.fileName, right)
      const dirty = right
        .filter(({ needs }) => needs.length > 0)
        .map(({ person, screenedOn }) => ({
          station: person.station,
          division: person.division,
          month: monthOf(screenedOn),
        }))
      return ok({ answer, audit, dirty })
    },
  })
}

function readRow({ row, values }: ListRow, today: Day, problems: RowProblem[]): ReadRow | null {
  const before = problems.length
  const text = (key: ScreeningColumn): string | null => values[key] ?? null
  const wrong = (key: ScreeningColumn, code: string, value = text(key)) => {
    const message = errors[code] ?? commonErrors['value-not-valid']
    problems.push({ row, column: titleOf(key), value, code, message })
    return null
  }
  const name = text('name') ?? wrong('name', 'value-missing')
  const typed = text('idNumber')
  const number = typed === null ? null : checkIdentityNumber(typed, today)
  if (number && !number.ok) wrong('idNumber', 'identity-number-not-right', maskIdentityNumber(typed ?? ''))
  const needs =
    values.needs === undefined ? [] : (needsOfWords(values.needs) ?? wrong('needs', 'need-unknown'))
  const urgency =
    values.urgency === undefined
      ? 'ordinary'
      : (urgencyOfWord(values.urgency) ?? wrong('urgency', 'value-not-in-list'))
  const screenedOn =
    values.screenedOn === undefined
      ? today
      : (dayOfText(values.screenedOn) ?? wrong('screenedOn', 'day-not-valid'))
  if (screenedOn && screenedOn > today) wrong('screenedOn', 'day-in-the-future')
  if (problems.length > before || !name || !needs || !urgency || !screenedOn) return null
  const idNumber = number?.ok ? number.value.number : null
  return { row, name, idNumber, needs, urgency, screenedOn, note: text('note')?.slice(0, 500) ?? null }
}

const unclear = {
  none: 'person-of-row-not-found',
  several: 'person-of-row-unclear',
  'other-name': 'person-of-row-other-name',
}

/** Whom the rows mean, each person once; rows that mean nobody or several are told. */
async function meant(
  tx: Handle,
  { actor, scope, today }: Standing,
  cipher: FieldCipher,
  rows: readonly ReadRow[],
  problems: RowProblem[],
): Promise<RightRow[]> {
  const persons = await personsOfList(tx, cipher, scopeOf(actor, 'people.read', today), rows)
  const seen = new Set<Id>()
  const right: RightRow[] = []
  for (const [at, row] of rows.entries()) {
    const person = persons[at] ?? 'none'
    const tell = (code: string, column: ScreeningColumn = 'name') =>
      problems.push({
        row: row.row,
        column: titleOf(column),
        value: column === 'name' ? row.name : null,
        code,
        message: errors[code] ?? commonErrors['value-not-valid'],
      })
    if (typeof person === 'string') tell(unclear[person])
    else if (!covers(scope, { ...person, person: person.id })) tell(unclear.none)
    else if (seen.has(person.id)) tell('person-of-row-twice')
    else if (await hasUnderWay(tx, scope, person.id, row.needs)) tell('need-under-way', 'needs')
    else {
      seen.add(person.id)
      right.push({ ...row, person, waits: (await waitingOf(tx, scope, person.id)) !== null })
    }
  }
  return right
}

/** A list that is brought twice names the same needs again: nobody needs a thing twice because of it. */
async function hasUnderWay(
  tx: Handle,
  scope: Scope,
  person: Id,
  needs: readonly NeedItem[],
): Promise<boolean> {
  if (needs.length === 0) return false
  const underWay = await itemsUnderWay(tx, scope, person)
  return needs.some((item) => underWay.includes(item))
}

async function takeIn(
  tx: Handle,
  standing: Standing,
  list: Id,
  fileName: string,
  rows: readonly RightRow[],
): Promise<void> {
  const { actor, scope, today } = standing
  const fresh = rows
    .filter(({ waits }) => !waits)
    .map(({ person: { id, station, division } }) => ({ id: newId(), person: id, station, division }))
  const added = await insertWaiting(tx, fresh, list, today, actor.account)
  const withNeeds = rows.filter(({ needs }) => needs.length > 0)
  for (const { person, needs, urgency, note, screenedOn } of withNeeds) {
    const screening = await waitingOf(tx, scope, person.id)
    if (!screening) continue
    await recordNeeds(tx, standing, screening, {
      screenedOn,
      needs: needs.map((item) => ({ need: newId(), item, urgency, note })),
    })
    if (fresh.some(({ person: one }) => one === person.id))
      await markByList(tx, screening.province, [screening.id])
  }
  const [first] = rows
  const division = scope.ranges[0]?.low ?? first?.person.division ?? 0
  const inside = rows.every(({ person }) => provinceOf(person.division) === provinceOf(division))
  await insertList(
    tx,
    {
      id: list,
      division: inside ? division : (first?.person.division ?? division),
      station: scope.stations[0] ?? null,
      origin: 'file',
      fileName: fileName.slice(0, 120),
      added,
      screened: withNeeds.length,
    },
    actor,
  )
}
