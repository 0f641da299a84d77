import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, levelOf, rangeOf } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Division, levelNumber } from '../domain/division.ts'
import { gramsOf } from '../domain/search-key.ts'
import { shortNameOf } from '../domain/short-name.ts'
import { spell } from './spelling.ts'
import { regionsTables } from './tables.ts'

/** A new meaning of a code from a day on, with what it is searched by. */
export async function beginPeriod(db: Handle, division: Division): Promise<void> {
  const { from, to, level, ...row } = division
  const short = shortNameOf(division.name)
  await regionsTables(db)
    .insertInto('division')
    .values({
      ...row,
      level: levelNumber(level),
      ...spell(short, division.code),
      grams: gramsOf(short),
      validFrom: from,
      validTo: to,
    })
    .execute()
}

/** The end of a meaning. The row counts as registered by an officer from then on, so that a later load keeps it. */
export async function endPeriod(
  db: Handle,
  code: DivisionCode,
  period: { readonly from: Day; readonly to: Day },
  successor: DivisionCode | null,
): Promise<void> {
  await regionsTables(db)
    .updateTable('division')
    .set({ validTo: period.to, successor, source: 'registered' })
    .where('code', '=', code)
    .where('validFrom', '=', period.from)
    .execute()
}

// Township and village segments from 900 on are in no standard, so a local code meets no official one (domain 3.3).
const firstLocal = 900
const lastLocal = 999

/** The next local code below a county or town; null when all are used, or when the parent has no such level below. */
export async function freeLocalCode(db: Handle, parent: DivisionCode): Promise<DivisionCode | null> {
  const level = levelOf(parent)
  const step = level === 'township' ? 1 : level === 'county' || level === 'prefecture' ? 1000 : null
  if (step === null) return null
  const used = await regionsTables(db)
    .selectFrom('division')
    .select('code')
    .where('code', '>=', parent + firstLocal * step)
    .where('code', '<=', Math.min(parent + lastLocal * step, rangeOf(parent).high))
    .where('level', '=', levelNumber(level === 'township' ? 'village' : 'township'))
    .orderBy('code', 'desc')
    .limit(1)
    .executeTakeFirst()
  const next = used ? used.code + step : parent + firstLocal * step
  return next <= parent + lastLocal * step ? next : null
}
