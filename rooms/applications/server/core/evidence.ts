import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FileAnswer, Upload } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { keepPhoto, openFile, receiveDocument } from '../../../documents/server/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import { ownActs } from '../../domain/core/own-acts.ts'
import { type ApplicationRow, placeColumns, placeOf } from './application-store.ts'
import { type Applying, ownApplication } from './applying.ts'
import { isOpenToApplicant } from './change-own.ts'
import { programmeOf } from './programme-of.ts'
import { momentOf } from './submit.ts'

export type Evidence = {
  readonly id: Id
  readonly fact: string
  readonly document: Id
  readonly title: string
  readonly addedAt: string
  readonly addedName: string
}

/** So many files an application may hold: more is no proof, and fills the store. */
const most = 30
const noStation = '00000000-0000-0000-0000-000000000000'

export async function evidenceOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<Evidence[]> {
  const { rows } = await sql<Evidence>`
    select id, fact, document, title, to_char(added_at, 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as added_at, added_name
    from application_evidence where province = ${province} and application = ${id} and removed_at is null
    order by application_evidence.added_at, id`.execute(tx)
  return rows
}

/** Where the stage asks something of the applicant, its paper goes with it: the agreement, the report. */
const asksForPaper = (row: ApplicationRow, programme: Programme): boolean =>
  !row.draft && ownActs(programme, row.stage).doing !== null

/** Adds a file that proves a fact, or that the present stage asks for; photos are cleaned of what a camera writes into them. */
export async function addEvidence(
  { cipher, clock }: Platform,
  applying: Applying,
  application: Id,
  input: { readonly id: Id; readonly fact: string; readonly title: string },
  upload: Upload,
): Promise<Result<{ id: Id }, Refusal>> {
  const paper = await receiveDocument(upload.path)
  if (!paper.ok) return paper
  const { actor } = applying
  return runCommand<{ id: Id }>(applying, {
    id: input.id,
    name: 'applications.prove',
    input: { application, ...input, sha256: paper.value.sha256.toString('hex') },
    run: async (tx) => {
      const own = await ownApplication(tx, applying, application, true)
      if (!own.ok) return own
      const row = own.value
      const programme = await programmeOf(tx, row)
      const ofStage = asksForPaper(row, programme)
      if (!ofStage && !isOpenToApplicant(row, programme)) return refused({ code: 'application-not-open' })
      const proves = ofStage ? input.fact === row.stage : Object.hasOwn(programme.facts, input.fact)
      if (input.fact !== 'other' && !proves) return refused({ code: 'evidence-of-nothing' })
      if ((await evidenceOf(tx, row)).length >= most)
        return refused({ code: 'evidence-too-much', data: { most } })
      const { division, organisation, account, station } = row
      await keepPhoto(
        tx,
        cipher,
        {
          id: input.id,
          division,
          station: station ?? noStation,
          by: actor.account,
          handedTo: { organisation, account, toStation: station, toDivision: division },
        },
        paper.value,
      )
      await sql`select claim_files(${row.province}::smallint, ${[input.id]}::uuid[], ${actor.account})`.execute(
        tx,
      )
      await sql`insert into application_evidence (${placeColumns}, id, fact, document, title, added_at, added_by, added_name)
        values (${placeOf(row)}, ${input.id}, ${input.fact}, ${input.id}, ${input.title}, ${momentOf(clock.now())}, ${actor.account},
          ${actor.name})`.execute(tx)
      return ok({
        answer: { id: input.id },
        audit: {
          action: 'applications.prove',
          subject: application,
          division,
          detail: { fact: input.fact, file: input.id },
        },
      })
    },
  })
}

export const dropEvidence = (applying: Applying, application: Id, evidence: Id, input: { readonly id: Id }) =>
  runCommand<{ id: Id }>(applying, {
    id: input.id,
    name: 'applications.drop-evidence',
    input: { application, evidence },
    run: async (tx) => {
      const own = await ownApplication(tx, applying, application, true)
      if (!own.ok) return own
      const row = own.value
      const programme = await programmeOf(tx, row)
      // The papers of earlier stages are decided on already.
      const taken = (await evidenceOf(tx, row)).find(({ id }) => id === evidence)
      const ofStage =
        asksForPaper(row, programme) && taken !== undefined && taken.addedAt.slice(0, 10) >= row.stageSince
      if (!ofStage && !isOpenToApplicant(row, programme)) return refused({ code: 'application-not-open' })
      const { rows } = await sql`update application_evidence set removed_at = clock_timestamp()
        where province = ${row.province} and application = ${row.id} and id = ${evidence} and removed_at is null returning id`.execute(
        tx,
      )
      if (rows.length === 0) return refused({ code: 'not-found' })
      return ok({
        answer: { id: evidence },
        audit: {
          action: 'applications.drop-evidence',
          subject: application,
          division: row.division,
          detail: { file: evidence },
        },
      })
    },
  })

/** The file itself; who may see the application has been asked. */
export async function evidenceFile(
  tx: Handle,
  { cipher }: Platform,
  row: ApplicationRow,
  evidence: Id,
): Promise<Result<FileAnswer, Refusal>> {
  const known = (await evidenceOf(tx, row)).find(({ id }) => id === evidence)
  const file = known && (await openFile(tx, cipher, row.province, known.document))
  if (!file) return refused({ code: 'not-found' })
  const ending = file.name.split('.').at(-1) ?? ''
  return ok({
    stream: Readable.from([file.bytes]),
    fileName: `${known.title}.${ending}`,
    mediaType: file.mediaType,
  })
}
