import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { personNames } from '../../../people/server/index.ts'
import type { AgeBand, SignInSource } from '../../domain/community/codes.ts'
import { mayTakeOut } from '../correcting.ts'
import type { Reader } from '../line.ts'
import { shownCategories } from '../neighbours.ts'
import type { ActivityRow } from './activity-row.ts'
import { named, signsFor } from './lines.ts'
import { likeText } from './store.ts'

export type SignInRow = {
  readonly id: Id
  readonly person: Id | null
  readonly name: string
  readonly sex: number | null
  readonly ageBand: AgeBand | null
  readonly phoneEnd: string | null
  readonly categories: readonly string[]
  readonly volunteer: boolean
  readonly firstTime: boolean | null
  readonly on: Day
  readonly source: SignInSource
  readonly station: Id
  readonly stationDivision: DivisionCode
  readonly confirmed: boolean
  readonly reversedBy: Id | null
  readonly recordedBy: Id | null
  readonly recordedOn: Day
  readonly key: string
}

export const signInKey = (row: SignInRow): SortKey => [row.key, row.id]

/** The list in the order in which it was written. */
export async function listSignIns(
  tx: Handle,
  row: ActivityRow,
  { search, all }: { readonly search?: string | undefined; readonly all?: boolean | undefined },
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<SignInRow[]> {
  const [at, id] = after ?? []
  const { rows } = await sql<SignInRow>`
    select id, person, name, sex, age_band, phone_end, categories, volunteer, first_time, attended_on as on, source, station,
      station_division, confirmed_at is not null as confirmed, reversed_by, recorded_by,
      (recorded_at at time zone 'Asia/Shanghai')::date as recorded_on, recorded_at::text as key
    from activity_attendance
    where province = ${row.province} and activity = ${row.id} and ${all ? sql`true` : sql`reversed_by is null`}
      and ${search ? sql`(name like ${likeText(search)} or phone_end = ${search})` : sql`true`}
      and ${after ? sql`(recorded_at, id) > (${at}::timestamptz, ${id}::uuid)` : sql`true`}
    order by recorded_at, id limit ${limit + 1}`.execute(tx)
  return rows
}

/** Names of registered persons only where the reader may see them; categories only where sensitive fields may be read. */
export async function signInLines(tx: Handle, reader: Reader, row: ActivityRow, lines: readonly SignInRow[]) {
  const { actor, today } = reader
  const seen = scopeOf(actor, 'people.read', today)
  const names = await personNames(
    tx,
    seen,
    lines.flatMap(({ person }) => person ?? []),
  )
  const signs = await signsFor(
    tx,
    [row],
    lines.map(({ station }) => station),
  )
  const sensitive = scopeOf(actor, 'people.read-sensitive', today)
  const records = scopeOf(actor, 'activities.record', today)
  const lead = { division: row.stationDivision, station: row.station }
  return lines.map((line) => {
    const own = { division: line.stationDivision, station: line.station }
    const recorded = { by: line.recordedBy, on: line.recordedOn }
    const inHand = covers(records, own) || covers(records, lead)
    const struck = line.reversedBy !== null
    return {
      id: line.id,
      person: line.person,
      name: line.person ? (names.get(line.person) ?? null) : line.name,
      sex: line.sex,
      ageBand: line.ageBand,
      phoneEnd: line.phoneEnd,
      categories: covers(sensitive, placedFor(line, row)) ? shownCategories(line.categories) : null,
      volunteer: line.volunteer,
      firstTime: line.firstTime,
      on: line.on,
      source: line.source,
      station: named(signs, line.station),
      state: struck ? ('struck' as const) : line.confirmed ? ('counts' as const) : ('to-confirm' as const),
      abilities: {
        confirm: !struck && !line.confirmed && inHand,
        strike:
          !struck &&
          ((!line.confirmed && inHand) ||
            mayTakeOut(reader, lead, recorded) ||
            mayTakeOut(reader, own, recorded)),
      },
    }
  })
}

const placedFor = (line: SignInRow, row: ActivityRow) => ({
  division: row.division,
  station: line.station,
  person: line.person,
})

export type ShownSignIn = Awaited<ReturnType<typeof signInLines>>[number]
