import { dayAt } from '../../../../kernel/day.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import {
  type AnswerChannel,
  type AnsweredAtOnce,
  type AnswerField,
  usualAnswer,
} from '../../domain/requests/answered.ts'
import { needTerms } from '../../domain/requests/codes.ts'
import type { RequestRow } from './row.ts'

/** What the worker says of the answer beside its words. */
export type AnswerTold = {
  readonly channel?: AnswerChannel | undefined
  readonly field?: AnswerField | undefined
  readonly minutes?: number | undefined
  readonly topic?: string | undefined
}

/** The consultation that an answer at once becomes: of the station whose queue it is in, else of the county itself. */
export function answeredAtOnce(
  { cipher }: Pick<Platform, 'cipher'>,
  { actor }: Standing,
  row: RequestRow,
  {
    reason,
    consultation = {},
  }: { readonly reason?: string | undefined; readonly consultation?: AnswerTold | undefined },
  at: number,
): AnsweredAtOnce {
  const needs = row.needs.map((need) => needTerms[need].zh).join('、')
  const words = { topic: consultation.topic ?? `${needs || '咨询'}（${row.number}）`, answer: reason ?? null }
  const usual = usualAnswer(row.source, row.needs)
  return {
    id: newId(),
    on: dayAt(at),
    channel: consultation.channel ?? usual.channel,
    field: consultation.field ?? usual.field,
    minutes: consultation.minutes ?? null,
    worker: actor.account,
    workerName: actor.name,
    words: cipher.seal(JSON.stringify(words)).toString('base64'),
  }
}
