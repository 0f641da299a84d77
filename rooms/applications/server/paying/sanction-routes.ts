import type { Words } from '../../../../kernel/contract.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type FileAnswer, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { sourceWords } from '../../../programmes/index.ts'
import { sanctionsContract } from '../../contract/sanctions.ts'
import { type OrderLetter, orderValues } from '../../domain/paying/order-letter.ts'
import { barHolds, consequencesOf } from '../../domain/paying/sanctions.ts'
import { findApplication } from '../core/application-store.ts'
import { programmeOf } from '../core/programme-of.ts'
import { type BarRow, decideLift, findBar, liftsOf, listBars, proposeLift } from './bars.ts'
import { claimable, openOf } from './claims.ts'
import { dismissFinding, type FindingRow, findFinding, listFindings, recordFinding } from './findings.ts'
import { competentOn, paperFile } from './letters.ts'
import { byDay, mayAt } from './paying-routes.ts'
import { findSanction, type SanctionRow, sanctionsOf } from './sanction-store.ts'
import { decideSanction, knownFor, proposeSanctions } from './sanctions.ts'
import { classTitles, titlesOf } from './titles.ts'

type Title = (code: string) => { zh: string; en: string }

const findingLine = (title: Title) => (row: FindingRow) => ({
  id: row.id,
  division: row.division,
  application: row.application,
  programme: row.programme,
  programmeTitle: title(row.programme),
  number: row.number,
  name: row.name,
  source: row.source,
  sourceId: row.sourceId,
  sanctionCode: row.sanctionCode,
  sanctionTitle:
    row.sanctionTitleZh === null
      ? null
      : { zh: row.sanctionTitleZh, en: row.sanctionTitleEn ?? row.sanctionTitleZh },
  foundOn: row.foundOn,
  facts: row.facts,
  factsEn: row.factsEn,
  state: row.state,
  closing: row.closing,
  recordedName: row.recordedName,
})

/** Four eyes are said here, so that the screen explains and does not only refuse. */
const mayDecide = (standing: Standing, row: { proposedBy: Id; state: string; division: number }): boolean =>
  row.state === 'proposed' &&
  row.proposedBy !== standing.actor.account &&
  mayAt(standing, 'applications.decide', row.division)

const sanctionLine = (standing: Standing) => (row: SanctionRow) => ({
  id: row.id,
  kind: row.kind,
  reason: row.reason,
  amount: row.amount,
  dueOn: row.dueOn,
  subjectClass: row.subjectClass,
  untilOn: row.untilOn,
  state: row.state,
  number: row.number,
  proposedName: row.proposedName,
  proposedOn: row.proposedOn,
  decidedName: row.decidedName,
  decidedOn: row.decidedOn,
  decision: row.decision,
  recoveries: [...row.recoveries],
  abilities: { decide: mayDecide(standing, row) },
})

const barLine = (today: string, titleOf: (subjectClass: string) => Words) => (row: BarRow) => ({
  id: row.id,
  division: row.division,
  application: row.application,
  sanction: row.sanction,
  finding: row.finding,
  orderNumber: row.orderNumber,
  name: row.name,
  subjectClass: row.subjectClass,
  classTitle: titleOf(row.subjectClass),
  fromOn: row.fromOn,
  untilOn: row.untilOn,
  liftedOn: row.liftedOn,
  holds: barHolds(row, today),
})

export const sanctionRoutes = (platform: Platform): Implemented[] => [
  implement(sanctionsContract.findings, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listFindings(tx, call.scope, filter, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.foundOn, row.id])
      const title = await titlesOf(
        tx,
        items.map(({ programme }) => programme),
        call.today,
      )
      return ok({ items: items.map(findingLine(title)), next })
    })
  }),
  implement(sanctionsContract.finding, (call) =>
    read(call, (tx) => findingFile(tx, platform, call, call.params.id)),
  ),
  implement(sanctionsContract.recordFinding, (call) => recordFinding(call, call.params.id, call.body)),
  implement(sanctionsContract.proposeSanctions, (call) =>
    proposeSanctions(platform, call, call.params.id, call.body),
  ),
  implement(sanctionsContract.dismissFinding, (call) => dismissFinding(call, call.params.id, call.body)),
  implement(sanctionsContract.decideSanction, (call) => decideSanction(call, call.params.id, call.body)),
  implement(sanctionsContract.orderFile, (call) =>
    disclose<FileAnswer>(call, async (tx) => {
      const row = await findSanction(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const letter = await orderOf(tx, call, row)
      if (!letter.ok) return letter
      const { number } = letter.value
      const values = orderValues(letter.value, call.query.language)
      const { application: subject, division, id: sanction } = row
      return ok({
        answer: await paperFile(tx, 'sanction-order', division, call.query, { values, number }),
        audit: [{ action: 'applications.print-order', subject, division, detail: { sanction } }],
      })
    }),
  ),
  implement(sanctionsContract.bars, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listBars(
        tx,
        call.scope,
        filter,
        { after: after.value, limit: limit + 1 },
        call.today,
      )
      const { items, next } = pageFrom(rows, limit, (row) => [row.fromOn, row.id])
      const titleOf = await classTitles(tx, call.today)
      return ok({ items: items.map(barLine(call.today, titleOf)), next })
    })
  }),
  implement(sanctionsContract.bar, (call) =>
    read(call, async (tx) => {
      const row = await findBar(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const lifts = await liftsOf(tx, row)
      const waits = lifts.some(({ state }) => state === 'proposed')
      const holds = barHolds(row, call.today)
      return ok({
        ...barLine(call.today, await classTitles(tx, call.today))(row),
        lifts: lifts.map(({ province: _, division: __, bar: ___, proposedBy, ...lift }) => ({
          ...lift,
          abilities: { decide: mayDecide(call, { proposedBy, state: lift.state, division: row.division }) },
        })),
        abilities: { propose: holds && !waits && mayAt(call, 'applications.sanction', row.division) },
      })
    }),
  ),
  implement(sanctionsContract.proposeLift, (call) => proposeLift(call, call.params.id, call.body)),
  implement(sanctionsContract.decideLift, (call) => decideLift(call, call.params.id, call.body)),
]

async function findingFile(tx: Handle, platform: Platform, standing: Standing, id: Id) {
  const { scope, today } = standing
  const row = await findFinding(tx, scope, id)
  const application = row && (await findApplication(tx, scope, row.application))
  if (!row || !application) return refused({ code: 'not-found' })
  const programme = await programmeOf(tx, application)
  const paid = openOf(await claimable(tx, scope, application))
  const known = await knownFor(tx, platform, application, programme, today)
  const title = await titlesOf(tx, [row.programme], today)
  const open = row.state === 'open' || row.state === 'proposed'
  return ok({
    ...findingLine(title)(row),
    paid,
    choices: programme.sanctions.map(({ code, title: named, source, also }) => ({
      code,
      title: named,
      source,
      also,
      consequences: (consequencesOf(programme, code, today, paid, known) ?? []).map(
        ({ kind, amountFen, untilOn, ask }) => ({
          kind,
          amount: amountFen,
          ask: ask.map((name) => programme.facts[name]?.question ?? { zh: name, en: name }),
          untilOn,
        }),
      ),
    })),
    sanctions: (await sanctionsOf(tx, row)).map(sanctionLine(standing)),
    abilities: { propose: open && mayAt(standing, 'applications.sanction', row.division) },
  })
}

/** The order as it is printed; one that was not given is no paper. */
async function orderOf(
  tx: Handle,
  { scope }: Standing,
  row: SanctionRow,
): Promise<Result<OrderLetter, Refusal>> {
  const finding = await findFinding(tx, scope, row.finding)
  const application = finding && (await findApplication(tx, scope, row.application))
  if (!finding || !application) return refused({ code: 'not-found' })
  if (row.number === null || row.decidedOn === null) return refused({ code: 'sanction-not-ordered' })
  const programme = await programmeOf(tx, application)
  const declared = programme.sanctions.find(({ code }) => code === finding.sanctionCode)
  const { zh, en } = competentOn(programme, row.decidedOn)
  return ok({
    kind: row.kind,
    number: row.number,
    title: programme.title,
    name: application.name,
    application: application.number ?? '',
    facts: { zh: finding.facts, en: finding.factsEn ?? finding.facts },
    reason: row.reason,
    source: sourceWords(declared?.source ?? ''),
    amount: row.amount,
    dueOn: row.dueOn,
    untilOn: row.untilOn,
    also: declared?.also ?? [],
    issuer: { zh, en },
    decidedOn: row.decidedOn,
    lifted: row.state === 'lifted',
  })
}
