import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, nation, provinceOf, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { reportsOfYear } from '../../../organisations/server/index.ts'
import { firstStage } from '../../../programmes/index.ts'
import { keepProgramme, type ProgrammeInForce, programmesIn } from '../../../programmes/server/index.ts'
import { type ApplicationRow, applicationColumns } from './application-store.ts'
import { clockActor } from './clock-actor.ts'
import { enterStage } from './move.ts'
import { subjectIndex } from './seal.ts'
import { searchOf } from './search-text.ts'

/**
 * Opens what bodies owe under programmes that are filings: for each body that owes the report of the last year (S15.A4) an
 * application that waits to be filed, with its day, once. Answers how many were opened.
 */
export async function openOwedFilings(platform: Platform): Promise<number> {
  const today = platform.clock.today()
  const year = Number(today.slice(0, 4)) - 1
  const db = platform.worker.handle
  let opened = 0
  for (const one of await programmesIn(db, nation, today)) {
    if (one.programme.kind !== 'filing') continue
    const reach = { ...wholeScope, ranges: [rangeOf(one.division)] }
    const owing = await reportsOfYear(db, reach, { year, search: undefined, authority: undefined }, today)
    const waiting = owing.filter(
      ({ report }) => report.opensOn <= today && (report.state === 'due' || report.state === 'not-filed'),
    )
    const known = await knownSubjects(db, one, year)
    for (const { row } of waiting) {
      if (known.has(row.id)) continue
      opened += await db
        .transaction()
        .execute((tx) => openFiling(tx, platform, one, { ...row, division: row.authority }, year, today))
    }
  }
  return opened
}

async function knownSubjects(db: Handle, { programme, division }: ProgrammeInForce, year: number) {
  const { rows } = await sql<{ subjectId: Id }>`
    select subject_id from application where province = ${provinceOf(division)} and programme = ${programme.code}
      and season = ${String(year)} and not draft and subject_id is not null`.execute(db)
  return new Set(rows.map(({ subjectId }) => subjectId))
}

async function openFiling(
  tx: Handle,
  { cipher }: Platform,
  { programme }: ProgrammeInForce,
  body: {
    readonly id: Id
    readonly name: string
    readonly creditCode: string | null
    readonly division: DivisionCode
  },
  year: number,
  today: Day,
): Promise<number> {
  const hash = await keepProgramme(tx, programme)
  const first = firstStage(programme)
  const search = searchOf({
    name: body.name,
    organisationName: null,
    workTitle: null,
    number: body.creditCode,
    division: body.division,
  })
  const { rows } = await sql<ApplicationRow>`
    insert into application (province, id, division, programme, programme_hash, season, subject_kind, subject_room, subject_id, tied_by,
      subject_hash, name, organisation, organisation_name, nominated_by, draft, stage, stage_since, search)
    values (${provinceOf(body.division)}, ${newId()}, ${body.division}, ${programme.code}, ${hash}, ${String(year)}, 'organisation',
      'organisations', ${body.id}, 'reach', ${subjectIndex(cipher, body.creditCode ?? body.id)}, ${body.name}, ${body.id},
      ${body.name}, 'body', false, ${first.code}, ${today}, ${search})
    on conflict do nothing returning ${applicationColumns}`.execute(tx)
  if (!rows[0]) return 0
  const entered = await enterStage(tx, { actor: clockActor }, rows[0], programme, first.code, {
    from: null,
    on: today,
    role: 'clock',
    kind: 'moved',
  })
  if (!entered.ok) throw new Error(`${rows[0].id}: ${entered.error.code}`)
  return 1
}
