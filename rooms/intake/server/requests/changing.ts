import type { Refusal } from '../../../../kernel/errors.ts'
import type { DomainEvent } from '../../../../kernel/events.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type DirtyLeaf, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { RequestState, StepKind } from '../../domain/requests/codes.ts'
import { isAllowed, type RequestAct } from '../../domain/requests/state.ts'
import { lockRequest, type RequestRow } from './row.ts'
import type { StepWords } from './sealed-words.ts'
import { addStep } from './step.ts'

export type Given = { readonly id: Id; readonly version: number }

export type RequestChanged = {
  readonly id: Id
  readonly number: string
  readonly state: RequestState
  readonly version: number
}

export const changedOf = ({ id, number, state, version }: RequestRow): RequestChanged => ({
  id,
  number,
  state,
  version,
})

/** What an act leaves behind beside the changed row. */
export type Acted<More extends object = object> = {
  readonly row: RequestRow
  /** Null where the act wrote its record itself. */
  readonly step: StepKind | null
  /** When it was done, where that is not now; milliseconds. */
  readonly at?: number | undefined
  /** Codes and ids for the record of the act. */
  readonly detail?: object | undefined
  readonly words?: StepWords | undefined
  readonly dirty?: readonly DirtyLeaf[] | undefined
  readonly events?: readonly DomainEvent[] | undefined
  readonly more?: More | undefined
}

export const refusedAt = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

/**
 * One act on one request: found in scope, as it was seen, in a state in which the act is possible; its record and its
 * line in the trail are part of it. The trail keeps codes and ids, never a word of what was said.
 */
export function acting<More extends object = object>(
  platform: Platform,
  standing: Standing,
  act: RequestAct,
  target: Id,
  input: Given,
  run: (tx: Handle, row: RequestRow) => Promise<Result<Acted<More>, Refusal>>,
): Promise<Result<RequestChanged & More, Refusal>> {
  return runCommand<RequestChanged & More>(standing, {
    id: input.id,
    name: `intake.${act}`,
    input: { request: target, ...input },
    run: async (tx) => {
      const seen = await lockRequest(tx, standing.scope, target)
      if (!seen) return refused({ code: 'not-found' })
      if (seen.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: seen.version } })
      if (!isAllowed(act, seen.state))
        return refused({ code: 'request-state-not-fit', data: { state: seen.state } })
      const acted = await run(tx, seen)
      if (!acted.ok) return acted
      const { row, step, detail, words, dirty, events, more } = acted.value
      if (step)
        await addStep(tx, platform.cipher, row, {
          kind: step,
          at: acted.value.at ?? platform.clock.now(),
          actor: standing.actor,
          ...(detail ? { detail } : {}),
          ...(words ? { words } : {}),
        })
      return ok({
        answer: { ...changedOf(row), ...(more as More) },
        audit: {
          action: `intake.${act}`,
          subject: row.id,
          division: row.division,
          station: row.station,
          detail: { request: row.number, ...detail },
        },
        ...(dirty ? { dirty } : {}),
        ...(events ? { events } : {}),
      })
    },
  })
}

/** The instant of an act that may be entered later: not in the future. */
export function actedAt(
  platform: Platform,
  row: RequestRow,
  at: string | undefined,
): Result<number, Refusal> {
  const now = platform.clock.now()
  if (at === undefined) return ok(now)
  const instant = Date.parse(at)
  if (instant > now) return refusedAt('request-time-in-future', '/body/at')
  return ok(Math.max(instant, Date.parse(row.receivedAt)))
}
