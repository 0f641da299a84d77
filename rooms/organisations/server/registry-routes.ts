import { covers, type Scope, scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read, type Standing, standingFor } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type AnswerOf, type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import { annualReportsContract } from '../contract/annual-reports.ts'
import { registryContract } from '../contract/registry.ts'
import { legalFormCodes } from '../domain/registry/codes.ts'
import { reportDays, reportRule } from '../domain/registry/registrars.ts'
import { compare, countsOf, reportsOfYear } from './annual-reports.ts'
import { addFault, enterCredit, penalise, putOnList, removeFromList, settlePenalty } from './consequences.ts'
import { registerInReach } from './reach.ts'
import { registrars } from './registrar-files.ts'
import { authorityNames, entryFile, entryLines } from './registry-answers.ts'
import { endRegistration, recordChange, saveEntry } from './registry-commands.ts'
import { importRegistry, registryTemplate } from './registry-import.ts'
import { registrySheet, reportSheet } from './registry-sheet.ts'
import { findEntry, listEntries } from './registry-store.ts'
import { recordReportStep } from './report-steps.ts'
import { byName } from './routes.ts'
import { findOrganisation } from './store.ts'

type EntryAnswer = AnswerOf<typeof registryContract.registryEntry>

const taken = (standing: Standing, action: string, count: number, language: 'zh' | 'en') => [
  {
    action,
    division: standing.scope.ranges[0]?.low ?? 0,
    station: standing.scope.stations[0] ?? null,
    purpose: 'export',
    detail: { count, language },
  },
]

export const registryRoutes = (): Implemented[] => [
  implement(registryContract.registry, async (call) => {
    const { cursor, limit, ...filters } = call.query
    const after = readCursor(cursor, byName)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const reach = await registerInReach(tx, call.scope)
      const rows = await listEntries(tx, reach, filters, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.pinyin, row.id])
      return ok({ items: await entryLines(tx, items, call.today), next })
    })
  }),
  implement(registryContract.exportRegistry, async (call) => {
    const lines = await disclose(call, async (tx) => {
      const reach = await registerInReach(tx, call.scope)
      const rows = await listEntries(tx, reach, call.query, { after: null, limit: 50_000 })
      const answer = await entryLines(tx, rows, call.today)
      return ok({ answer, audit: taken(call, 'registry.export', rows.length, call.language) })
    })
    if (!lines.ok) return lines
    const sheet = registrySheet(lines.value, call.language)
    return ok(workbookAnswer(`${sheet.name}-${call.today}.xlsx`, [sheet]))
  }),
  implement(registryContract.registryTemplate, async () =>
    ok(workbookAnswer('社会组织登记导入模板.xlsx', [registryTemplate()])),
  ),
  implement(registryContract.importRegistry, (call) => importRegistry(call, call.body, call.file)),
  implement(registryContract.registryEntry, (call) =>
    read<EntryAnswer>(call, async (tx) => {
      const body = await inReach(tx, call.scope, call.params.id)
      if (!body) return refused({ code: 'not-found' })
      const writing = standingFor(call, 'organisations.registry')
      const row = await findEntry(tx, body.id)
      if (row) return ok(await entryFile(tx, writing, row))
      const write = covers(scopeOf(call.actor, 'organisations.registry', call.today), body)
      return ok({
        entry: null,
        codeFits: null,
        reports: [],
        changes: [],
        listings: [],
        penalties: [],
        bases: null,
        abilities: { write },
      })
    }),
  ),
  implement(registryContract.saveEntry, (call) => saveEntry(call, call.params.id, call.body)),
  implement(registryContract.recordChange, (call) => recordChange(call, call.params.id, call.body)),
  implement(registryContract.endRegistration, (call) => endRegistration(call, call.params.id, call.body)),
  implement(annualReportsContract.recordReportStep, (call) =>
    recordReportStep(call, call.params.id, call.body),
  ),
  implement(registryContract.list, (call) => putOnList(call, call.params.id, call.body)),
  implement(registryContract.removeFromList, (call) => removeFromList(call, call.params.id, call.body)),
  implement(registryContract.addFault, (call) => addFault(call, call.params.id, call.body)),
  implement(registryContract.penalise, (call) => penalise(call, call.params.id, call.body)),
  implement(registryContract.settlePenalty, (call) => settlePenalty(call, call.params.id, call.body)),
  implement(registryContract.enterCredit, (call) => enterCredit(call, call.body)),
  implement(annualReportsContract.annualReports, async (call) => {
    const { cursor, limit, state, late, ...asked } = call.query
    const after = readCursor(cursor, byName)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const all = await reportsOfYear(tx, await registerInReach(tx, call.scope), asked, call.today)
      const [pinyin, id] = after.value ?? []
      const shown = all
        .filter(({ report }) => (!state || report.state === state) && (!late || report.late === late))
        .filter(({ row }) => id === undefined || compare({ pinyin: String(pinyin), id: String(id) }, row) < 0)
      const { items, next } = pageFrom(shown.slice(0, limit + 1), limit, ({ row }) => [row.pinyin, row.id])
      const lines = await entryLines(
        tx,
        items.map(({ row }) => row),
        call.today,
      )
      return ok({
        items: lines.map((line, at) => {
          const report = items[at]?.report
          if (!report) throw new Error('every line has its report')
          return { ...line, report }
        }),
        next,
        counts: countsOf(all),
      })
    })
  }),
  implement(annualReportsContract.exportReports, async (call) => {
    const { state, late, ...asked } = call.query
    const found = await disclose(call, async (tx) => {
      const all = await reportsOfYear(tx, await registerInReach(tx, call.scope), asked, call.today)
      const reports = all.filter(
        ({ report }) => (!state || report.state === state) && (!late || report.late === late),
      )
      const lines = await entryLines(
        tx,
        reports.map(({ row }) => row),
        call.today,
      )
      return ok({
        answer: { reports, lines },
        audit: taken(call, 'registry.export-reports', reports.length, call.language),
      })
    })
    if (!found.ok) return found
    const sheet = reportSheet(found.value.lines, found.value.reports, call.language)
    return ok(workbookAnswer(`${sheet.name}-${asked.year}-${call.today}.xlsx`, [sheet]))
  }),
  implement(annualReportsContract.reportCalendar, (call) =>
    read(call, async (tx) => {
      const { authority, year } = call.query
      const named = await authorityNames(tx, [authority], call.today)
      return ok({
        authority,
        name: named(authority),
        year,
        rules: legalFormCodes.flatMap((legalForm) => {
          const rule = reportRule(registrars(), authority, legalForm, year)
          if (!rule) return []
          return [
            {
              legalForm,
              ...reportDays(rule, year, workingCalendar()),
              reviewWorkdays: rule.reviewWorkdays,
              lateAfterReturn: rule.returned.afterDue,
              source: rule.source,
            },
          ]
        }),
      })
    }),
  ),
]

/** A body of the register that the reader reaches, whether or not it is in the registry. */
async function inReach(tx: Handle, scope: Scope, id: string) {
  const found = await findOrganisation(tx, scope, id)
  const reach = await registerInReach(tx, scope)
  return found && covers(reach, { division: found.division, station: found.station }) ? found : null
}
