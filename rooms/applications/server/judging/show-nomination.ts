import { sql } from 'kysely'
import { contains } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { rankingStage } from '../../domain/judging/judged-stages.ts'
import { nominationColumns } from '../../domain/judging/nomination-columns.ts'
import { batchesOf } from './batches.ts'
import { placeOfNominator, quotaOf, roundToNominate } from './nominate.ts'
import { isOpen, programmeOfRound, type RoundRow } from './round-store.ts'

/** Open rounds of bodies at, above or inside the own place. */
export const roundsToNominate = (call: Standing) =>
  read(call, async (tx) => {
    const place = await placeOfNominator(tx, call)
    const { rows } = await sql<RoundRow>`
      select province, id, division, programme, title, opened_on, closes_on, opened_by, to_json(closed_at) #>> '{}' as closed_at, version
      from application_round where province = any(${provincesIn(call.scope)}) and closed_at is null
        and (closes_on is null or closes_on >= ${call.today}) order by opened_on desc, id limit 200`.execute(
      tx,
    )
    const near = rows.filter(({ division }) => contains(division, place) || contains(place, division))
    const { rows: own } = await sql<{ round: Id; count: number }>`
      select round, count(*)::integer as count from application
      where account = ${call.actor.account} and round = any(${near.map(({ id }) => id)}::uuid[]) and not draft
        and nominated_by <> 'self' and outcome is distinct from 'withdrawn'
      group by round`.execute(tx)
    const places = await placesOf(
      tx,
      near.map(({ division }) => division),
      call.today,
    )
    const items = []
    for (const row of near)
      items.push({
        id: row.id,
        programme: row.programme,
        programmeTitle: (await programmeOfRound(tx, row)).programme.title,
        title: row.title,
        place: places(row.division).name,
        closesOn: row.closesOn,
        mine: own.find(({ round }) => round === row.id)?.count ?? 0,
      })
    return ok({ items })
  })

export const showNomination = (platform: Platform, call: Standing, id: Id) =>
  read(call, async (tx) => {
    const found = await roundToNominate(tx, call, id)
    if (!found) return refused<Refusal>({ code: 'not-found' })
    const { round, programme } = found
    const places = await placesOf(tx, [round.division], call.today)
    return ok({
      round: {
        id: round.id,
        title: round.title,
        programme: round.programme,
        programmeTitle: programme.title,
        for: programme.for,
        place: places(round.division).name,
        closesOn: round.closesOn,
        open: isOpen(round, call.today),
      },
      columns: nominationColumns(programme).map(({ key, title, required, kind, unit, options, hint }) => ({
        key,
        title,
        required,
        kind,
        unit: unit ?? null,
        options: [...options],
        hint,
      })),
      quota: await quotaOf(platform, round, programme, call.today),
      ranked: rankingStage(programme) !== null,
      batches: await batchesOf(tx, call, round),
    })
  })
