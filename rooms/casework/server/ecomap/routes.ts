import { Readable } from 'node:stream'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import { type Drawing, svgText } from '../../../../kernel/drawing.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { filesOfPerson } from '../../../people/server/index.ts'
import { ecomapContract } from '../../contract/ecomap.ts'
import { drawEcomap } from '../../domain/ecomap.ts'
import { aroundOf } from '../../domain/ecomap-around.ts'
import { type CaseRow, findCase } from '../case-row.ts'
import { linesOf } from '../line.ts'
import { type KnownSystem, knownSystems, type SystemSource } from './known-systems.ts'
import { addTie, correctTie, removeTie, type TieRow, tiesOf, tieWords } from './ties.ts'

export const ecomapRoutes = (
  { cipher }: Pick<Platform, 'cipher'>,
  sources: readonly SystemSource[],
): Implemented[] => [
  implement(ecomapContract.ecomap, async (call) => {
    const found = await ecomapOf(call, cipher, sources, call.params.id)
    if (!found.ok) return found
    return disclose(call, async () => ok({ answer: answerOf(found.value), audit: [seen(found.value)] }))
  }),
  implement(ecomapContract.picture, async (call) => {
    const found = await ecomapOf(call, cipher, sources, call.params.id)
    if (!found.ok) return found
    const { client, known, ties, one } = found.value
    const svg = svgText(
      drawEcomap(client ?? one.number, aroundOf(known, ties, call.today)),
      '社会生态图 Ecomap',
    )
    return disclose(call, async () =>
      ok({
        answer: {
          stream: Readable.from([svg]),
          fileName: `${found.value.one.number}.svg`,
          mediaType: 'image/svg+xml',
        },
        audit: [seen(found.value)],
      }),
    )
  }),
  implement(ecomapContract.addTie, (call) => addTie(call, cipher, call.params.id, call.body)),
  implement(ecomapContract.correctTie, (call) =>
    correctTie(call, cipher, { case: call.params.id, tie: call.params.tie }, call.body),
  ),
  implement(ecomapContract.removeTie, (call) =>
    removeTie(call, { case: call.params.id, tie: call.params.tie }, call.body),
  ),
]

export type Ecomap = {
  readonly one: CaseRow
  readonly client: string | null
  readonly known: readonly KnownSystem[]
  readonly ties: readonly ReturnType<typeof tieAnswer>[]
  readonly change: boolean
}

/**
 * The ecomap of a case. It tells of the client's life what no list tells (L3): only for who may read sensitive fields where
 * the case is managed; the caller writes down that it was read.
 */
export async function ecomapOf(
  standing: Standing,
  cipher: FieldCipher,
  sources: readonly SystemSource[],
  target: Id,
): Promise<Result<Ecomap, Refusal>> {
  const { actor, scope, today } = standing
  const found = await read(standing, async (tx) => {
    const one = await findCase(tx, scope, target)
    if (!one) return refused<Refusal>({ code: 'not-found' })
    if (!covers(scopeOf(actor, 'people.read-sensitive', today), one))
      return refused<Refusal>({ code: 'not-permitted' })
    const [line] = await linesOf(tx, cipher, standing, [one])
    const files = await filesOfPerson(tx, scope, one.person)
    return ok({ one, files, client: line?.personName ?? null, rows: await tiesOf(tx, one) })
  })
  if (!found.ok) return found
  const { one, files, client, rows } = found.value
  return ok({
    one,
    client,
    known: await knownSystems(standing, sources, { province: one.province, person: one.person, files }),
    ties: rows.map((row) => tieAnswer(cipher, row)),
    change: one.state === 'open' && covers(scopeOf(actor, 'casework.record', today), one),
  })
}

/** The ecomap drawn as it is on a day; nothing where no system is known. */
export function ecomapDrawing({ client, known, ties, one }: Ecomap, on: Standing['today']): Drawing | null {
  const around = aroundOf(known, ties, on)
  return around.length === 0 ? null : drawEcomap(client ?? one.number, around)
}

const seen = ({ one }: Ecomap) => ({
  action: 'casework.read-ecomap',
  subject: one.person,
  division: one.division,
  station: one.station,
  detail: { case: one.id },
})

const answerOf = ({ one, client, known, ties, change }: Ecomap) => ({
  id: one.id,
  client,
  known: [...known],
  ties: [...ties],
  abilities: { change },
})

const tieAnswer = (cipher: FieldCipher, row: TieRow) => ({
  id: row.id,
  system: row.system,
  ...tieWords(cipher, row),
  about: row.about,
  strength: row.strength,
  stress: row.stress,
  direction: row.direction,
  fromOn: row.fromOn,
  toOn: row.toOn,
  byName: row.recordedByName,
  recordedOn: row.recordedOn,
  state: row.removedOn ? ('removed' as const) : row.replacedBy ? ('replaced' as const) : ('holds' as const),
  removedReason: row.removedReason,
})
