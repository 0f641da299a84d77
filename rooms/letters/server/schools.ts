import { sql } from 'kysely'
import { covers, coversDivision, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, nation, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { figuresFor, type Reader, spanOf } from '../../indicators/server/index.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import type { Station } from '../../regions/index.ts'
import { placesOf, stationById, stationsWithin } from '../../regions/server/index.ts'
import type { GradeBand } from '../domain/letter-codes.ts'
import { shownCells } from '../domain/small-cells.ts'
import { at } from './mailroom.ts'

type SchoolRow = {
  readonly station: Id
  readonly operator: Id | null
  readonly gradeBands: readonly GradeBand[]
  readonly boarding: boolean
  readonly unnamed: boolean
  readonly version: number
}

const unknownSchool = { operator: null, gradeBands: [], boarding: false, unnamed: false, version: 0 } as const

const prefecture = (code: DivisionCode): DivisionCode => Math.floor(code / 100_000_000) * 100_000_000

const measures = {
  received: 'letters-received',
  answered: 'letters-answered',
  inTime: 'letters-answered-in-time',
  pupils: 'pupils-counselled',
  sessions: 'counselling-sessions',
  groups: 'groups-opened',
  classes: 'class-sessions',
} as const

type Column = keyof typeof measures
const columns = Object.keys(measures) as Column[]
/** Groups and classes are of many; the other figures could point at a child. */
const aboutChildren: readonly Column[] = ['received', 'answered', 'inTime', 'pupils', 'sessions']

type Amounts = Readonly<Record<Column, number>>
type Shown = { readonly [column in Column]: { value: number | null; small: boolean } }

type Counted = { readonly inside: boolean; readonly amounts: Amounts }

/** Several rows as they may be seen, column by column. */
function shownRows(rows: readonly Counted[]): Shown[] {
  const byColumn = columns.map((column) => {
    const cells = rows.map(({ inside, amounts }) => ({
      value: amounts[column],
      inside: inside || !aboutChildren.includes(column),
    }))
    return [column, shownCells(cells)] as const
  })
  return rows.map(
    (_, row) =>
      Object.fromEntries(byColumn.map(([column, cells]) => [column, cells[row]])) as unknown as Shown,
  )
}

/** Pupils are told apart within their station, so that schools add up. */
const sumOf = (rows: readonly Counted[]): Counted => ({
  inside: rows.every(({ inside }) => inside),
  amounts: Object.fromEntries(
    columns.map((column) => [column, rows.reduce((sum, { amounts }) => sum + amounts[column], 0)]),
  ) as Amounts,
})

/** What is kept of school stations beside their entries. */
export async function schoolRows(tx: Handle, stations: readonly Id[]): Promise<ReadonlyMap<Id, SchoolRow>> {
  if (stations.length === 0) return new Map()
  const { rows } = await sql<SchoolRow>`
    select station, operator, grade_bands, boarding, unnamed, version from school
    where station = any(${[...stations]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.station, row]))
}

async function describedSchools(tx: Handle, standing: Standing, stations: readonly Station[]) {
  const { actor, today } = standing
  const rows = await schoolRows(
    tx,
    stations.map(({ id }) => id),
  )
  const place = await placesOf(
    tx,
    stations.flatMap(({ division }) => [division, prefecture(division)]),
    today,
  )
  const operators = await organisationNames(
    tx,
    [...rows.values()].flatMap(({ operator }) => operator ?? []),
  )
  const changing = scopeOf(actor, 'regions.write', today)
  return stations.map((station) => {
    const { id, code, name, division, operator: operatorName, openedOn } = station
    const { operator, gradeBands, boarding, unnamed, version } = rows.get(id) ?? unknownSchool
    const body = operator ? operators.get(operator) : undefined
    return {
      station: id,
      code,
      name,
      unnamed,
      division,
      place: place(division).name,
      city: { code: prefecture(division), name: place(prefecture(division)).name },
      operator: operator && body ? { id: operator, name: body.name } : null,
      operatorName,
      gradeBands: [...gradeBands],
      boarding,
      openedOn,
      version,
      abilities: { change: covers(changing, { division, station: id }) },
    }
  })
}

type Asked = { readonly from?: Day | undefined; readonly to?: Day | undefined }

async function countedAt(
  platform: Platform,
  reader: Reader,
  station: { readonly station: Id; readonly division: DivisionCode },
  from: Day,
  to: Day,
): Promise<Counted> {
  const span = spanOf(monthOf(from), monthOf(to))
  const figures = await figuresFor(platform, reader, { kind: 'station', station: station.station }, { span })
  const total = (code: string) => (figures.ok ? (figures.value.found.span.total(code) ?? 0) : 0)
  return {
    inside: covers(scopeOf(reader.actor, 'letters.read', reader.today), station),
    amounts: Object.fromEntries(columns.map((column) => [column, total(measures[column])])) as Amounts,
  }
}

/** The network of school stations as far as the reader may see figures (S2.A2): each school, each city, all together. */
export async function schoolNetwork(
  platform: Platform,
  reader: Reader,
  asked: Asked & { within?: DivisionCode | undefined },
) {
  const area = asked.within ?? nation
  const described = await read(reader, async (tx) => {
    const stations = await stationsWithin(tx, reader.scope, area, reader.today)
    return ok(
      await describedSchools(
        tx,
        reader,
        stations.filter(({ kind }) => kind === 'school-station'),
      ),
    )
  })
  if (!described.ok) return described
  const schools = described.value
  const first = schools.map(({ openedOn }) => openedOn).toSorted()[0] ?? reader.today
  const { from = first, to = reader.today } = asked
  const counted: Counted[] = []
  for (const school of schools) counted.push(await countedAt(platform, reader, school, from, to))
  const cities = [...new Set(schools.map(({ city }) => city.code))].toSorted((a, b) => a - b)
  // A city is a column of its own: what is hidden in it must not follow from its sum.
  const shown = new Map<Id, Shown>()
  for (const city of cities) {
    const inCity = schools.flatMap((school, at) => (school.city.code === city ? [at] : []))
    shownRows(inCity.map((at) => counted[at] as Counted)).forEach((row, i) => {
      shown.set(schools[inCity[i] as number]?.station ?? '', row)
    })
  }
  const sums = cities.map((city) => sumOf(counted.filter((_, at) => schools[at]?.city.code === city)))
  const shownCities = shownRows(sums)
  const [total] = shownRows([sumOf(counted)]) as [Shown]
  return ok({
    from,
    to,
    schools: schools.map((school) => ({ ...school, figures: shown.get(school.station) as Shown })),
    cities: cities.map((code, at) => {
      const here = schools.filter(({ city }) => city.code === code)
      return {
        code,
        name: here[0]?.city.name ?? '',
        schools: here.length,
        named: here.filter(({ unnamed }) => !unnamed).length,
        figures: shownCities[at] as Shown,
      }
    }),
    total: {
      schools: schools.length,
      named: schools.filter(({ unnamed }) => !unnamed).length,
      cities: cities.length,
      figures: total,
    },
  })
}

/** One school station with its figures (S2.A1). */
export async function oneSchool(platform: Platform, reader: Reader, station: Id, asked: Asked) {
  const found = await read(reader, async (tx) => {
    const row = await stationById(tx, station)
    if (row?.kind !== 'school-station') return refused<Refusal>({ code: 'not-found' })
    const [school] = await describedSchools(tx, reader, [row])
    return school ? ok(school) : refused<Refusal>({ code: 'not-found' })
  })
  if (!found.ok) return found
  const { from = found.value.openedOn, to = reader.today } = asked
  const [figures] = shownRows([await countedAt(platform, reader, found.value, from, to)]) as [Shown]
  return ok({ ...found.value, from, to, figures })
}

export type SchoolInput = {
  readonly id: Id
  readonly version: number
  readonly operator?: Id | undefined
  readonly gradeBands: readonly GradeBand[]
  readonly boarding: boolean
  readonly unnamed: boolean
}

/** Says who runs a school station, for which grades, and whether the source names the school at all. */
export const changeSchool = (
  standing: Standing,
  station: Id,
  input: SchoolInput,
): Promise<Result<{ id: Id; version: number }, Refusal>> =>
  runCommand<{ id: Id; version: number }>(standing, {
    id: input.id,
    name: 'letters.change-school',
    input: { station, ...input },
    run: async (tx) => {
      const found = await stationById(tx, station)
      if (!found || !coversDivision(standing.scope, found.division)) return refused({ code: 'not-found' })
      if (found.kind !== 'school-station') return refused({ code: 'school-station-only' })
      if (input.operator && !(await organisationNames(tx, [input.operator])).has(input.operator))
        return at('not-found', '/body/operator')
      const { rows } = await sql<{ version: number }>`
        insert into school as s (province, station, division, operator, grade_bands, boarding, unnamed)
        values (${provinceOf(found.division)}, ${station}, ${found.division}, ${input.operator ?? null},
          ${[...input.gradeBands]}::text[], ${input.boarding}, ${input.unnamed})
        on conflict (province, station) do update set operator = excluded.operator, grade_bands = excluded.grade_bands,
          boarding = excluded.boarding, unnamed = excluded.unnamed, version = s.version + 1
        where s.version = ${input.version}
        returning version`.execute(tx)
      const version = rows[0]?.version
      if (version === undefined) return refused({ code: 'changed-meanwhile' })
      return ok({
        answer: { id: station, version },
        audit: { action: 'letters.change-school', subject: station, division: found.division, station },
      })
    },
  })
