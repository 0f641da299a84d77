import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { minuteAt } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import { newId } from '../../../platform/server/ids.ts'
import { fillWord, wordToPdf, writePdf } from '../../documents/server/index.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { type Chapter, sourceTerms } from '../domain/codes.ts'
import type { Identity } from '../domain/hand-over.ts'
import {
  type IssuedContent,
  investigationValues,
  printedInvestigation,
} from '../domain/printed-investigation.ts'
import { type ChapterContent, reportProblems } from '../domain/report-check.ts'
import { changing, type FileChanged, notValid } from './changing.ts'
import { type Door, openJson, sealJson } from './door.ts'
import { changeFile, type FileRow } from './file-row.ts'
import type { CaseFacts } from './refer.ts'
import { draftOf } from './report-text.ts'
import { templateFor } from './template.ts'

const written = ['investigating', 'reported', 'guiding'] as const

/** Writes one chapter; every change makes signatures those of an earlier text. A draft saves itself this way. */
export const writeChapter = (
  door: Door,
  standing: Standing,
  target: Id,
  chapter: Chapter,
  input: { readonly id: Id; readonly version: number; readonly content: ChapterContent },
): Promise<Result<FileChanged & { readonly textVersion: number }, Refusal>> =>
  changing(door, standing, target, {
    name: 'write-chapter',
    // The version is that of the chapter: two who write different chapters do not stand in each other's way.
    input: { id: input.id, chapter, seen: input.version, content: input.content },
    at: written,
    by: 'investigator',
    run: async (tx, file) => {
      const ahead = input.content.sources.findIndex(({ on }) => on > standing.today)
      if (ahead >= 0) return notValid('juvenile-day-ahead', `/body/content/sources/${ahead}/on`)
      const content = sealJson(door, input.content)
      const saved =
        input.version === 0
          ? await sql<{ version: number }>`
              insert into juvenile_chapter (province, file, chapter, content) values (${file.province}, ${file.id}, ${chapter}, ${content})
              on conflict do nothing returning version`.execute(tx)
          : await sql<{ version: number }>`
              update juvenile_chapter set content = ${content}, version = version + 1
              where province = ${file.province} and file = ${file.id} and chapter = ${chapter} and version = ${input.version}
              returning version`.execute(tx)
      const version = saved.rows[0]?.version
      if (version === undefined) return refused({ code: 'changed-meanwhile' })
      await changeFile(tx, file, sql`text_version = text_version + 1`)
      return ok({ id: file.id, version, textVersion: file.textVersion + 1 })
    },
  })

export const signReport = (
  door: Door,
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly textVersion: number },
): Promise<Result<FileChanged, Refusal>> =>
  changing(door, standing, target, {
    name: 'sign',
    input,
    at: written,
    by: 'investigator',
    run: async (tx, file) => {
      if (file.textVersion !== input.textVersion)
        return refused({ code: 'changed-meanwhile', data: { textVersion: file.textVersion } })
      const problems = reportProblems(await draftOf(tx, door, file)).filter(
        ({ code }) => code !== 'juvenile-signature-missing',
      )
      if (problems.length > 0) return refused({ code: 'juvenile-report-not-ready', problems })
      await sql`
        insert into juvenile_signature (province, file, text_version, account, name, signed_at)
        values (${file.province}, ${file.id}, ${file.textVersion}, ${standing.actor.account}, ${standing.actor.name},
          ${new Date(door.platform.clock.now()).toISOString()}::timestamptz)
        on conflict do nothing`.execute(tx)
      return ok({ id: file.id, version: file.version })
    },
  })

export type Issued = FileChanged & { readonly number: number; readonly sha256: string }

/** Issues the report: frozen with its number and digest, as Word and PDF, and delivered to whoever referred. */
export const issueReport = (
  door: Door,
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly version: number },
): Promise<Result<Issued, Refusal>> =>
  changing(door, standing, target, {
    name: 'issue',
    input,
    at: written,
    by: 'investigator',
    run: async (tx, file) => {
      const draft = await draftOf(tx, door, file)
      const problems = reportProblems(draft)
      if (problems.length > 0) return refused({ code: 'juvenile-report-not-ready', problems })
      const { rows } = await sql<{ last: number }>`
        select coalesce(max(number), 0)::integer as last from juvenile_report
        where province = ${file.province} and file = ${file.id}`.execute(tx)
      const number = (rows[0]?.last ?? 0) + 1
      const names = await organisationNames(tx, [file.referrer])
      const content = contentOf(door, standing, file, {
        issue: number,
        referrer: names.get(file.referrer)?.name ?? '',
        chapters: draft.chapters as Readonly<Record<Chapter, ChapterContent>>,
        investigators: draft.signatures.map(({ name, signedAt }) => ({
          name,
          signedAt: minuteAt(signedAt),
        })),
      })
      const digest = createHash('sha256').update(JSON.stringify(content)).digest()
      const sha256 = digest.toString('hex')
      const template = await templateFor(tx, file.division)
      const docx = fillWord(template.docx, investigationValues(content, sha256))
      const pdf = template.isOwn
        ? wordToPdf(docx, content.title)
        : writePdf(printedInvestigation(content, sha256))
      await sql`
        insert into juvenile_report (province, id, file, referrer, number, content, docx, pdf, sha256, issued_at)
        values (${file.province}, ${newId()}, ${file.id}, ${file.referrer}, ${number}, ${sealJson(door, content)},
          ${door.ciphers.field.sealBytes(docx)}, ${door.ciphers.field.sealBytes(pdf)}, ${digest},
          ${new Date(door.platform.clock.now()).toISOString()}::timestamptz)`.execute(tx)
      const next =
        file.stage === 'investigating' ? sql`stage = 'reported', next_due = null` : sql`stage = stage`
      return ok({ id: file.id, version: await changeFile(tx, file, next), number, sha256 })
    },
  })

function contentOf(
  door: Door,
  standing: Standing,
  file: FileRow,
  more: Pick<IssuedContent, 'issue' | 'referrer' | 'investigators'> & {
    readonly chapters: Readonly<Record<Chapter, ChapterContent>>
  },
): IssuedContent {
  const identity = openJson<Identity>(door, file.identity)
  const facts = openJson<CaseFacts>(door, file.facts)
  // Named as the paper names them; a chapter is frozen as it was written.
  const named = (chapter: Chapter) => ({
    ...more.chapters[chapter],
    sources: more.chapters[chapter].sources.map(({ kind, ...source }) => ({
      ...source,
      kind: sourceTerms[kind].zh,
    })),
  })
  const chapters = {
    character: named('character'),
    family: named('family'),
    social: named('social'),
    growth: named('growth'),
    guardianship: named('guardianship'),
    opinion: named('opinion'),
  }
  return {
    title: '涉案未成年人社会调查报告',
    number: file.number,
    name: identity.name,
    birth: identity.birth,
    caseNumber: facts.caseNumber,
    from: file.acceptedOn ?? file.referredOn,
    issuedOn: standing.today,
    ...more,
    chapters,
  }
}
