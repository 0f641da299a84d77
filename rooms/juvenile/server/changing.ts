import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Stage } from '../domain/codes.ts'
import { type Door, trail } from './door.ts'
import { type FileRow, findFile, isInvestigator, keepsFile } from './file-row.ts'

export type FileChanged = { readonly id: Id; readonly version: number }

type Change<Input, Answer> = {
  readonly name: string
  readonly input: Input
  /** The stages at which it may be done. */
  readonly at: readonly Stage[]
  /** One of the two who investigate, or the keeper of files: to another the file does not exist. */
  readonly by: 'investigator' | 'keeper'
  readonly run: (tx: Handle, file: FileRow) => Promise<Result<Answer, Refusal>>
}

/** A command on a file as it was seen: found by whoever may, at a stage at which it may be done, once. */
export const changing = <Input extends { readonly id: Id; readonly version?: number | undefined }, Answer>(
  door: Door,
  standing: Standing,
  target: Id,
  { name, input, at, by, run }: Change<Input, Answer>,
): Promise<Result<Answer, Refusal>> =>
  runCommand<Answer>(standing, {
    id: input.id,
    name: `juvenile.${name}`,
    input: { file: target, input },
    run: async (tx) => {
      const file = await findFile(tx, standing, target, true)
      const may = file && (by === 'keeper' ? keepsFile(standing, file) : isInvestigator(standing, file))
      if (!file || !may) return refused({ code: 'not-found' })
      if (input.version !== undefined && file.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: file.version } })
      if (!at.includes(file.stage)) return refused({ code: 'juvenile-stage-wrong' })
      const done = await run(tx, file)
      if (!done.ok) return done
      return ok({ answer: done.value, audit: trail(door, name, file) })
    },
  })

export const notValid = (code: string, path: string, data?: object): Result<never, Refusal> =>
  refused({ code: 'request-not-valid', problems: [{ code, path, ...(data ? { data: data as never } : {}) }] })
