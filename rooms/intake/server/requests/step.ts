import { sql } from 'kysely'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { StepKind } from '../../domain/requests/codes.ts'
import { instantText, type RequestRow } from './row.ts'
import { type StepWords, sealWords } from './sealed-words.ts'

export type StepRow = {
  readonly id: Id
  readonly kind: StepKind
  readonly at: string
  readonly by: Id | null
  readonly byName: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly sealed: Buffer | null
}

/** Writes down what was done about a request. `detail` holds codes and ids only; words are sealed. */
export async function addStep(
  tx: Handle,
  cipher: FieldCipher,
  request: RequestRow,
  step: {
    readonly kind: StepKind
    readonly at: number
    /** Null: the requester. */
    readonly actor: Actor | null
    readonly detail?: object
    readonly words?: StepWords
  },
): Promise<void> {
  await sql`
    insert into request_step (province, id, request, kind, at, by, by_name, detail, sealed, division, station)
    values (${request.province}, ${newId()}, ${request.id}, ${step.kind}, ${new Date(step.at).toISOString()},
      ${step.actor?.account ?? null}, ${step.actor?.name ?? null}, ${JSON.stringify(step.detail ?? {})}::jsonb,
      ${sealWords(cipher, step.words ?? {})}, ${request.division}, ${request.station})`.execute(tx)
}

export async function stepsOf(tx: Handle, { province, id }: RequestRow): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select id, kind, ${sql.raw(instantText('at'))} as at, by, by_name, detail, sealed from request_step
    where province = ${province} and request = ${id} order by request_step.at, id`.execute(tx)
  return rows
}
