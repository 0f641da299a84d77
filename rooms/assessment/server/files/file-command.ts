import type { Refusal } from '../../../../kernel/errors.ts'
import type { DomainEvent } from '../../../../kernel/events.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Definition } from '../instruments/instrument-files.ts'
import { windClocks } from './clock-store.ts'
import { type FileRow, lockFile } from './file-row.ts'
import { instrumentOf } from './in-force.ts'

/** A standing with the instant of the request (ms), from which hours are counted. */
export type FileStanding = Standing & { readonly now: number }

export type FileChanged = { readonly id: Id; readonly version: number }

/** `id` names the command; `version` is the one that the sender saw. */
export type Seen = { readonly id: Id; readonly version: number }

type Change = { readonly file: FileRow; readonly detail?: object; readonly events?: readonly DomainEvent[] }

/** A command that changes an open file as it was seen, and sets its clocks anew. The audit line never tells a grade. */
export const changing = (
  standing: FileStanding,
  name: string,
  target: Id,
  input: Seen,
  run: (tx: Handle, file: FileRow, inForce: Definition) => Promise<Result<Change, Refusal>>,
): Promise<Result<FileChanged, Refusal>> =>
  runCommand<FileChanged>(standing, {
    id: input.id,
    name,
    input: { file: target, ...input },
    run: async (tx) => {
      const file = await lockFile(tx, standing.scope, target)
      if (!file) return refused({ code: 'not-found' })
      if (file.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: file.version } })
      if (file.closedOn) return refused({ code: 'risk-file-closed' })
      const inForce = await instrumentOf(tx, file, standing.today)
      const changed = await run(tx, file, inForce)
      if (!changed.ok) return changed
      return settled(tx, standing, name, inForce, changed.value)
    },
  })

/** Winds the clocks and says what was done. */
export async function settled(
  tx: Handle,
  { actor, today }: FileStanding,
  name: string,
  { instrument }: Definition,
  { file, detail, events }: Change,
): Promise<Result<Done<FileChanged>, never>> {
  const wound = await windClocks(tx, file, instrument, { account: actor.account, today })
  return ok({
    answer: { id: wound.id, version: wound.version },
    audit: {
      action: name,
      subject: wound.person,
      division: wound.division,
      station: wound.station,
      detail: { file: wound.id, version: wound.version, ...detail },
    },
    events: events ?? [],
  })
}
