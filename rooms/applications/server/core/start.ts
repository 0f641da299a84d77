import { sql } from 'kysely'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { factsOfOrganisation } from '../../../organisations/server/index.ts'
import { firstStage, type Programme } from '../../../programmes/index.ts'
import { keepProgramme } from '../../../programmes/server/index.ts'
import type { SubjectInput } from '../../contract/applying.ts'
import { type ApplicationRow, applicationColumns } from './application-store.ts'
import { type Applying, programmeNow } from './applying.ts'
import { sealApplicant } from './seal.ts'
import { searchOf } from './search-text.ts'
import { type Subject, subjectOf } from './subject.ts'
import { windowOn } from './window.ts'

export type StartInput = {
  readonly id: Id
  readonly application: Id
  readonly programme: string
  readonly subject: SubjectInput
  /** Of an application without an account. */
  readonly codeIndex?: Buffer | undefined
}

/**
 * Begins an application: a draft that nobody but its applicant sees. Where a filing is owed already and waits to be filed, that one
 * is gone on with: two of one year could never both be sent.
 */
export const startApplication = (platform: Platform, applying: Applying, input: StartInput) =>
  runCommand<{ id: Id }>(applying, {
    id: input.id,
    name: 'applications.start',
    input: { ...input, codeIndex: input.codeIndex?.toString('hex') },
    run: async (tx) => {
      const found = await programmeNow(tx, input.programme, applying.today)
      if (!found.ok) return found
      const { programme } = found.value
      const subject = await subjectOf(tx, platform, applying, programme, input.subject)
      if (!subject.ok) return subject
      const division = await bodyOf(tx, found.value.division, programme, subject.value, applying)
      const owed = await owedFiling(tx, applying, division, programme, subject.value)
      if (owed)
        return ok({
          answer: { id: owed },
          audit: {
            action: 'applications.start',
            subject: owed,
            division,
            detail: { programme: programme.code },
          },
        })
      const written = await insertDraft(tx, platform, applying, {
        id: input.application,
        division,
        programme,
        subject: subject.value,
        codeIndex: input.codeIndex ?? null,
      })
      if (!written.ok) return written
      return ok({
        answer: { id: input.application },
        audit: {
          action: 'applications.start',
          subject: input.application,
          division,
          detail: { programme: programme.code },
        },
      })
    },
  })

/** What is owed is about the year before. */
const seasonOf = (programme: Programme, { today }: Applying): string =>
  programme.kind === 'filing' ? String(Number(today.slice(0, 4)) - 1) : ''

/** The filing that the clock opened for the subject and nobody has filed; whoever goes on with it is its applicant, beside the body. */
async function owedFiling(
  tx: Handle,
  applying: Applying,
  division: DivisionCode,
  programme: Programme,
  { hash }: Subject,
): Promise<Id | undefined> {
  if (programme.kind !== 'filing' || hash === null) return undefined
  const { actor } = applying
  const { rows } = await sql<{ id: Id }>`
    update application set account = ${actor.account}, account_name = ${actor.name},
      version = version + 1
    where province = ${provinceOf(division)} and programme = ${programme.code} and season = ${seasonOf(programme, applying)}
      and subject_hash = ${hash} and not draft and number is null and ended_on is null and stage = ${firstStage(programme).code}
    returning id`.execute(tx)
  return rows[0]?.id
}

/** Who decides: the body of the programme; of a filing the authority with which the body is registered (S15.6). */
async function bodyOf(
  tx: Handle,
  division: DivisionCode,
  programme: Programme,
  subject: Subject,
  { today }: Applying,
): Promise<DivisionCode> {
  if (programme.kind !== 'filing' || subject.organisation === null) return division
  const facts = await factsOfOrganisation(tx, subject.organisation, today)
  return Number(facts?.['organisation.authority']?.value ?? division)
}

async function insertDraft(
  tx: Handle,
  { cipher }: Platform,
  applying: Applying,
  draft: {
    readonly id: Id
    readonly division: DivisionCode
    readonly programme: Programme
    readonly subject: Subject
    readonly codeIndex: Buffer | null
  },
): Promise<Result<ApplicationRow, Refusal>> {
  const { id, division, programme, subject, codeIndex } = draft
  const { actor, today } = applying
  const hash = await keepProgramme(tx, programme)
  const first = firstStage(programme)
  const window = await windowOn(tx, programme, division, today)
  const season = seasonOf(programme, applying)
  const { rows } = await sql<ApplicationRow>`
    insert into application (province, id, division, programme, programme_hash, season, round, subject_kind, subject_room, subject_id,
      subject_hash, tied_by, name, organisation, organisation_name, post, township, station, sealed, account, account_name, public,
      code_index, nominated_by, stage, stage_who, stage_work, stage_since, search)
    values (${provinceOf(division)}, ${id}, ${division}, ${programme.code}, ${hash}, ${season}, ${window.round}, ${subject.kind},
      ${subject.room}, ${subject.id}, ${subject.hash}, ${tiedBy(subject)}, ${subject.name}, ${subject.organisation}, ${subject.organisationName},
      ${subject.post}, ${subject.township}, ${subject.station}, ${sealApplicant(cipher, subject.sealed)}, ${actor.account},
      ${actor.name}, ${applying.public}, ${codeIndex}, ${subject.nominatedBy}, ${first.code}, ${first.who ?? null},
      ${first.work ?? null}, ${today}, ${searchOf({ ...subject, workTitle: null, number: null, division })})
    on conflict do nothing returning ${applicationColumns}`.execute(tx)
  return rows[0] ? ok(rows[0]) : refused({ code: 'id-already-used' })
}

const tiedBy = ({ id, nominatedBy, kind }: Subject) =>
  id === null ? null : kind === 'person' && nominatedBy === 'self' ? 'account' : 'reach'
