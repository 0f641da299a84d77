import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type DirtyLeaf, type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { CaseFacts } from '../../domain/case-file.ts'
import { type CaseRow, lockCase } from '../case-row.ts'
import { keepFile, openFile, type Stood } from './keep-file.ts'
import type { RecordRow } from './record-row.ts'

export type OpenFile = {
  readonly one: CaseRow
  readonly records: readonly RecordRow[]
  readonly facts: CaseFacts
}

type Acted = {
  readonly one: CaseRow
  readonly detail: Readonly<Record<string, unknown>>
  readonly dirty?: readonly DirtyLeaf[]
}

/**
 * A command on the file of a case: held for itself, carried out, and then kept in step with its clocks. `version` is
 * asked for by commands that change where the case stands; a record is only added to.
 */
export const onFile = (
  standing: Standing,
  cipher: FieldCipher,
  command: {
    readonly id: Id
    readonly name: string
    readonly target: Id
    readonly input: object
    readonly version?: number
  },
  run: (tx: Handle, file: OpenFile) => Promise<Result<Acted, Refusal>>,
): Promise<Result<Stood, Refusal>> =>
  runCommand<Stood>(standing, {
    id: command.id,
    name: command.name,
    input: { case: command.target, ...command.input },
    run: async (tx): Promise<Result<Done<Stood>, Refusal>> => {
      const one = await lockCase(tx, standing.scope, command.target)
      if (!one) return refused({ code: 'not-found' })
      if (command.version !== undefined && one.version !== command.version)
        return refused({ code: 'changed-meanwhile', data: { version: one.version } })
      const file = await openFile(tx, cipher, one)
      if (!file.ok) return file
      const acted = await run(tx, { one, ...file.value })
      if (!acted.ok) return acted
      const { stood } = await keepFile(tx, cipher, standing, acted.value.one)
      const { person, division, station } = acted.value.one
      return ok({
        answer: stood,
        audit: {
          action: command.name,
          subject: person,
          division,
          station,
          detail: { case: one.id, ...acted.value.detail },
        },
        dirty: acted.value.dirty ?? [],
      })
    },
  })
