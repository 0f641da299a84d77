import { Readable } from 'node:stream'
import { coversSubtree } from '../../../kernel/actor.ts'
import { nation } from '../../../kernel/division.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, standingFor } from '../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { templateInForce } from '../../documents/server/index.ts'
import { wordType } from '../contract/files.ts'
import { reportsContract } from '../contract.ts'
import { placeholdersOf } from '../domain/word-report.ts'
import { board } from './board.ts'
import { acceptReport, adjust, giveBack, reviseReport, sendReport, writeTexts } from './commands.ts'
import { definitionOf, definitions } from './definitions.ts'
import { reportAnswer } from './detail.ts'
import { explainCell, recordsOfCell } from './explain.ts'
import { type FileKind, reportFile } from './files.ts'
import type { ReportNeighbours } from './neighbours.ts'
import { openReport, placeOf, reportNotKnown } from './open-report.ts'
import { replaceTemplate } from './templates.ts'

export const reportTableRoutes = (platform: Platform, neighbours: ReportNeighbours): Implemented[] => [
  implement(reportsContract.board, (call) => board(call, call.query)),
  implement(reportsContract.open, (call) => openReport(platform.worker.handle, call, call.body)),
  implement(reportsContract.one, (call) => reportAnswer(platform, call, call.params.id, call.query.number)),
  implement(reportsContract.texts, (call) => writeTexts(neighbours, call, call.params.id, call.body)),
  implement(reportsContract.adjust, (call) => adjust(platform, neighbours, call, call.params.id, call.body)),
  implement(reportsContract.send, (call) => sendReport(platform, call, call.params.id, call.body)),
  implement(reportsContract.giveBack, (call) => giveBack(call, call.params.id, call.body)),
  implement(reportsContract.accept, (call) => acceptReport(call, call.params.id, call.body)),
  implement(reportsContract.revise, (call) => reviseReport(platform, call, call.params.id, call.body)),
  implement(reportsContract.explain, (call) => explainCell(platform, call, call.params.id, call.params.cell)),
  implement(reportsContract.records, (call) =>
    recordsOfCell(platform, call, neighbours, call.params.id, call.query),
  ),
  ...(['xlsx', 'docx', 'pdf'] as const).map((kind: FileKind) =>
    implement(reportsContract[kind], (call) =>
      reportFile(platform, call, call.params.id, call.query.number, kind),
    ),
  ),
  implement(reportsContract.templates, (call) =>
    read(call, async (tx) => {
      const division = (await placeOf(tx, call.query.node, call.today))?.division ?? nation
      const mayReplace = coversSubtree(standingFor(call, 'reports.approve').scope, division)
      const items = []
      for (const definition of definitions()) {
        const { docx: _, ...template } = await templateInForce(tx, definition.code, division)
        items.push({
          definition: definition.code,
          title: { ...definition.title },
          ...template,
          placeholders: placeholdersOf(definition),
          mayReplace,
        })
      }
      return ok({ items })
    }),
  ),
  implement(reportsContract.template, (call) =>
    read(call, async (tx) => {
      const definition = definitionOf(call.params.definition)
      if (!definition) return refused(reportNotKnown)
      const division = (await placeOf(tx, call.query.node, call.today))?.division ?? nation
      const template = await templateInForce(tx, definition.code, division)
      return ok({
        stream: Readable.from([template.docx]),
        fileName: template.fileName ?? `${definition.title[call.language]}.docx`,
        mediaType: wordType,
      })
    }),
  ),
  implement(reportsContract.replaceTemplate, async (call) => {
    const definition = definitionOf(call.params.definition)
    if (!definition) return refused(reportNotKnown)
    const { node } = call.body
    if (node.kind !== 'division')
      return refused({
        code: 'request-not-valid',
        problems: [{ code: 'node-not-valid', path: '/body/node' }],
      })
    return replaceTemplate(call, definition, { id: call.body.id, division: node.division }, call.file)
  }),
]
