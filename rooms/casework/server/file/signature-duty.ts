import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { cancelDuty, openDuty, settleDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { needsSignature } from '../../domain/case-file.ts'
import { recordTerms } from '../../domain/phases.ts'
import { type CaseRow, caseColumns } from '../case-row.ts'
import { currentRecords } from './facts.ts'
import { openFile, rulesOf } from './keep-file.ts'
import type { RecordRow } from './record-row.ts'

const system = '00000000-0000-7000-8000-000000000001'

/** Who signs for a station on a day, the one to be asked first; accounts stand in a room that casework does not open. */
export type SignersOf = (
  at: { readonly division: DivisionCode; readonly station: Id },
  on: Day,
) => Promise<readonly Id[]>

/** How many cases one round looks at, so that a round ends. */
const most = 200

/**
 * Opens a duty for each case that waits for a supervisor's signature and has none yet: of the first who may sign there and
 * did not write the record. Where nobody may, the next round asks again; the list of cases says all the while that it waits.
 * Tells how many were opened.
 */
export async function raiseSignatures(platform: Platform, signersOf: SignersOf): Promise<number> {
  const today = platform.clock.today()
  const { rows: stations } = await sql<{ station: Id; division: DivisionCode }>`
    select station, min(division) as division from service_case
    where awaits_signature and signature_duty is null and state <> 'withdrawn' group by station order by station`.execute(
    platform.worker.handle,
  )
  let opened = 0
  for (const { station, division } of stations) {
    const signers = await signersOf({ division, station }, today)
    if (signers.length > 0 && opened < most) opened += await raiseAt(platform, station, signers)
  }
  return opened
}

const raiseAt = ({ worker, cipher }: Platform, station: Id, signers: readonly Id[]): Promise<number> =>
  worker.handle.transaction().execute(async (tx) => {
    const { rows } = await sql<CaseRow>`
      select ${caseColumns} from service_case
      where station = ${station} and awaits_signature and signature_duty is null and state <> 'withdrawn'
      order by id limit ${most} for update skip locked`.execute(tx)
    let opened = 0
    for (const one of rows) {
      const file = await openFile(tx, cipher, one)
      if (!file.ok) continue
      const rules = rulesOf(one)
      const waiting = currentRecords(one, file.value.records).find(
        ({ kind, signature }) => signature === null && needsSignature(file.value.facts, kind, rules),
      )
      const owner = signers.find((account) => account !== waiting?.recordedBy)
      if (!waiting || !owner) continue
      await raise(tx, one, { waiting, owner })
      opened += 1
    }
    return opened
  })

async function raise(
  tx: Handle,
  one: CaseRow,
  { waiting, owner }: { readonly waiting: RecordRow; readonly owner: Id },
): Promise<void> {
  const duty = newId()
  const urgent = one.kind === 'crisis' || one.urgency === 2
  const days = urgent ? 1 : rulesOf(one).clocks.signature.workdays
  const { date } = addWorkdays(workingCalendar(), waiting.recordedOn, days)
  await openDuty(tx, {
    id: duty,
    kind: 'case-signature',
    subjectRoom: 'casework',
    subject: one.id,
    person: one.person,
    station: one.station,
    division: one.division,
    owner,
    title: {
      zh: `督导签署：个案 ${one.number} ${recordTerms[waiting.kind].zh}`,
      en: `Sign as supervisor: case ${one.number}, ${recordTerms[waiting.kind].en.toLowerCase()}`,
    },
    dueOn: date,
    urgency: urgent ? 2 : one.urgency,
    by: system,
  })
  await sql`update service_case set signature_duty = ${duty}
    where province = ${one.province} and id = ${one.id}`.execute(tx)
}

/** Nothing waits for a signature any more: it was signed or returned, or the case is no case. */
export async function settleSignature(
  tx: Handle,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  one: CaseRow,
): Promise<void> {
  if (!one.signatureDuty) return
  const settled = { on: today, by: actor.account }
  if (one.state === 'withdrawn')
    await cancelDuty(tx, one.province, one.signatureDuty, {
      ...settled,
      reason: { zh: '个案已撤销', en: 'The case was withdrawn' },
    })
  else
    await settleDuty(tx, one.province, one.signatureDuty, {
      ...settled,
      outcome: { zh: '已签署', en: 'Signed' },
    })
  await forget(tx, one)
}

/** The case went to another station, and its duties with it: this one is owed by somebody else there. */
export async function dropSignature(
  tx: Handle,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  one: CaseRow,
): Promise<void> {
  if (!one.signatureDuty) return
  await cancelDuty(tx, one.province, one.signatureDuty, {
    on: today,
    by: actor.account,
    reason: { zh: '个案已转站', en: 'The case went to another station' },
  })
  await forget(tx, one)
}

const forget = (tx: Handle, { province, id }: CaseRow) =>
  sql`update service_case set signature_duty = null where province = ${province} and id = ${id}`.execute(tx)
