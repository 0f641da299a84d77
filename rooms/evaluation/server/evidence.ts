import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { FileAnswer, Upload } from '../../../platform/server/http/routes.ts'
import { keepPhoto, openFile, type ReceivedDocument, receiveDocument } from '../../documents/server/index.ts'
import { stationById } from '../../regions/server/index.ts'
import { type AtStation, atStation, indicatorIn, problem } from './commands.ts'
import { evidenceOf, findRound, type Round } from './store.ts'

export type EvidenceInput = AtStation & {
  readonly indicator: string
  readonly title: string
  readonly link?: string | undefined
}

/** So many pieces an indicator may rest on: more proves nothing, and fills the store. */
const most = 20

export const giveEvidence = (standing: Standing, round: Id, input: EvidenceInput) =>
  atStation(standing, round, 'evaluation.give-evidence', input, (tx, place) =>
    insertEvidence(tx, standing, place, input, null),
  )

/** Keeps a document, sealed, with the evidence that it is; photos are cleaned of what a camera writes into them. */
export async function handInDocument(
  standing: Standing,
  cipher: FieldCipher,
  round: Id,
  input: EvidenceInput,
  upload: Upload,
): Promise<Result<{ id: Id }, Refusal>> {
  const paper = await receiveDocument(upload.path)
  if (!paper.ok) return paper
  const { actor } = standing
  const whole = { ...input, sha256: paper.value.sha256.toString('hex') }
  return atStation(standing, round, 'evaluation.hand-in', whole, async (tx, place) => {
    const refusal = await insertEvidence(tx, standing, place, input, paper.value)
    if (refusal) return refusal
    const { division } = place
    await keepPhoto(
      tx,
      cipher,
      { id: input.id, division, station: input.station, by: actor.account },
      paper.value,
    )
    await sql`select claim_files(${place.round.province}::smallint, ${[input.id]}::uuid[], ${actor.account})`.execute(
      tx,
    )
    return null
  })
}

async function insertEvidence(
  tx: Handle,
  { actor }: Standing,
  { round, division }: { readonly round: Round; readonly division: DivisionCode },
  input: EvidenceInput,
  document: ReceivedDocument | null,
): Promise<Refusal | null> {
  const { id, station, indicator, title, link } = input
  if (!indicatorIn(round, indicator)) return problem('indicator-unknown', '/body/indicator')
  const given = (await evidenceOf(tx, round, station)).filter(
    (one) => one.indicator === indicator && !one.withdrawn,
  )
  if (given.length >= most) return { code: 'evaluation-evidence-full', data: { most } }
  await sql`insert into evaluation_evidence (province, id, round, division, station, indicator, title, link, document, media_type, bytes,
      account, account_name)
    values (${round.province}, ${id}, ${round.id}, ${division}, ${station}, ${indicator}, ${title}, ${link ?? null},
      ${document && id}, ${document?.mediaType ?? null}, ${document?.bytes.length ?? null}, ${actor.account}, ${actor.name})`.execute(
    tx,
  )
  return null
}

export type WithdrawnInput = AtStation & { readonly reason: string }

/** Takes back what was given by mistake, by who gives it; it stays to be seen, with who took it back and why. */
export function withdrawEvidence(standing: Standing, round: Id, evidence: Id, input: WithdrawnInput) {
  const whole = { ...input, evidence }
  return atStation(
    standing,
    round,
    'evaluation.withdraw-evidence',
    whole,
    async (tx, place) => {
      const piece = (await evidenceOf(tx, place.round, input.station)).find(({ id }) => id === evidence)
      if (!piece) return { code: 'not-found' }
      if (piece.withdrawn) return { code: 'evidence-withdrawn' }
      const { account, name } = standing.actor
      await sql`update evaluation_evidence set withdrawn_at = clock_timestamp(), withdrawn_by = ${account}, withdrawn_name = ${name},
          withdrawn_reason = ${input.reason}
        where province = ${place.round.province} and id = ${evidence} and withdrawn_at is null`.execute(tx)
      return null
    },
    { told: { evidence } },
  )
}

/** Opens a document for who may see the evaluation of its station; that it was opened is written down. */
export const openDocument = (
  standing: Standing,
  cipher: FieldCipher,
  asked: { readonly id: Id; readonly station: Id; readonly evidence: Id },
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(standing, async (tx) => {
    const round = await findRound(tx, asked.id)
    const station = await stationById(tx, asked.station)
    if (!round || !station || !covers(standing.scope, { division: station.division, station: station.id }))
      return refused({ code: 'not-found' })
    const piece = (await evidenceOf(tx, round, station.id)).find(({ id }) => id === asked.evidence)
    const kept = piece?.mediaType ? await openFile(tx, cipher, round.province, piece.id) : null
    if (!piece || !kept) return refused({ code: 'not-found' })
    return ok({
      answer: {
        stream: Readable.from([kept.bytes]),
        fileName: `${piece.title}.${kept.name.split('.').at(-1)}`,
        mediaType: kept.mediaType,
      },
      audit: [
        {
          action: 'evaluation.read-evidence',
          subject: round.id,
          division: station.division,
          station: station.id,
          detail: { file: piece.id },
        },
      ],
    })
  })
