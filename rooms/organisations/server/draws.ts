import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { covers, wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { Finding, LegalForm } from '../domain/registry/codes.ts'
import { drawn, ofShare } from '../domain/registry/draw.ts'
import { registryEntry, wrong } from './registry-commands.ts'

export type DrawRow = {
  readonly province: number
  readonly id: Id
  readonly title: string
  readonly authority: DivisionCode
  readonly drawnFrom: 'all' | 'spot-check' | 'abnormal'
  readonly legalForm: LegalForm | null
  readonly wanted: number
  /** Where a share was ordered and no number. */
  readonly sharePercent: number | null
  readonly population: number
  readonly proposedOn: Day
  readonly proposedBy: Id
  readonly proposedName: string
  readonly seed: string | null
  readonly drawnOn: Day | null
  readonly drawnName: string | null
}

export type DrawnRow = {
  readonly organisation: Id
  readonly name: string
  readonly rank: number | null
  readonly checkedOn: Day | null
  readonly finding: Finding | null
  readonly note: string | null
}

const columns =
  sql.raw(`province, id, title, authority, drawn_from, legal_form, wanted, share_percent, population, proposed_on,
  proposed_by, proposed_name, seed, drawn_on, drawn_name`)

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

export async function listDraws(
  tx: Handle,
  { scope }: Standing,
  after: SortKey | null,
  limit: number,
): Promise<DrawRow[]> {
  const { rows } = await sql<DrawRow>`
    select ${columns} from organisation_draw where ${within(scope, { division: 'authority' })}
      ${after ? sql`and (proposed_on, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``}
    order by proposed_on desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export async function findDraw(
  tx: Handle,
  { scope }: Standing,
  id: Id,
  lock = false,
): Promise<DrawRow | null> {
  const { rows } = await sql<DrawRow>`
    select ${columns} from organisation_draw where id = ${id} and ${within(scope, { division: 'authority' })}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

export async function bodiesOfDraw(tx: Handle, { province, id }: DrawRow): Promise<DrawnRow[]> {
  const { rows } = await sql<DrawnRow>`
    select organisation, name, rank, checked_on, finding, note from organisation_drawn
    where province = ${province} and draw = ${id} order by rank nulls last, name, organisation`.execute(tx)
  return rows
}

/** Whether the same seed draws the same bodies again; null before it was drawn. */
export function repeats({ seed, wanted }: DrawRow, bodies: readonly DrawnRow[]): boolean | null {
  if (seed === null) return null
  const again = drawn(
    bodies.map(({ organisation }) => organisation),
    wanted,
    seed,
    digest,
  )
  const was = bodies.filter(({ rank }) => rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  return was.length === again.length && was.every(({ organisation }, at) => organisation === again[at])
}

/** Fixes from whom and how many are drawn: the bodies of that moment, so that nobody slips in or out before the draw. */
export const proposeDraw = (
  standing: Standing,
  input: {
    readonly id: Id
    readonly title: string
    readonly authority: DivisionCode
    readonly drawnFrom: DrawRow['drawnFrom']
    readonly legalForm: LegalForm | null
    readonly wanted: number | null
    readonly sharePercent: number | null
  },
) =>
  runCommand<{ id: Id; wanted: number; population: number }>(standing, {
    id: input.id,
    name: 'registry.propose-draw',
    input,
    run: async (tx) => {
      const { actor, scope, today } = standing
      if (!covers(scope, { division: input.authority }))
        return wrong('registry-authority-outside-scope', '/body/authority')
      const { sharePercent } = input
      if ((input.wanted === null) === (sharePercent === null))
        return wrong('draw-number-or-share', '/body/wanted')
      const bodies = await population(tx, input)
      const wanted = input.wanted ?? ofShare(sharePercent ?? 0, bodies.length)
      if (bodies.length < wanted || wanted === 0)
        return refused({
          code: 'draw-fewer-than-wanted',
          data: { population: bodies.length },
          problems: [
            { code: 'draw-fewer-than-wanted', path: '/body/wanted', data: { population: bodies.length } },
          ],
        })
      const province = provinceOf(input.authority)
      const { rows } = await sql`
        insert into organisation_draw (province, id, authority, title, drawn_from, legal_form, wanted, share_percent, population,
          proposed_on, proposed_by, proposed_name)
        values (${province}, ${input.id}, ${input.authority}, ${input.title}, ${input.drawnFrom}, ${input.legalForm},
          ${wanted}, ${sharePercent}, ${bodies.length}, ${today}, ${actor.account}, ${actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      await sql`
        insert into organisation_drawn (province, draw, organisation, organisation_province, name, authority)
        select ${province}, ${input.id}, b.id, b.province, b.name, ${input.authority}
        from jsonb_to_recordset(${JSON.stringify(bodies)}::jsonb) as b(id uuid, province smallint, name text)`.execute(
        tx,
      )
      return ok({
        answer: { id: input.id, wanted, population: bodies.length },
        audit: registryEntry(
          'registry.propose-draw',
          { id: input.id, authority: input.authority },
          { wanted, population: bodies.length },
        ),
      })
    },
  })

async function population(
  tx: Handle,
  { authority, drawnFrom, legalForm }: Pick<DrawRow, 'authority' | 'drawnFrom' | 'legalForm'>,
) {
  const conditions: RawBuilder<unknown>[] = [
    sql`r.province = any(${provincesIn({ ...wholeScope, ranges: [rangeOf(authority)] })})`,
    sql`r.authority = ${authority}`,
    sql`r.status = 'registered'`,
  ]
  if (legalForm) conditions.push(sql`r.legal_form = ${legalForm}`)
  if (drawnFrom !== 'all')
    conditions.push(sql`exists (select from organisation_listing l where l.province = r.province and l.organisation = r.id
      and l.list = ${drawnFrom} and l.removed_on is null)`)
  const { rows } = await sql<{ id: Id; province: number; name: string }>`
    select r.id, r.province, r.name from organisation_registration r where ${sql.join(conditions, sql` and `)}
    order by r.id`.execute(tx)
  return rows
}

/** Draws: somebody other than who fixed the range, with a seed that is random and kept. */
export const drawNow = (standing: Standing, draw: Id, input: { readonly id: Id }) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'registry.draw',
    input: { draw },
    run: async (tx) => {
      const { actor, today } = standing
      const row = await findDraw(tx, standing, draw, true)
      if (!row) return refused({ code: 'not-found' })
      if (row.seed !== null) return refused({ code: 'draw-done' })
      if (row.proposedBy === actor.account) return refused({ code: 'draw-by-second-person' })
      const seed = randomBytes(16).toString('hex')
      const bodies = await bodiesOfDraw(tx, row)
      const order = drawn(
        bodies.map(({ organisation }) => organisation),
        row.wanted,
        seed,
        digest,
      )
      await sql`update organisation_draw set seed = ${seed}, drawn_on = ${today}, drawn_by = ${actor.account}, drawn_name = ${actor.name}
        where province = ${row.province} and id = ${draw}`.execute(tx)
      await sql`
        update organisation_drawn d set rank = o.rank from unnest(${order}::uuid[]) with ordinality as o(id, rank)
        where d.province = ${row.province} and d.draw = ${draw} and d.organisation = o.id`.execute(tx)
      return ok({ answer: { id: draw }, audit: registryEntry('registry.draw', row, { wanted: row.wanted }) })
    },
  })

export const recordFinding = (
  standing: Standing,
  draw: Id,
  input: {
    readonly id: Id
    readonly organisation: Id
    readonly checkedOn: Day
    readonly finding: Finding
    readonly note: string | null
  },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'registry.finding',
    input: { draw, ...input },
    run: async (tx) => {
      const row = await findDraw(tx, standing, draw, true)
      if (!row?.drawnOn) return refused({ code: 'not-found' })
      if (input.checkedOn > standing.today) return wrong('day-in-the-future', '/body/checkedOn')
      if (input.checkedOn < row.drawnOn) return wrong('closed-before-opened', '/body/checkedOn')
      const { rows } = await sql`
        update organisation_drawn set checked_on = ${input.checkedOn}, finding = ${input.finding}, note = ${input.note}
        where province = ${row.province} and draw = ${draw} and organisation = ${input.organisation} and rank is not null
        returning organisation`.execute(tx)
      if (rows.length === 0) return refused({ code: 'not-found' })
      return ok({
        answer: { id: input.organisation },
        audit: registryEntry(
          'registry.finding',
          { id: input.organisation, authority: row.authority },
          { draw, finding: input.finding },
        ),
      })
    },
  })
