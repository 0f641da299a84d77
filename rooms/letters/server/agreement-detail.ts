import { Readable } from 'node:stream'
import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import { dayAt, sayDay } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { writeWord } from '../../documents/server/index.ts'
import type { AgreementDetail } from '../contract.ts'
import { outcomeTerms, partyTerms, progressTerms } from '../domain/agreement.ts'
import { type AgreementRow, findAgreement, partiesOf, reviewsOf } from './agreement-row.ts'
import type { Agreed, PartyBody, Signature } from './agreements.ts'
import { type Mailroom, opened, openedText } from './mailroom.ts'

/** The whole agreement, opened. Opening it is written down by the caller. */
export async function agreementDetail(
  tx: Handle,
  { cipher }: Mailroom,
  standing: Standing,
  one: AgreementRow,
): Promise<AgreementDetail> {
  const { actor, today } = standing
  const agreed = opened<Agreed>(cipher, one.sealed)
  const parties = await partiesOf(tx, one)
  const reviews = await reviewsOf(tx, one)
  const answer = covers(scopeOf(actor, 'letters.answer', today), one) && one.state !== 'closed'
  const signedBy = parties.filter(({ signedAt }) => signedAt !== null).length
  return {
    id: one.id,
    number: one.number,
    subject: { room: one.subjectRoom, id: one.subject },
    station: one.station,
    division: one.division,
    state: one.state,
    goal: agreed.goal,
    workerTasks: [...agreed.workerTasks],
    startsOn: one.startsOn,
    reviewOn: one.reviewOn,
    agreedOn: one.agreedOn,
    draftedByName: one.draftedByName,
    parties: parties.map((party) => {
      const body = opened<PartyBody>(cipher, party.sealed)
      const signature = party.signature ? opened<Signature>(cipher, party.signature) : null
      return {
        role: party.role,
        name: body.name,
        tasks: [...body.tasks],
        signed:
          party.signedAt && party.signatureKind
            ? {
                at: party.signedAt,
                kind: party.signatureKind,
                typed: signature?.typed ?? null,
                strokes: (signature?.strokes as [number, number][][] | undefined) ?? null,
                witness: party.witnessedByName ?? '',
              }
            : null,
      }
    }),
    reviews: reviews.map((review) => ({
      id: review.id,
      heldOn: review.heldOn,
      progress: review.progress,
      text: cipher.open(review.sealed),
      nextOn: review.nextOn,
      heldByName: review.heldByName,
    })),
    closing:
      one.closedOn && one.outcome
        ? { on: one.closedOn, outcome: one.outcome, note: openedText(cipher, one.closing) }
        : null,
    version: one.version,
    abilities: {
      change: answer && signedBy === 0,
      sign: answer && signedBy < parties.length,
      review: answer && one.state === 'in-force',
      close: answer,
    },
  }
}

const seen = (action: string, one: AgreementRow) => ({
  action,
  subject: one.id,
  division: one.division,
  station: one.station,
})

export const readAgreement = (
  room: Mailroom,
  standing: Standing,
  id: Id,
): Promise<Result<AgreementDetail, Refusal>> =>
  disclose(standing, async (tx) => {
    const one = await findAgreement(tx, standing.scope, id)
    if (!one) return refused({ code: 'not-found' })
    const answer = await agreementDetail(tx, room, standing, one)
    return ok({ answer, audit: [seen('letters.read-agreement', one)] })
  })

const words = {
  title: { zh: '学生服务三方协议', en: 'Agreement of pupil, guardian and teacher' },
  number: { zh: '编号', en: 'Number' },
  startsOn: { zh: '开始日期', en: 'Begins' },
  reviewOn: { zh: '回顾日期', en: 'Reviewed on' },
  goal: { zh: '共同目标', en: 'What is to change' },
  worker: { zh: '社工', en: 'Social worker' },
  party: { zh: '参与方', en: 'Party' },
  name: { zh: '姓名', en: 'Name' },
  tasks: { zh: '约定要做的事', en: 'What they will do' },
  signature: { zh: '签署', en: 'Signed' },
  unsigned: { zh: '（待签署）', en: '(to be signed)' },
  drawn: { zh: '手写签名', en: 'by hand on screen' },
  reviews: { zh: '回顾', en: 'Reviews' },
  closing: { zh: '结果', en: 'Outcome' },
  secret: {
    zh: '本协议仅供三方和社工站使用，请妥善保管，不得公开。',
    en: 'For the three parties and the station only; keep it safe and do not publish it.',
  },
} as const satisfies Record<string, Words>

/** The agreement as a Word file, to be handed to each party. Taking it is written down. */
export const agreementWord = (
  room: Mailroom,
  standing: Standing & { readonly language: 'zh' | 'en' },
  id: Id,
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(standing, async (tx) => {
    const one = await findAgreement(tx, standing.scope, id)
    if (!one) return refused({ code: 'not-found' })
    const detail = await agreementDetail(tx, room, standing, one)
    return ok({
      answer: {
        stream: Readable.from([printed(detail, standing.language)]),
        fileName: `${detail.number}.docx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
      audit: [seen('letters.take-agreement', one)],
    })
  })

function printed(detail: AgreementDetail, language: 'zh' | 'en'): Buffer {
  const say = (given: Words) => given[language]
  const tasks = (list: readonly string[]) => list.map((task, at) => `${at + 1}. ${task}`).join('\n')
  return writeWord({
    title: say(words.title),
    subtitle: [
      `${say(words.number)} ${detail.number}`,
      `${say(words.startsOn)} ${sayDay(detail.startsOn, language)}`,
      `${say(words.reviewOn)} ${sayDay(detail.reviewOn, language)}`,
    ].join('    '),
    language,
    foot: say(words.secret),
    blocks: [
      { kind: 'heading', text: say(words.goal) },
      { kind: 'text', text: detail.goal },
      {
        kind: 'table',
        columns: [
          { title: say(words.party), width: 2 },
          { title: say(words.name), width: 2 },
          { title: say(words.tasks), width: 6 },
          { title: say(words.signature), width: 3 },
        ],
        rows: [
          ...detail.parties.map(({ role, name, tasks: own, signed }) => [
            say(partyTerms[role]),
            name,
            tasks(own),
            signed
              ? `${signed.typed ?? say(words.drawn)}\n${sayDay(dayAt(Date.parse(signed.at)), language)}`
              : say(words.unsigned),
          ]),
          [say(words.worker), detail.draftedByName, tasks(detail.workerTasks), ''],
        ],
      },
      ...(detail.reviews.length > 0
        ? ([
            { kind: 'heading', text: say(words.reviews) },
            ...detail.reviews.map((review) => ({
              kind: 'text' as const,
              text: `${sayDay(review.heldOn, language)}  ${say(progressTerms[review.progress])}  ${review.text}`,
            })),
          ] as const)
        : []),
      ...(detail.closing
        ? ([
            { kind: 'heading', text: say(words.closing) },
            {
              kind: 'text',
              text: `${sayDay(detail.closing.on, language)}  ${say(outcomeTerms[detail.closing.outcome])}  ${detail.closing.note ?? ''}`,
            },
          ] as const)
        : []),
    ],
  })
}
