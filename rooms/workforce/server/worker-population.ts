import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import { grouped } from '../../../kernel/grouped.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { Facts, WorkerFact } from '../domain/fact-names.ts'
import { factsOfWorker, type WorkerFile } from '../domain/worker-facts.ts'
import { educationPolicy } from './policy-file.ts'

/** A worker among many, with what the file says on a day. */
export type CountedWorker = {
  readonly id: Id
  readonly name: string
  readonly division: DivisionCode
  readonly station: Id
  readonly facts: Facts<WorkerFact>
}

type Head = {
  readonly province: number
  readonly id: Id
  readonly name: string
  readonly pinyin: string
  readonly division: DivisionCode
  readonly station: Id
  readonly birth: Day | null
}

const batch = 2_000

/**
 * The facts of all workers of a place on a day, batch by batch in the order of places and names: seven queries a batch
 * and not seven a worker. `posts` leaves those who hold one of them on that day.
 */
export async function* workerPopulation(
  tx: Handle,
  scope: Scope,
  of: { readonly division: DivisionCode; readonly posts: readonly string[] },
  on: Day,
): AsyncGenerator<readonly CountedWorker[]> {
  const { low, high } = rangeOf(of.division)
  const posts = [...of.posts]
  const chosen =
    posts.length === 0
      ? sql`true`
      : sql`exists (select from workforce_post p where p.province = m.province and p.member = m.id
          and p.kind = any(${posts}::text[]) and p.from_on <= ${on} and (p.to_on is null or p.to_on >= ${on}))`
  let after: Head | undefined
  for (;;) {
    const next = after
      ? sql`(m.division, m.pinyin, m.id) > (${after.division}, ${after.pinyin}, ${after.id}::uuid)`
      : sql`true`
    const { rows }: { rows: Head[] } = await sql<Head>`
      select m.province, m.id, m.name, m.pinyin, m.division, m.station, m.birth from workforce_member m
      where m.province = any(${provincesIn(scope)}) and m.division between ${low} and ${high}
        and ${within(scope, { division: 'm.division', station: 'm.station' })} and ${chosen} and ${next}
      order by m.division, m.pinyin, m.id limit ${batch}`.execute(tx)
    if (rows.length > 0) yield await withFacts(tx, rows, on)
    after = rows.at(-1)
    if (rows.length < batch) return
  }
}

/** The facts of workers on any day, out of one reading of all their files; who is not found is left out. */
export async function factsByDayOf(
  tx: Handle,
  scope: Scope,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, (on: Day) => Facts<WorkerFact>>> {
  const { rows } = await sql<Head>`
    select province, id, name, pinyin, division, station, birth from workforce_member
    where province = any(${provincesIn(scope)}) and id = any(${[...ids]}::uuid[])
      and ${within(scope, { division: 'division', station: 'station' })}`.execute(tx)
  const files = await filesOf(tx, rows)
  const policy = educationPolicy()
  return new Map(
    rows.map(({ id, birth }) => {
      const file = { birth, ...files(id) }
      return [id, (on: Day) => factsOfWorker(policy, file, on)] as const
    }),
  )
}

async function withFacts(tx: Handle, heads: readonly Head[], on: Day): Promise<CountedWorker[]> {
  const files = await filesOf(tx, heads)
  const policy = educationPolicy()
  return heads.map(({ id, name, division, station, birth }) => ({
    id,
    name,
    division,
    station,
    facts: factsOfWorker(policy, { birth, ...files(id) }, on),
  }))
}

/** All files of a batch, put together by member. */
async function filesOf(tx: Handle, heads: readonly Head[]): Promise<(id: Id) => Omit<WorkerFile, 'birth'>> {
  const provinces = [...new Set(heads.map(({ province }) => province))]
  const ids = heads.map(({ id }) => id)
  const of = sql`province = any(${provinces}::smallint[]) and member = any(${ids}::uuid[])`
  const ask = async <Row extends { readonly member: Id }>(
    query: RawBuilder<Row>,
  ): Promise<(id: Id) => readonly Row[]> => {
    const { rows } = await query.execute(tx)
    const byMember = grouped(rows, ({ member }) => member)
    return (id) => byMember.get(id) ?? []
  }
  type Of = { readonly member: Id }
  const certificates = await ask(sql<Of & WorkerFile['certificates'][number]>`
    select member, id, level, number, exam_year, exam_place, obtained_on, ended_on from workforce_certificate
    where ${of} order by obtained_on desc, id`)
  const registrations = await ask(sql<Of & WorkerFile['registrations'][number]>`
    select member, certificate, from_on as "from", to_on as "to" from workforce_registration
    where ${of} order by from_on desc, id`)
  const posts = await ask(sql<Of & WorkerFile['posts'][number]>`
    select member, kind, employer_kind, employer, organisation, at_division as place, main, full_time, from_on as "from",
      to_on as "to" from workforce_post where ${of} order by from_on desc, id`)
  const credits = await ask(sql<Of & WorkerFile['credits'][number]>`
    select member, credited_on as "on", tenths from workforce_credit where ${of} and reversed_by is null`)
  const studies = await ask(sql<Of & { id: Id } & Omit<WorkerFile['studies'][number], 'invoices'>>`
    select member, id, social_work, degree, diploma_on from workforce_study where ${of} order by from_on desc, id`)
  const invoices = await ask(sql<Of & { study: Id } & WorkerFile['studies'][number]['invoices'][number]>`
    select i.member, i.study, i.issued_on as "on", i.amount_fen::float8 as amount_fen
    from workforce_study s join workforce_invoice i on i.province = s.province and i.study = s.id
    where s.province = any(${provinces}::smallint[]) and s.member = any(${ids}::uuid[]) and i.reversed_by is null`)
  const awards = await ask(sql<Of & WorkerFile['awards'][number]>`
    select member, given_on as "on", withdrawn_on, programme from workforce_award where ${of} order by given_on desc, id`)
  return (id) => ({
    certificates: certificates(id),
    registrations: registrations(id),
    posts: posts(id),
    credits: credits(id),
    studies: studies(id).map((study) => ({
      ...study,
      invoices: invoices(id).filter((one) => one.study === study.id),
    })),
    awards: awards(id),
  })
}
