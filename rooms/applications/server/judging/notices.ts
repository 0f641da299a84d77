import { sql } from 'kysely'
import { coversDivision } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, type Standing, standingFor } from '../../../../platform/server/command.ts'
import { type Programme, stageOf } from '../../../programmes/index.ts'
import { rankingStage } from '../../domain/judging/judged-stages.ts'
import { heldBy, noticeState, takesObjections } from '../../domain/judging/notice-state.ts'
import { noticeColumns } from '../../domain/judging/published-entry.ts'
import { waitingForNotice } from './notice-draft.ts'
import { noticeHeads, programmeOfNotice, shownEntry } from './notice-head.ts'
import {
  noticeColumns as columns,
  type EntryRow,
  entriesOf,
  findNotice,
  inReach,
  type NoticeRow,
} from './notice-store.ts'
import { holding, objectionsTo, openObjectionCounts } from './objection-store.ts'

export const noticesOfBody = (call: Standing) =>
  read(call, async (tx) => {
    const { rows } =
      await sql<NoticeRow>`select ${columns} from application_notice where ${inReach(call.scope)}
      order by settled_on is not null, from_on desc, id desc limit 200`.execute(tx)
    const open = await openObjectionCounts(tx, call.scope)
    const heads = await noticeHeads(tx, rows, call.today)
    return ok({
      items: heads.map((head) => ({ ...head, openObjections: open.get(head.id) ?? 0 })),
      waiting: await waitingForNotice(tx, call.scope, call),
    })
  })

/** Where an objection that is upheld may lead: to the refusal, or back. */
export function waysOf(programme: Programme, code: string) {
  const stage = stageOf(programme, code)
  const ways = stage ? [...(stage.refuses ? [stage.refuses] : []), ...stage.back] : []
  return ways.flatMap((way) => {
    const to = stageOf(programme, way)
    return to ? [{ stage: way, title: to.title }] : []
  })
}

export const noticeOfBody = (call: Standing, id: Id) =>
  read(call, async (tx) => {
    const row = await findNotice(tx, call.scope, id)
    const [head] = row ? await noticeHeads(tx, [row], call.today) : []
    if (!row || !head) return refused<Refusal>({ code: 'not-found' })
    const programme = await programmeOfNotice(tx, row)
    const objections = await objectionsTo(tx, row)
    const entries = await entriesOf(tx, row)
    const may = (permission: string) => coversDivision(standingFor(call, permission).scope, row.division)
    const labelOf = new Map(entries.map((one) => [one.position, labelled(one)]))
    const state = noticeState(row, call.today)
    return ok({
      head,
      contact: row.contact,
      columns: noticeColumns(row.shows),
      entries: entries.map((entry) => ({
        ...shownEntry(entry),
        application: entry.application,
        removedOn: entry.removedOn,
        held: entry.removedOn === null ? heldBy(row, holding(objections, entry.position), call.today) : null,
      })),
      objections: objections.map((one) => ({
        id: one.id,
        position: one.position,
        about: one.position === null ? null : (labelOf.get(one.position) ?? null),
        application: one.application,
        named: one.named,
        text: one.text,
        filedOn: one.filedOn,
        state: one.state,
        decidedOn: one.decidedOn,
        decidedName: one.decidedName,
        reason: one.reason,
        toStage: one.toStage === null ? null : (stageOf(programme, one.toStage)?.title ?? null),
        version: one.version,
      })),
      takesObjections: row.downOn === null && takesObjections(row, row.objections, call.today),
      ways: waysOf(programme, row.stage),
      round: rankingStage(programme) === null ? null : row.round,
      version: row.version,
      downOn: row.downOn,
      abilities: {
        settle: row.downOn === null && state === 'over' && may('applications.notice'),
        takeDown: row.downOn === null && state === 'settled' && may('applications.notice'),
        object: takesObjections(row, row.objections, call.today) && may('applications.notice'),
        decide: may('applications.decide'),
      },
    })
  })

const labelled = (entry: EntryRow): string =>
  entry.workTitle ?? entry.name ?? entry.organisation ?? entry.township ?? String(entry.position)
