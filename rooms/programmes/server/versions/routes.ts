import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { draftsContract } from '../../contract/drafts.ts'
import { differencesBetween } from '../../domain/check/differences.ts'
import { readProgramme } from '../files/read-programme.ts'
import { shippedProgrammes } from '../files/shipped-programmes.ts'
import { templateOf } from '../files/templates.ts'
import { examplesOf } from '../show-programme.ts'
import {
  approveDraft,
  changeDraft,
  checkDraft,
  draftProgramme,
  refuseDraft,
  submitDraft,
} from './commands.ts'
import { draftHead, draftTitle } from './draft-head.ts'
import { programmeOn } from './in-force.ts'
import { textWithFigure } from './text-with-figure.ts'
import { approvedBy, type Version, versionById, versionsIn } from './version-store.ts'

type Places = Awaited<ReturnType<typeof placesOf>>

export const draftRoutes = (): Implemented[] => [
  implement(draftsContract.drafts, (call) =>
    read(call, async (tx) => {
      const rows = await versionsIn(tx, call.scope)
      const places = await placesFor(tx, rows, call.today)
      return ok({ items: rows.map((row) => draftLine(call, row, places)) })
    }),
  ),
  implement(draftsContract.draft, ({ params, ...call }) =>
    read(call, async (tx) => {
      const row = await versionById(tx, call.scope, params.draft)
      if (!row) return refused({ code: 'not-found' })
      const places = await placesFor(tx, [row], call.today)
      const check = await checkedText(tx, row.text, call.today)
      const whole = readProgramme(row.text, `${row.code}.yaml`)
      const definition = whole.ok ? whole.value.programme : null
      return ok({ line: draftLine(call, row, places), text: row.text, check, definition })
    }),
  ),
  implement(draftsContract.startText, ({ params, ...call }) =>
    read(call, async (tx) => {
      const [approved] = await approvedBy(tx, call.today, params.code)
      const shipped = shippedProgrammes().find(({ programme }) => programme.code === params.code)
      const text = approved?.text ?? shipped?.text
      return text === undefined
        ? refused({ code: 'programme-unknown', data: { code: params.code, on: call.today } })
        : ok({ text })
    }),
  ),
  implement(draftsContract.programmeTemplate, ({ params }) =>
    Promise.resolve(ok({ text: templateOf(params.kind) })),
  ),
  implement(draftsContract.checkProgrammeText, ({ body, ...call }) =>
    read(call, async (tx) => ok(await checkedText(tx, body.text, call.today))),
  ),
  implement(draftsContract.setFigure, ({ body }) => Promise.resolve(textWithFigure(body))),
  implement(draftsContract.draftProgramme, (call) => draftProgramme(call, call.body)),
  implement(draftsContract.changeDraft, (call) => changeDraft(call, call.params.draft, call.body)),
  implement(draftsContract.submitDraft, (call) => submitDraft(call, call.params.draft, call.body)),
  implement(draftsContract.approveDraft, (call) => approveDraft(call, call.params.draft, call.body)),
  implement(draftsContract.refuseDraft, (call) => refuseDraft(call, call.params.draft, call.body)),
]

const placesFor = (tx: Handle, rows: readonly Version[], on: Day) =>
  placesOf(
    tx,
    rows.map(({ division }) => division),
    on,
  )

/** Everything the author wants to see of a text: what is wrong with lines, the examples, what it changes. */
async function checkedText(tx: Handle, text: string, today: Day) {
  const head = draftHead(text)
  const code = head.ok ? head.value.code : 'draft'
  const checked = await checkDraft(tx, { text, code, division: head.ok ? head.value.division : 0 }, today)
  const problems = checked.ok ? [] : checked.error.map(({ line, reason }) => ({ line, reason }))
  const read = readProgramme(text, `${code}.yaml`)
  const before = await programmeOn(tx, code, today)
  return {
    title: read.ok ? read.value.programme.title : null,
    valid: checked.ok,
    problems,
    examples: read.ok ? examplesOf(read.value.programme) : [],
    differences: read.ok && before ? differencesBetween(before.programme, read.value.programme) : [],
    inForce: before !== null,
  }
}

function draftLine({ actor, today }: Standing, row: Version, places: Places) {
  const may = (permission: string) => covers(scopeOf(actor, permission, today), { division: row.division })
  const open = row.state === 'draft' || row.state === 'submitted'
  return {
    id: row.id,
    code: row.code,
    title: draftTitle(row.text),
    division: row.division,
    place: places(row.division).name,
    reason: row.reason,
    state: row.state,
    writtenBy: row.writtenName,
    writtenAt: row.writtenAt,
    decidedBy: row.decidedName,
    decidedAt: row.decidedAt,
    note: row.note,
    from: row.fromOn,
    version: row.version,
    abilities: {
      change: open && may('programmes.draft'),
      submit: row.state === 'draft' && may('programmes.draft'),
      decide: row.state === 'submitted' && !row.authors.includes(actor.account) && may('programmes.approve'),
    },
  }
}
