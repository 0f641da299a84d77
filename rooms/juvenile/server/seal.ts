import { sql } from 'kysely'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import { drawKey } from '../../../platform/server/crypto/purpose-keys.ts'
import { changing, type FileChanged } from './changing.ts'
import { contentsOf, issuedFiles } from './contents.ts'
import type { Door } from './door.ts'

/** A file that was declined holds a minor's name as well. */
export const sealable = ['declined', 'investigating', 'reported', 'guiding', 'following', 'closed'] as const

/** What is put away of a file: everything that it held, readable without any other table. */
export type Archived = Omit<Awaited<ReturnType<typeof contentsOf>>, 'draft'> & {
  readonly role: string
  readonly referredOn: string
  readonly issued: readonly {
    readonly number: number
    readonly content: unknown
    readonly docx: string
    readonly pdf: string
  }[]
}

/**
 * Seals a file (2.11): all of it is encrypted anew under a key of its own, which is kept apart, and leaves the tables of
 * daily work in the same transaction. From then on nothing returns the person but an approved request.
 */
export const sealFile = (
  door: Door,
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly version: number; readonly notice: string },
): Promise<Result<FileChanged, Refusal>> =>
  changing(door, standing, target, {
    name: 'seal',
    input,
    // The notice comes with the end of the proceedings, however far the work is.
    at: sealable,
    by: 'keeper',
    run: async (tx, file) => {
      const { draft: _, ...contents } = await contentsOf(tx, door, file)
      const archived: Archived = {
        ...contents,
        role: file.role,
        referredOn: file.referredOn,
        issued: (await issuedFiles(tx, door, file)).map(({ number, content, docx, pdf }) => ({
          number,
          content,
          docx: docx.toString('base64'),
          pdf: pdf.toString('base64'),
        })),
      }
      const key = drawKey()
      const content = door.ciphers.under(key).seal(JSON.stringify(archived))
      const wrapped = door.ciphers.seal.seal(key)
      const { rows } = await sql<{ done: boolean }>`
        select seal_juvenile_file(${file.province}::smallint, ${file.id}, ${input.notice}, ${content}, ${wrapped},
          ${new Date(door.platform.clock.now()).toISOString()}::timestamptz) as done`.execute(tx)
      if (!rows[0]?.done) return refused({ code: 'not-found' })
      return ok({ id: file.id, version: file.version + 1 })
    },
  })
