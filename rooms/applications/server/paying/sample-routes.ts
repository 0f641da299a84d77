import { ok, refused } from '../../../../kernel/result.ts'
import { read } from '../../../../platform/server/command.ts'
import { pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { sheetOf, takeSheet } from '../../../documents/server/index.ts'
import { samplesContract } from '../../contract/samples.ts'
import { byDay, mayAt } from './paying-routes.ts'
import {
  checkSampled,
  drawSample,
  findSample,
  listOfSample,
  listSamples,
  repeats,
  type SampledRow,
} from './samples.ts'
import { sampleColumns, takenAway } from './sheets.ts'
import { titlesOf } from './titles.ts'

const wasDrawn = (item: SampledRow): item is SampledRow & { readonly rank: number } => item.rank !== null

export const sampleRoutes = (): Implemented[] => [
  implement(samplesContract.samples, async (call) => {
    const after = readCursor(call.query.cursor, byDay)
    if (!after.ok) return after
    const { limit } = call.query
    return read(call, async (tx) => {
      const rows = await listSamples(tx, call.scope, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.drawnOn, row.id])
      const title = await titlesOf(
        tx,
        items.map(({ programme }) => programme),
        call.today,
      )
      return ok({
        items: items.map(({ seed: _, listDigest: __, ...row }) => ({
          ...row,
          programmeTitle: title(row.programme),
        })),
        next,
      })
    })
  }),
  implement(samplesContract.sample, (call) =>
    read(call, async (tx) => {
      const found = await findSample(tx, call.scope, call.params.id)
      if (!found) return refused({ code: 'not-found' })
      const list = await listOfSample(tx, found)
      const title = await titlesOf(tx, [found.programme], call.today)
      return ok({
        ...found,
        programmeTitle: title(found.programme),
        repeats: repeats(found, list),
        drawn: list.filter(wasDrawn),
        others: list.filter(({ rank }) => rank === null).map(({ number }) => number),
        abilities: { check: mayAt(call, 'applications.sanction', found.division) },
      })
    }),
  ),
  implement(samplesContract.drawSample, (call) => drawSample(call, call.body)),
  implement(samplesContract.checkSampled, (call) => checkSampled(call, call.params.id, call.body)),
  implement(samplesContract.exportSample, async (call) => {
    const kept = await read(call, async (tx) => {
      const found = await findSample(tx, call.scope, call.params.id)
      return found ? ok({ found, list: await listOfSample(tx, found) }) : refused({ code: 'not-found' })
    })
    if (!kept.ok) return kept
    const { found, list } = kept.value
    const { language } = call
    const heading = `${found.title} ${language === 'zh' ? '种子' : 'Seed'} ${found.seed}`
    const taken = { name: { zh: '抽查名单', en: 'Sample' }, heading, columns: sampleColumns }
    return takeSheet(call, takenAway(call, 'sample'), sheetOf(taken, list, language), found.title)
  }),
]
