import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { coversSubtree } from '../../../../kernel/actor.ts'
import { ancestorsOf, type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Upload } from '../../../../platform/server/http/routes.ts'
import { wordToPdf } from '../pdf/word-to-pdf.ts'
import { checkTemplate, type Placeholders } from './fill-word.ts'

const folder = join(import.meta.dirname, '../../../../data/templates')

export type WordTemplate = {
  readonly docx: Buffer
  /** Null for the one that is shipped. */
  readonly fileName: string | null
  readonly by: string | null
  readonly at: string | null
}

/**
 * The template that a division prints with: its own newest, else that of the next above, else the file of that code in
 * `data/templates`.
 */
export async function templateInForce(
  tx: Handle,
  code: string,
  division: DivisionCode,
): Promise<WordTemplate> {
  const { rows } = await sql<WordTemplate>`
    select docx, file_name, account_name as by, to_json(at) #>> '{}' as at from word_template
    where province = any(${[provinceOf(division), 0]}) and code = ${code}
      and division = any(${[division, ...ancestorsOf(division)]}::bigint[])
    order by division desc, at desc limit 1`.execute(tx)
  return rows[0] ?? { docx: readFileSync(join(folder, `${code}.docx`)), fileName: null, by: null, at: null }
}

/**
 * Puts a template into force for a division and all below it, when every name in it is one that is filled and pages can be
 * set of it. Refused for a place that the standing does not cover whole (`not-found`), and as `checkTemplate` does.
 */
export async function putTemplate(
  standing: Standing,
  template: { readonly code: string; readonly known: Placeholders; readonly action: string },
  input: { readonly id: Id; readonly division: DivisionCode },
  upload: Pick<Upload, 'path' | 'fileName'>,
): Promise<Result<{ id: Id }, Refusal>> {
  if (!coversSubtree(standing.scope, input.division)) return refused({ code: 'not-found' })
  const docx = await readFile(upload.path)
  const checked = checkTemplate(docx, template.known)
  if (!checked.ok) return checked
  if (!canBeSet(docx)) return refused({ code: 'word-not-readable' })
  const digest = createHash('sha256').update(docx).digest()
  const { id, division } = input
  const detail = { template: template.code, sha256: digest.toString('hex') }
  return runCommand(standing, {
    id,
    name: template.action,
    input: { id, division, ...detail },
    run: async (tx) => {
      await sql`insert into word_template (province, id, division, code, file_name, docx, sha256, account, account_name)
        values (${provinceOf(division)}, ${id}, ${division}, ${template.code}, ${upload.fileName.slice(0, 200)}, ${docx},
          ${digest}, ${standing.actor.account}, ${standing.actor.name})`.execute(tx)
      return ok({ answer: { id }, audit: { action: template.action, subject: id, division, detail } })
    },
  })
}

/** Whether pages can be set of a template: a broken picture would only be met when somebody needs the paper. */
export function canBeSet(docx: Buffer): boolean {
  try {
    wordToPdf(docx, '')
    return true
  } catch {
    return false
  }
}
