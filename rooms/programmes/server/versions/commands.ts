import { covers } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { DeclaredProblem } from '../../../../platform/server/declared-file.ts'
import { correctionMistakes } from '../../domain/check/corrections.ts'
import type { Programme } from '../../domain/language/programme.ts'
import { checkText, readProgramme, told } from '../files/read-programme.ts'
import { keepProgramme } from './definitions.ts'
import { draftHead } from './draft-head.ts'
import { divisionOf, programmeOn } from './in-force.ts'
import {
  insertVersion,
  markApproved,
  markRefused,
  markSubmitted,
  rewriteVersion,
  type Version,
  type VersionState,
  versionForChange,
} from './version-store.ts'

type Answer = { id: Id; version: number; state: VersionState }
type Draft = { readonly text: string; readonly reason: string }
type Change = { readonly id: Id; readonly version: number }

const done = (
  act: string,
  { id, division, code }: Pick<Version, 'id' | 'division' | 'code'>,
  version: number,
  state: VersionState,
): Done<Answer> => ({
  answer: { id, version, state },
  audit: { action: `programmes.${act}`, subject: id, division, detail: { code, version, state } },
})

/** What a draft may be saved with: it need not be right yet, but it must say whose it is. */
async function headOf(tx: Handle, standing: Standing, { text, reason }: Draft) {
  const head = draftHead(text)
  if (!head.ok) return head
  const { code, division } = head.value
  if (!covers(standing.scope, { division }))
    return refused<Refusal>({
      code: 'request-not-valid',
      problems: [{ code: 'draft-outside-division', path: '/body/text' }],
    })
  const before = await programmeOn(tx, code, standing.today)
  if (before && before.division !== division)
    return refused<Refusal>({ code: 'draft-code-elsewhere', data: { code } })
  const { account, name } = standing.actor
  return ok({ code, division, text, reason, writtenBy: account, writtenName: name })
}

export const draftProgramme = (standing: Standing, input: Draft & { readonly id: Id; readonly draft: Id }) =>
  runCommand<Answer>(standing, {
    id: input.id,
    name: 'programmes.draft',
    input,
    run: async (tx) => {
      const head = await headOf(tx, standing, input)
      if (!head.ok) return head
      const inserted = await insertVersion(tx, input.draft, head.value)
      return inserted
        ? ok(done('draft', { id: input.draft, ...head.value }, 1, 'draft'))
        : refused({ code: 'id-already-used' })
    },
  })

/** A change of a version in scope that nobody changed since it was seen. */
function changing(
  standing: Standing,
  act: string,
  draft: Id,
  input: Change,
  work: (tx: Handle, before: Version) => Promise<Result<VersionState, Refusal>>,
) {
  return runCommand<Answer>(standing, {
    id: input.id,
    name: `programmes.${act}`,
    input: { ...input, draft },
    run: async (tx) => {
      const before = await versionForChange(tx, standing.scope, draft)
      if (!before) return refused({ code: 'not-found' })
      if (before.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      const state = await work(tx, before)
      return state.ok ? ok(done(act, before, before.version + 1, state.value)) : state
    },
  })
}

export const changeDraft = (standing: Standing, draft: Id, input: Change & Draft) =>
  changing(standing, 'change-draft', draft, input, async (tx, before) => {
    if (before.state === 'approved' || before.state === 'refused') return refused({ code: 'draft-not-open' })
    const head = await headOf(tx, standing, input)
    if (!head.ok) return head
    await rewriteVersion(tx, before, head.value)
    return ok('draft')
  })

/** Only what is right in every point is laid before the second person. */
export const submitDraft = (standing: Standing, draft: Id, input: Change) =>
  changing(standing, 'submit', draft, input, async (tx, before) => {
    if (before.state !== 'draft') return refused({ code: 'draft-not-open' })
    const checked = await checkDraft(tx, before, standing.today)
    if (!checked.ok) return refused(draftNotValid(checked.error))
    await markSubmitted(tx, before)
    return ok('submitted')
  })

/** Two persons: who wrote any of it never approves it. What it decides from then on is kept under its hash. */
export const approveDraft = (standing: Standing, draft: Id, input: Change & { readonly from: Day }) =>
  changing(standing, 'approve', draft, input, async (tx, before) => {
    if (before.state !== 'submitted') return refused({ code: 'draft-not-submitted' })
    if (before.authors.includes(standing.actor.account)) return refused({ code: 'draft-approved-by-author' })
    if (input.from < standing.today)
      return refused({
        code: 'request-not-valid',
        problems: [{ code: 'draft-in-the-past', path: '/body/from' }],
      })
    // The version in force may have changed since it was submitted.
    const checked = await checkDraft(tx, before, standing.today)
    if (!checked.ok) return refused(draftNotValid(checked.error))
    const hash = await keepProgramme(tx, checked.value)
    const { account, name } = standing.actor
    await markApproved(tx, before, { by: account, name, hash, from: input.from })
    return ok('approved')
  })

export const refuseDraft = (standing: Standing, draft: Id, input: Change & { readonly note: string }) =>
  changing(standing, 'refuse', draft, input, async (tx, before) => {
    if (before.state !== 'submitted') return refused({ code: 'draft-not-submitted' })
    if (before.authors.includes(standing.actor.account)) return refused({ code: 'draft-approved-by-author' })
    const { account, name } = standing.actor
    await markRefused(tx, before, { by: account, name, note: input.note })
    return ok('refused')
  })

/** Names, examples, pins, and that the past was appended to and not edited. */
export async function checkDraft(
  tx: Handle,
  { text, code, division }: Pick<Version, 'text' | 'code' | 'division'>,
  today: Day,
): Promise<Result<Programme, readonly DeclaredProblem[]>> {
  const file = `${code}.yaml`
  const checked = checkText(text, file)
  if (!checked.ok) return checked
  const before = await programmeOn(tx, code, today)
  if (!before || divisionOf(before.programme) !== division) return checked
  const read = readProgramme(text, file)
  if (!read.ok) return read
  const problems = told(read.value.file, correctionMistakes(before.programme, read.value.programme, today))
  return problems.length > 0 ? refused(problems) : checked
}

const draftNotValid = (problems: readonly DeclaredProblem[]): Refusal => ({
  code: 'draft-not-valid',
  data: { count: problems.length },
  problems: problems.map(({ line, reason }) => ({
    code: 'draft-line',
    path: '/text',
    data: { line, reason },
  })),
})
