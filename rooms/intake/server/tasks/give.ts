import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import {
  type Done,
  disclose,
  runCommand,
  type Standing,
  standingFor,
} from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { urgencyNumber } from '../../../duties/index.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { letterNumber } from '../../domain/tasks/letter-number.ts'
import { requestBecame, requestBrief } from '../requests/asked-by-others.ts'
import type { TaskTools } from './neighbours.ts'
import { type GiveInput, type Prepared, prepareTask } from './prepare.ts'
import { sealHandOver } from './sealed.ts'
import { insertTask } from './store.ts'

export type Given = {
  readonly id: Id
  readonly number: string
  readonly dueOn: string
  readonly acceptBy: string
}

/** Beside the input: what a task given again follows, and whether the giver's workbench keeps an eye on it. */
export type GiveMore = { readonly follows?: Id | undefined; readonly followUp?: boolean | undefined }

/**
 * Gives a task inside the caller's command and answers what that command must leave behind (audit line, leaves). Needs
 * `tasks.give` over station and place, checked here whoever calls. Refuses with the problems of the hand-over all at once.
 */
export async function giveTask(
  tx: Handle,
  tools: TaskTools,
  standing: Standing,
  input: GiveInput,
  more: GiveMore = {},
): Promise<Result<Done<Given>, Refusal>> {
  const prepared = await prepareTask(tx, tools, standing, input)
  if (!prepared.ok) return prepared
  return writeTask(tx, tools, standing, input, prepared.value, more)
}

async function writeTask(
  tx: Handle,
  { cipher, now }: TaskTools,
  { actor, today }: Standing,
  input: GiveInput,
  prepared: Prepared,
  { follows, followUp = true }: GiveMore,
): Promise<Result<Done<Given>, Refusal>> {
  const { division, body, person, handOver, basis, acceptBy, dueOn } = prepared
  const { signsIn: _, ...columns } = body
  const { id, station, title } = input
  const urgency = urgencyNumber(input.urgency)
  const duty = followUp ? newId() : null
  const written = await insertTask(tx, {
    ...columns,
    id,
    sourceRoom: input.source?.room ?? 'intake',
    source: input.source?.id ?? id,
    person: person?.id ?? null,
    station,
    division,
    title,
    titleEn: input.english?.title ?? null,
    urgency,
    legalBasis: basis.code,
    sealed: sealHandOver(cipher, handOver),
    givenBy: actor.account,
    givenName: actor.name,
    givenAt: new Date(now),
    givenOn: today,
    acceptBy: new Date(acceptBy),
    dueOn,
    follows: follows ?? null,
    duty,
  })
  if (!written) return refused({ code: 'id-already-used' })
  if (duty !== null) {
    await openDuty(tx, {
      id: duty,
      kind: 'task-given',
      subjectRoom: 'intake',
      subject: id,
      person: person?.id ?? null,
      station,
      division,
      owner: actor.account,
      title: {
        zh: `跟进交办事项：${title}（${body.bodyName}）`,
        en: `Follow up the task: ${input.english?.title ?? title} (${body.bodyName})`,
      },
      dueOn,
      urgency,
      by: actor.account,
    })
  }
  return ok({
    answer: { id, number: letterNumber(id, today), dueOn, acceptBy: new Date(acceptBy).toISOString() },
    audit: {
      action: 'tasks.give',
      subject: id,
      division,
      station,
      purpose: basis.code,
      detail: {
        person: person?.id ?? null,
        organisation: body.organisation,
        toStation: body.toStation,
        account: body.account,
        fields: handOver.fields.map(({ field }) => field),
        follows: follows ?? null,
      },
    },
    dirty: [{ station, division, month: monthOf(today) }],
  })
}

/** Gives a task by hand; one that comes of a request says so there. */
export const giveByHand = (
  standing: Standing,
  platform: Platform,
  tools: TaskTools,
  command: { readonly id: Id },
  input: GiveInput,
): Promise<Result<Given, Refusal>> =>
  runCommand<Given>(standing, {
    id: command.id,
    name: 'tasks.give',
    input,
    run: async (tx) => {
      const given = await giveTask(tx, tools, standing, input)
      if (!given.ok || input.source?.room !== 'intake') return given
      const tied = await tieToRequest(tx, platform, standing, input.source.id, input.id)
      return tied.ok ? given : tied
    },
  })

/** A request is split once it was accepted; one that was accepted to be handed out became its tasks. */
async function tieToRequest(
  tx: Handle,
  platform: Platform,
  standing: Standing,
  request: Id,
  task: Id,
): Promise<Result<null, Refusal>> {
  const recording = standingFor(standing, 'intake.record')
  const found = await requestBrief(tx, recording.scope, request)
  if (!found) return refused({ code: 'not-found', problems: [{ code: 'not-found', path: '/body/source' }] })
  if (found.state !== 'accepted')
    return refused({ code: 'request-state-not-fit', data: { state: found.state } })
  if (found.way !== 'task') return ok(null)
  const became = await requestBecame(tx, platform, recording, request, { room: 'intake', id: task })
  return became.ok ? ok(null) : became
}

/** What the body would see, to the letter; nothing is written but that it was looked at. */
export const previewTask = (
  standing: Standing,
  tools: TaskTools,
  input: GiveInput,
): Promise<Result<Prepared, Refusal>> =>
  disclose<Prepared>(standing, async (tx) => {
    const prepared = await prepareTask(tx, tools, standing, input)
    if (!prepared.ok) return prepared
    const { person, handOver, basis, division } = prepared.value
    return ok({
      answer: prepared.value,
      audit: person
        ? [
            {
              action: 'tasks.preview',
              subject: person.id,
              division,
              station: input.station,
              purpose: basis.code,
              detail: { fields: handOver.fields.map(({ field }) => field) },
            },
          ]
        : [],
    })
  })
