import { covers } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { childrenOf, divisionByCode } from '../../../regions/server/index.ts'
import { type Changes, changeProblems, copyOf, copyProblems } from '../../domain/instrument/copy.ts'
import type { Example } from '../../domain/instrument/example.ts'
import {
  type Copy,
  type CopyState,
  copyForChange,
  insertCopy,
  markChecked,
  markEnded,
  markSigned,
  rewriteCopy,
} from './copy-store.ts'
import { definitionHash } from './definition-hash.ts'
import { keepDefinition } from './definition-in-force.ts'
import { type Definition, shippedInstruments, shippedOn } from './instrument-files.ts'

type Answer = { id: Id; version: number; state: CopyState }
type Shape = { readonly changes: Changes; readonly examples: readonly Example[]; readonly reason: string }

const instrumentUnknown = (code: string) =>
  refused<Refusal>({
    code: 'instrument-unknown',
    data: {
      code,
      known: [...new Set(shippedInstruments().map(({ instrument }) => instrument.code))].join(', '),
    },
  })

/** The file's version of today, or why the changes cannot be made to it. */
function baseOf(code: string, today: Day, changes: Changes): Result<Definition, Refusal> {
  const base = shippedOn(code, today)
  if (!base) return instrumentUnknown(code)
  const problems = changeProblems(base.instrument, changes)
  return problems.length > 0 ? refused({ code: 'request-not-valid', problems }) : ok(base)
}

const writtenFrom = (standing: Standing, base: Definition, { changes, examples, reason }: Shape) => ({
  baseVersion: base.instrument.version,
  baseHash: base.hash,
  changes,
  examples,
  reason,
  writtenBy: standing.actor.account,
  writtenName: standing.actor.name,
})

const done = (
  act: string,
  copy: Pick<Copy, 'id' | 'division' | 'code'>,
  version: number,
  state: CopyState,
): Done<Answer> => ({
  answer: { id: copy.id, version, state },
  audit: {
    action: `instruments.${act}`,
    subject: copy.id,
    division: copy.division,
    detail: { code: copy.code, version, state },
  },
})

export function draftCopy(
  standing: Standing,
  code: string,
  input: Shape & { readonly id: Id; readonly copy: Id; readonly division: DivisionCode },
) {
  const base = baseOf(code, standing.today, input.changes)
  if (!base.ok) return Promise.resolve(base)
  return runCommand<Answer>(standing, {
    id: input.id,
    name: 'instruments.draft-copy',
    input: { ...input, code },
    run: async (tx) => {
      if (!covers(standing.scope, { division: input.division })) return refused({ code: 'not-found' })
      if (!(await isCounty(tx, input.division, standing.today))) {
        const problems = [{ code: 'copy-place-not-county', path: '/body/division' }]
        return refused({ code: 'request-not-valid', problems })
      }
      const copy = { id: input.copy, division: input.division, code }
      const inserted = await insertCopy(tx, { ...copy, ...writtenFrom(standing, base.value, input) })
      return inserted ? ok(done('draft-copy', copy, 1, 'draft')) : refused({ code: 'id-already-used' })
    },
  })
}

/** A county, or a city that has towns and no counties. */
async function isCounty(tx: Handle, division: DivisionCode, today: Day): Promise<boolean> {
  if (division % 1_000_000 !== 0) return false
  const found = await divisionByCode(tx, division, today)
  if (found?.level === 'county') return true
  if (found?.level !== 'prefecture') return false
  const [below] = await childrenOf(tx, division, today, 0, 1)
  return below?.level === 'township'
}

type Change = { readonly id: Id; readonly version: number }

/** A change of a copy in scope that nobody changed since the version that was seen. */
function changing(
  standing: Standing,
  act: string,
  code: string,
  copy: Id,
  input: Change,
  work: (tx: Handle, before: Copy) => Promise<Result<CopyState, Refusal>>,
) {
  return runCommand<Answer>(standing, {
    id: input.id,
    name: `instruments.${act}`,
    input: { ...input, code, copy },
    run: async (tx) => {
      const before = await copyForChange(tx, standing.scope, code, copy)
      if (!before) return refused({ code: 'not-found' })
      if (before.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      const state = await work(tx, before)
      return state.ok ? ok(done(act, before, before.version + 1, state.value)) : state
    },
  })
}

export function changeCopy(standing: Standing, code: string, copy: Id, input: Change & Shape) {
  const base = baseOf(code, standing.today, input.changes)
  if (!base.ok) return Promise.resolve(base)
  return changing(standing, 'change-copy', code, copy, input, async (tx, before) => {
    if (before.signedBy !== null) return refused({ code: 'copy-not-draft' })
    await rewriteCopy(tx, before, writtenFrom(standing, base.value, input))
    return ok('draft')
  })
}

/** Examples come true and show every change; only then is there something to sign. */
export const checkCopy = (standing: Standing, code: string, copy: Id, input: Change) =>
  changing(standing, 'check-copy', code, copy, input, async (tx, before) => {
    if (before.state !== 'draft') return refused({ code: 'copy-not-draft' })
    const base = shippedOn(code, standing.today)
    if (!base || base.hash !== before.baseHash) return refused({ code: 'copy-base-outdated' })
    const problems = copyProblems(base.instrument, before.changes, before.examples)
    if (problems.length > 0) return refused({ code: 'copy-examples-wrong', problems })
    await markChecked(tx, before)
    return ok('checked')
  })

/** Two persons: who wrote it last never signs it (D8). What it decides from then on is kept under its hash. */
export const signCopy = (
  standing: Standing,
  code: string,
  copy: Id,
  input: Change & { readonly from: Day },
) =>
  changing(standing, 'sign-copy', code, copy, input, async (tx, before) => {
    if (before.signedBy !== null) return refused({ code: 'copy-already-signed' })
    if (before.state !== 'checked') return refused({ code: 'copy-not-checked' })
    if (before.writtenBy === standing.actor.account) return refused({ code: 'copy-signed-by-author' })
    if (input.from < standing.today) return inThePast('/body/from')
    const base = shippedOn(code, standing.today)
    if (!base || base.hash !== before.baseHash) return refused({ code: 'copy-base-outdated' })
    const instrument = copyOf(base.instrument, before.changes, before.examples)
    const hash = definitionHash(instrument)
    await keepDefinition(tx, { instrument, hash })
    const { account, name } = standing.actor
    await markSigned(tx, before, { by: account, name, hash, from: input.from })
    return ok('signed')
  })

export const endCopy = (standing: Standing, code: string, copy: Id, input: Change & { readonly to: Day }) =>
  changing(standing, 'end-copy', code, copy, input, async (tx, before) => {
    if (before.state !== 'signed') return refused({ code: 'copy-not-checked' })
    if (input.to < standing.today) return inThePast('/body/to')
    await markEnded(tx, before, input.to)
    return ok('ended')
  })

const inThePast = (path: string) =>
  refused<Refusal>({ code: 'request-not-valid', problems: [{ code: 'copy-in-the-past', path }] })
