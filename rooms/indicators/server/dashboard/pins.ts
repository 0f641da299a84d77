import type { z } from 'zod'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing, writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import { stationById, zoneById } from '../../../regions/server/index.ts'
import type { pinRoutes } from '../../contract/pins.ts'
import { type FigureNode, formatNode } from '../../domain/node.ts'
import { mostPins } from '../../domain/pin.ts'
import type { Catalogue } from '../catalogue.ts'
import { openNode } from '../node-access.ts'
import { hasParts } from '../parts-of-node.ts'
import { deletePin, type Pin, pinsOf, putPin, takePin } from './pin-store.ts'

type Arranged = Omit<z.output<(typeof pinRoutes)['addPin']['body']>, 'id'>
type Changed = Arranged & { readonly position: number }
type Reader = Standing & { readonly language: 'zh' | 'en' }

const problem = (code: string, path: string): Result<never, Refusal> =>
  refused({ code: 'request-not-valid', problems: [{ code, path }] })

const notFound: Result<never, Refusal> = refused({ code: 'not-found' })

/** Pins something for oneself, after what is already there. */
export function addPin(reader: Reader, catalogue: Catalogue, id: Id, input: Arranged) {
  const { account } = reader.actor
  return runCommand<Pin>(reader, {
    id,
    name: 'figures.pin',
    input,
    run: async (tx) => {
      const sound = await arrangementProblem(tx, reader, catalogue, input)
      if (!sound.ok) return sound
      const pins = await pinsOf(tx, account)
      if (pins.length >= mostPins) return refused({ code: 'too-many-pins', data: { maximum: mostPins } })
      const pin = pinOf(id, (pins.at(-1)?.position ?? -1) + 1, input)
      await putPin(tx, account, pin)
      return ok({ answer: pin, audit: await trail(tx, 'figures.pin', id, input.node) })
    },
  })
}

/** Renames or rearranges a pin of one's own. */
export function changePin(reader: Reader, catalogue: Catalogue, pin: Id, id: Id, input: Changed) {
  const { account } = reader.actor
  return runCommand<Pin>(reader, {
    id,
    name: 'figures.change-pin',
    input: { pin, ...input },
    run: async (tx) => {
      if (!(await takePin(tx, account, pin))) return notFound
      const sound = await arrangementProblem(tx, reader, catalogue, input)
      if (!sound.ok) return sound
      const changed = pinOf(pin, input.position, input)
      await putPin(tx, account, changed)
      return ok({ answer: changed, audit: await trail(tx, 'figures.change-pin', pin, input.node) })
    },
  })
}

/** Unpins; a pin that is gone already, or is another one's, is not found. */
export function removePin(reader: Reader, pin: Id): Promise<Result<null, Refusal>> {
  const { account } = reader.actor
  return inTransaction<null, Refusal>(reader.db, reader, 'write', async (tx) => {
    const found = await takePin(tx, account, pin)
    if (!found) return notFound
    await deletePin(tx, account, pin)
    await writeTrail(tx, reader, 'write', [{ action: 'figures.unpin', subject: pin, division: 0 }])
    return ok(null)
  })
}

const pinOf = (id: Id, position: number, { node, measures, ...input }: Arranged): Pin => ({
  title: input.title,
  shownOn: input.shownOn,
  kind: input.kind,
  by: input.by,
  grouped: input.grouped,
  sort: input.sort,
  rising: input.rising,
  span: input.span,
  id,
  position,
  node: formatNode(node),
  measures: [...new Set(measures)],
})

/** A pin is about a node that its owner may see, of measures that there are, arranged as the node allows. */
async function arrangementProblem(
  tx: Handle,
  reader: Reader,
  catalogue: Catalogue,
  { node, kind, by, measures, sort }: Arranged,
): Promise<Result<null, Refusal>> {
  const unknown = measures.findIndex((code) => !catalogue.find(code))
  if (unknown >= 0) return problem('measure-unknown', `/body/measures/${unknown}`)
  if (sort !== null && !catalogue.find(sort)) return problem('measure-unknown', '/body/sort')
  const opened = await openNode(tx, reader, node, [])
  if (!opened.ok) return opened
  if (kind !== 'trend' && !hasParts(node, by)) return problem('no-parts', '/body/by')
  return ok(null)
}

const trail = async (tx: Handle, action: string, subject: Id, node: FigureNode) => ({
  action,
  subject,
  division: await divisionOf(tx, node),
})

/** Where a node lies, for the audit trail. */
async function divisionOf(tx: Handle, node: FigureNode): Promise<DivisionCode> {
  if (node.kind === 'division') return node.division
  const found = node.kind === 'station' ? await stationById(tx, node.station) : await zoneById(tx, node.zone)
  return found?.division ?? 0
}
