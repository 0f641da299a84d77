import { sql } from 'kysely'
import { z } from 'zod'
import { scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { mergersContract } from '../contract/mergers.ts'
import { placesOf } from './division-answers.ts'
import type { Inventory } from './merged-facts.ts'
import { mergeDivision, mergerChecked, undoMerger } from './merger-commands.ts'
import { keyOf, markerOf } from './page.ts'

/** `inventories` say what higher rooms keep at a division. */
export const mergerRoutes = (inventories: readonly Inventory[]): Implemented[] => [
  implement(mergersContract.previewMerger, (call) =>
    read(call, async (tx) => {
      const { into, from } = call.query
      const checked = await mergerChecked(tx, call, { code: call.params.code, into, from }, false)
      if (!checked.ok) return checked
      const counted = await Promise.all(
        inventories.map(async (inventory) => ({
          ...inventory,
          count: mayCount(call, inventory) ? await inventory.count(tx, call.params.code, from) : null,
        })),
      )
      const shown = (moves: boolean) =>
        counted.filter((one) => one.moves === moves).map(({ kind, title, count }) => ({ kind, title, count }))
      return ok({ moves: shown(true), stays: shown(false) })
    }),
  ),
  implement(mergersContract.mergeDivision, mergeDivision),
  implement(mergersContract.mergers, (call) =>
    read(call, async (tx) => {
      const { cursor, limit } = call.query
      const after = keyOf(cursor, z.object({ at: z.string(), id: z.string() }))
      if (!after.ok) return after
      const found = await mergersAfter(tx, after.value ?? null, limit + 1)
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      const places = await placesOf(
        tx,
        [...new Set(page.flatMap(({ code, into }) => [code, into]))],
        call.today,
      )
      const titles = new Map(inventories.map(({ kind, title }) => [kind, title]))
      const place = (code: DivisionCode) => ({ code, name: places(code).name, path: places(code).path })
      return ok({
        items: page.map(({ code, into, moved, undoneName, undoneAt, ...merger }) => ({
          ...merger,
          code: place(code),
          into: place(into),
          moved: moved.map(({ kind, count }) => ({
            kind,
            count,
            title: titles.get(kind) ?? { zh: kind, en: kind },
          })),
          undone: undoneAt && undoneName ? { by: undoneName, at: undoneAt } : null,
        })),
        next: last ? markerOf({ at: last.at, id: last.id }) : null,
      })
    }),
  ),
  implement(mergersContract.undoMerger, undoMerger),
]

const mayCount = ({ actor, today }: Standing, { needs }: Inventory): boolean => {
  const scope = scopeOf(actor, needs, today)
  return scope.ranges.length > 0 || scope.stations.length > 0
}

type MergerRow = {
  readonly id: Id
  readonly code: DivisionCode
  readonly into: DivisionCode
  readonly from: Day
  readonly by: string
  readonly at: string
  readonly undoneName: string | null
  readonly undoneAt: string | null
  readonly moved: readonly { readonly kind: string; readonly count: number }[]
}

async function mergersAfter(
  tx: Handle,
  after: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<readonly MergerRow[]> {
  const { rows } = await sql<MergerRow>`
    select m.id, m.code, m.into_code as "into", m.from_on as "from", m.account_name as by, to_json(m.at) #>> '{}' as at,
      m.undone_name, to_json(m.undone_at) #>> '{}' as undone_at,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'count', f.count) order by f.kind), '[]')
        from (select kind, count(*) from division_merger_fact f where f.province = m.province and f.merger = m.id group by kind) f) as moved
    from division_merger m
    where ${after === null ? sql`true` : sql`(m.at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
    order by m.at desc, m.id desc limit ${limit}`.execute(tx)
  return rows
}
