import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { ancestorsOf, countyOf, type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { canBeSet, checkTemplate, writeWord } from '../../documents/server/index.ts'
import { investigationPlaceholders, shippedTemplate } from '../domain/printed-investigation.ts'

/** The template that a county prints with: its own newest, else the shipped one. */
export async function templateFor(
  tx: Handle,
  division: DivisionCode,
): Promise<{ readonly docx: Buffer; readonly isOwn: boolean }> {
  const { rows } = await sql<{ docx: Buffer }>`
    select docx from juvenile_template
    where province = ${provinceOf(division)} and division = any(${[division, ...ancestorsOf(division)]}::bigint[])
    order by division desc, at desc limit 1`.execute(tx)
  const own = rows[0]?.docx
  return { docx: own ?? writeWord(shippedTemplate), isOwn: own !== undefined }
}

/** The county of a keeper; undefined for one who keeps several, who has no template of one's own. */
export const countyOfKeeper = ({ scope }: Standing): DivisionCode | undefined => {
  const [range] = scope.ranges
  return scope.ranges.length === 1 && range && countyOf(range.low) === range.low ? range.low : undefined
}

/** Puts a checked template into force for the keeper's county. */
export async function replaceTemplate(
  standing: Standing,
  id: Id,
  upload: { readonly path: string; readonly fileName: string },
): Promise<Result<{ id: Id }, Refusal>> {
  const division = countyOfKeeper(standing)
  if (division === undefined) return refused({ code: 'not-found' })
  const docx = await readFile(upload.path)
  const checked = checkTemplate(docx, investigationPlaceholders)
  if (!checked.ok) return checked
  if (!canBeSet(docx)) return refused({ code: 'word-not-readable' })
  const digest = createHash('sha256').update(docx).digest()
  return runCommand(standing, {
    id,
    name: 'juvenile.replace-template',
    input: { id, sha256: digest.toString('hex') },
    run: async (tx) => {
      await sql`
        insert into juvenile_template (province, id, division, file_name, docx, sha256, account_name)
        values (${provinceOf(division)}, ${id}, ${division}, ${upload.fileName.slice(0, 200)}, ${docx}, ${digest},
          ${standing.actor.name})`.execute(tx)
      return ok({
        answer: { id },
        audit: { action: 'juvenile.replace-template', division, detail: { sha256: digest.toString('hex') } },
      })
    },
  })
}
