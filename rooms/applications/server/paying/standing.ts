import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, stageOf } from '../../../programmes/index.ts'
import { keptProgramme } from '../../../programmes/server/index.ts'
import { chosen, type Every, type Month, monthOfDay, rollDue } from '../../domain/paying/periods.ts'
import { atBody, inPlace } from './item-store.ts'
import { lastRollMonth, type RollRow } from './roll-store.ts'

/** Programmes and bodies at which applications stand to be paid, with how many, and which roll is due. */
export async function standingByProgramme(
  tx: Handle,
  scope: Scope,
  within: DivisionCode | undefined,
  today: Day,
) {
  const { rows } = await sql<{
    programme: string
    division: DivisionCode
    stage: string
    programmeHash: string
    waiting: number
    first: Day | null
  }>`
    select programme, division, stage, max(programme_hash) as programme_hash, count(*) as waiting,
      min(coalesce((received_at at time zone 'Asia/Shanghai')::date, stage_since)) as first from application
    where ${sql.join([atBody(scope), ...inPlace(within)], sql` and `)} and not draft and ended_on is null
    group by programme, division, stage order by programme, division, stage`.execute(tx)
  const found = new Map<string, Awaited<ReturnType<typeof lineOf>>>()
  for (const row of rows) {
    const line = await lineOf(tx, row, today)
    if (!line) continue
    const key = `${row.programme} ${row.division}`
    const before = found.get(key)
    found.set(key, before ? { ...before, waiting: before.waiting + line.waiting } : line)
  }
  return [...found.values()].flatMap((line) => (line ? [line] : []))
}

/** Null for a stage where nothing is paid. */
async function lineOf(
  tx: Handle,
  row: {
    readonly programme: string
    readonly division: DivisionCode
    readonly stage: string
    readonly programmeHash: string
    readonly waiting: number
    readonly first: Day | null
  },
  today: Day,
) {
  const programme = await keptProgramme(tx, row.programmeHash)
  if (!programme) return null
  const { payment } = programme
  const instalment = payment?.kind === 'instalments' && payment.parts.some(({ at }) => at === row.stage)
  if (!instalment && stageOf(programme, row.stage)?.work !== 'pay') return null
  return {
    programme: row.programme,
    title: programme.title,
    kind: payment?.kind ?? ('none' as const),
    division: row.division,
    waiting: row.waiting,
    rollDue: payment?.kind === 'roll' ? await rollDueOf(tx, row, programme, payment, today) : null,
  }
}

async function rollDueOf(
  tx: Handle,
  {
    division,
    programme: code,
    first,
  }: Pick<RollRow, 'division' | 'programme'> & { readonly first: Day | null },
  programme: Programme,
  { every }: Extract<NonNullable<Programme['payment']>, { readonly kind: 'roll' }>,
  today: Day,
): Promise<Month> {
  const last = await lastRollMonth(tx, { division, programme: code })
  const months = { last, first: monthOfDay(first ?? today), today: monthOfDay(today) }
  return rollDue(months, chosen(programme, every, {}) as Every)
}
