import { sql } from 'kysely'
import { scopeOf } from '../../../../kernel/actor.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import {
  type AskedField,
  composeFields,
  consentFound,
  groundOf,
  legalBases,
} from '../../../intake/server/index.ts'
import { personNames } from '../../../people/server/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { transferDue } from '../../domain/case-clocks.ts'
import { type CaseRow, lockCase, updateCase } from '../case-row.ts'
import { stationPlace } from '../places.ts'
import { rulesOf } from './keep-file.ts'
import { settleReturnNotice } from './transfer-duty.ts'
import type { TransferWords } from './transfers.ts'

const at = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

export type AskTransfer = {
  readonly id: Id
  readonly version: number
  readonly station: Id
  readonly reason: string
  readonly handOver: {
    readonly summary: string
    readonly next: string
    readonly risks: string | null
    readonly papers: string | null
    readonly data: readonly AskedField[]
    readonly legalBasis: string
    readonly basisNote: string | null
  }
}

/** The client's name as the giver knows it: from the file, or as it came along with the case. */
async function clientName(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  one: CaseRow,
): Promise<{ readonly name: string | null; readonly isOnFile: boolean }> {
  const names = await personNames(tx, scopeOf(actor, 'people.read', today), [one.person])
  const onFile = names.get(one.person)
  return onFile !== undefined
    ? { name: onFile, isOnFile: true }
    : { name: one.clientSealed ? cipher.open(one.clientSealed) : null, isOnFile: false }
}

/** On which grounds a case may be handed over, and how the client's consent stands: null where the file lies elsewhere. */
export async function transferChoices(
  tx: Handle,
  cipher: FieldCipher,
  standing: Pick<Standing, 'actor' | 'today'>,
  one: CaseRow,
) {
  const { isOnFile } = await clientName(tx, cipher, standing, one)
  const consent = isOnFile ? await consentFound(tx, standing, one.person) : null
  return {
    legalBases: legalBases().filter(({ kind }) => kind !== 'none'),
    consent: consent && { state: consent.state, needs: [...consent.needs] },
    copies: isOnFile,
  }
}

/**
 * The name always goes along, so that a ground is always needed. What is told beside it was chosen field by field, under the
 * giver's own rights; the note is the colleague's, who may read such words.
 */
async function handedOver(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  one: CaseRow,
  { reason, handOver }: AskTransfer,
): Promise<Result<TransferWords, Refusal>> {
  const { data, legalBasis, ...note } = handOver
  const client = await clientName(tx, cipher, standing, one)
  const person = client.isOnFile ? one.person : null
  const composed = await composeFields(tx, cipher, standing, person, data)
  const fields = composed.ok ? composed.value.fields : []
  const named = [{ field: 'name' as const }, ...fields]
  const ground = await groundOf(tx, standing, person, {
    legalBasis,
    basisNote: note.basisNote,
    fields: named,
  })
  const problems: Problem[] = [...(composed.ok ? [] : (composed.error.problems ?? [])), ...ground.problems]
  if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
  return ok({ clientName: client.name, reason, handOver: { ...note, fields } })
}

/** Asks another station, wherever in the province, to take a case over; nobody needs rights there for it. */
export const askTransfer = (
  standing: Standing,
  { cipher, now }: { readonly cipher: FieldCipher; readonly now: number },
  target: Id,
  input: AskTransfer,
): Promise<Result<{ readonly id: Id; readonly version: number }, Refusal>> =>
  runCommand(standing, {
    id: input.id,
    name: 'casework.ask-transfer',
    input: { case: target, ...input },
    run: async (tx) => {
      const { actor, scope, today } = standing
      const one = await lockCase(tx, scope, target)
      if (!one) return refused({ code: 'not-found' })
      if (one.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: one.version } })
      if (one.state === 'withdrawn') return refused({ code: 'case-withdrawn' })
      if (one.state === 'closed') return refused({ code: 'case-already-closed' })
      if (one.movingStation) return refused({ code: 'case-transfer-open' })
      if (one.station === input.station) return at('case-already-there', '/body/station')
      const home = await stationPlace(tx, [one.province], input.station)
      if (!home) return at('not-found', '/body/station')
      const words = await handedOver(tx, cipher, standing, one, input)
      if (!words.ok) return words
      const urgency = one.kind === 'crisis' ? 2 : one.urgency
      const { dueOn, dueAt } = transferDue(urgency === 2, now, rulesOf(one), workingCalendar())
      await sql`
        insert into case_transfer (province, id, case_id, number, kind, problem, from_station, from_division, to_station, to_division,
          sealed, asked_on, asked_by, asked_by_name, due_on, due_at, urgency, legal_basis)
        values (${one.province}, ${input.id}, ${one.id}, ${one.number}, ${one.kind}, ${one.problem}, ${one.station},
          ${one.division}, ${input.station}, ${home.division}, ${cipher.seal(JSON.stringify(words.value))}, ${today},
          ${actor.account}, ${actor.name}, ${dueOn}, to_timestamp(${dueAt}::double precision / 1000), ${urgency},
          ${input.handOver.legalBasis})`.execute(tx)
      const asked = await updateCase(tx, one, sql`moving_station = ${input.station}`)
      // Returned before and asked anew: what the return had asked of the worker is done.
      await settleReturnNotice(tx, standing, asked, {
        zh: '已另请站点接手',
        en: 'Another station was asked',
      })
      return ok({
        answer: { id: input.id, version: asked.version },
        audit: {
          action: 'casework.ask-transfer',
          subject: one.person,
          division: one.division,
          station: one.station,
          detail: {
            case: one.id,
            to: input.station,
            legalBasis: input.handOver.legalBasis,
            fields: words.value.handOver?.fields.map(({ field }) => field) ?? [],
          },
        },
      })
    },
  })
