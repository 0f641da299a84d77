import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { coversSubtree } from '../../../kernel/actor.ts'
import { ancestorsOf, type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { checkTemplate } from '../../documents/server/index.ts'
import type { Definition } from '../domain/definition.ts'
import { knownPlaceholders } from '../domain/word-report.ts'

const folder = join(import.meta.dirname, '../../../data/templates')

export type Template = {
  readonly docx: Buffer
  /** Null for the one that is shipped. */
  readonly fileName: string | null
  readonly by: string | null
  readonly at: string | null
}

/** The template that a division prints with: its own newest, else that of the next above, else the shipped one. */
export async function templateFor(tx: Handle, definition: string, division: DivisionCode): Promise<Template> {
  const { rows } = await sql<Template>`
    select docx, file_name, account_name as by, to_json(at) #>> '{}' as at from report_template
    where province = any(${[provinceOf(division), 0]}) and definition = ${definition}
      and division = any(${[division, ...ancestorsOf(division)]}::bigint[])
    order by division desc, at desc limit 1`.execute(tx)
  return (
    rows[0] ?? { docx: readFileSync(join(folder, `${definition}.docx`)), fileName: null, by: null, at: null }
  )
}

/** Puts a checked template into force for a division and all below it. */
export async function replaceTemplate(
  standing: Standing,
  definition: Definition,
  input: { readonly id: Id; readonly division: DivisionCode },
  upload: { readonly path: string; readonly fileName: string },
): Promise<Result<{ id: Id }, Refusal>> {
  if (!coversSubtree(standing.scope, input.division)) return refused({ code: 'not-found' })
  const docx = await readFile(upload.path)
  const checked = checkTemplate(docx, knownPlaceholders(definition))
  if (!checked.ok) return checked
  const digest = createHash('sha256').update(docx).digest()
  return runCommand(standing, {
    id: input.id,
    name: 'reports.replace-template',
    input: { ...input, definition: definition.code, sha256: digest.toString('hex') },
    run: async (tx) => {
      await sql`insert into report_template (province, id, division, definition, file_name, docx, sha256, account, account_name)
        values (${provinceOf(input.division)}, ${input.id}, ${input.division}, ${definition.code}, ${upload.fileName.slice(0, 200)}, ${docx},
          ${digest}, ${standing.actor.account}, ${standing.actor.name})`.execute(tx)
      return ok({
        answer: { id: input.id },
        audit: {
          action: 'reports.replace-template',
          subject: input.id,
          division: input.division,
          detail: { definition: definition.code, sha256: digest.toString('hex') },
        },
      })
    },
  })
}
