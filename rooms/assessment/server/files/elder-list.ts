import { sql } from 'kysely'
import { emptyScope, isEmpty, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { grouped } from '../../../../kernel/grouped.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { type RosterLine, rosterPage } from '../../../people/server/index.ts'
import { placesOf } from '../../../regions/server/index.ts'
import type { ElderFilters } from '../../contract/elders.ts'
import { firstDayOf, lastDayOf } from '../../domain/files/elder-roster.ts'
import { fileScope } from '../../domain/files/whole-county.ts'
import { metIn, rosterQuestion } from './elders.ts'
import { gradeTitleOf } from './in-force.ts'
import { lastMetOf, type Met } from './person-on-day.ts'

/** What the list must know of accounts; the room of accounts stands beside it, so whoever composes the product says. */
export type ElderNeighbours = {
  /** Names of the relief advisers nearest to a place. */
  readonly advisersAt: (
    at: { readonly division: DivisionCode; readonly station: Id },
    on: Day,
  ) => Promise<readonly string[]>
  readonly accountNames: (tx: Handle, ids: readonly Id[]) => Promise<ReadonlyMap<Id, string>>
}

export const noElderNeighbours: ElderNeighbours = {
  advisersAt: async () => [],
  accountNames: async () => new Map(),
}

type Risk = { readonly person: Id; readonly file: Id; readonly grade: string }

/** The open elders' files among some persons, as far as files may be opened (S16.A4); of several the gravest. */
async function risksOf(tx: Handle, scope: Scope, persons: readonly Id[]): Promise<ReadonlyMap<Id, Risk>> {
  if (isEmpty(scope) || persons.length === 0) return new Map()
  const { rows } = await sql<Risk>`
    select person, id as file, grade from risk_file
    where province = any(${provincesIn(scope)}) and person = any(${[...persons]}::uuid[]) and about = 'elder' and closed_on is null
      and ${within(scope, { division: 'division', station: 'station', person: 'person' })}
    order by rank desc`.execute(tx)
  return new Map(rows.map((row) => [row.person, row]))
}

async function metOf(tx: Handle, lines: readonly RosterLine[]): Promise<ReadonlyMap<Id, Met>> {
  const met = new Map<Id, Met>()
  for (const [province, own] of grouped(lines, (line) => line.province))
    for (const [person, one] of await lastMetOf(
      tx,
      province,
      own.map((line) => line.person),
    ))
      met.set(person, one)
  return met
}

/** A page of the roster, with what each line says beside the file. */
export async function elderPage(
  tx: Handle,
  { actor, today }: Standing,
  scope: Scope,
  neighbours: ElderNeighbours,
  { within: division, ...filters }: ElderFilters,
  page: { readonly after: SortKey | null; readonly limit: number },
  withRisk: boolean,
) {
  const lines = await rosterPage(tx, scope, { ...rosterQuestion(today), ...filters, division }, page)
  const persons = lines.map(({ person }) => person)
  const month = monthOf(today)
  const met = await metOf(tx, lines)
  const visited = await metIn(tx, lines, firstDayOf(month), lastDayOf(month))
  const risks = await risksOf(tx, withRisk ? fileScope(actor, 'assessment.read', today) : emptyScope, persons)
  const place = await placesOf(
    tx,
    lines.map((line) => line.division),
    today,
  )
  const names = await neighbours.accountNames(
    tx,
    lines.flatMap(({ responsible }) => responsible ?? []),
  )
  const advisers = new Map<string, readonly string[]>()
  for (const { division: at, station } of lines) {
    const key = `${at} ${station}`
    if (!advisers.has(key)) advisers.set(key, await neighbours.advisersAt({ division: at, station }, today))
  }
  return lines.map((line) => {
    const risk = risks.get(line.person)
    const one = met.get(line.person)
    return {
      pinyin: line.pinyin,
      person: line.person,
      name: line.name,
      station: line.station,
      division: line.division,
      place: place(line.division).name,
      categories: [...line.categories],
      joinedOn: line.joinedOn,
      metOn: one?.seen ?? one?.inPerson ?? null,
      contactOn: one?.contact ?? null,
      visited: visited.has(line.person),
      responsible: (line.responsible && names.get(line.responsible)) ?? line.responsibleName,
      advisers: [...(advisers.get(`${line.division} ${line.station}`) ?? [])],
      risk: risk ? { file: risk.file, grade: risk.grade, title: gradeTitleOf('elder', risk.grade) } : null,
    }
  })
}

export type ElderLine = Awaited<ReturnType<typeof elderPage>>[number]
