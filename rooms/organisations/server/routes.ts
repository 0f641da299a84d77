import { covers, scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { checkUnifiedCreditCode } from '../../../kernel/unified-credit-code.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { idPart, pageFrom, readCursor, textPart } from '../../../platform/server/database/cursor.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { takeList, workbookAnswer } from '../../documents/server/index.ts'
import { organisationsContract } from '../contract.ts'
import { linkLines, organisationLines, writingScope } from './answers.ts'
import { changeOrganisation, registerOrganisation } from './commands.ts'
import { takenOrganisations, templateSheet } from './export.ts'
import { importOrganisations } from './import.ts'
import { findLink, linksOf } from './link-store.ts'
import { placesOfOrganisation } from './places.ts'
import { registerInReach } from './reach.ts'
import { findOrganisation, listOrganisations, sameNameOrCode } from './store.ts'

/** Cursor of a list in the order of names. */
export const byName = [textPart, idPart]

export const organisationRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(organisationsContract.organisations, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byName)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const reach = await registerInReach(tx, call.scope)
      const rows = await listOrganisations(tx, reach, filter, after.value, limit + 1, call.today)
      const { items, next } = pageFrom(rows, limit, (row) => [row.pinyin, row.id])
      return ok({ items: await organisationLines(tx, cipher, call, items), next })
    })
  }),
  implement(organisationsContract.exportOrganisations, async (call) => {
    const reach = await read(call, async (tx) => ok(await registerInReach(tx, call.scope)))
    if (!reach.ok) return reach
    const entry = {
      action: 'organisations.export',
      division: call.query.within ?? call.scope.ranges[0]?.low ?? 0,
      station: call.scope.stations[0] ?? null,
      detail: { kind: call.query.kind ?? null, searched: call.query.search !== undefined },
    }
    return takeList(call, entry, takenOrganisations(call, cipher, reach.value, call.query), call.language)
  }),
  implement(organisationsContract.organisationTemplate, async () =>
    ok(workbookAnswer('机构导入模板.xlsx', [templateSheet()])),
  ),
  implement(organisationsContract.lookalikes, (call) =>
    read(call, async (tx) => {
      const { name, creditCode } = call.query
      const code = creditCode ? checkUnifiedCreditCode(creditCode) : null
      const rows = await sameNameOrCode(
        tx,
        provincesIn(await registerInReach(tx, call.scope)),
        name ? [name.trim()] : [],
        code?.ok ? [code.value.code] : [],
      )
      return ok({ items: await organisationLines(tx, cipher, call, rows.slice(0, 20)) })
    }),
  ),
  implement(organisationsContract.organisation, (call) =>
    read(call, async (tx) => {
      const row = await organisationOrOfLink(tx, call, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const [line] = await organisationLines(tx, cipher, call, [row])
      if (!line) return refused({ code: 'not-found' })
      const places = await placesOfOrganisation(tx, call.scope, row.province, row.id)
      const writing = writingScope(call)
      return ok({
        ...line,
        authority: row.authority,
        filingNumber: row.filingNumber,
        address: row.address,
        note: row.note,
        links: await linkLines(tx, call, await linksOf(tx, call.scope, row.province, row.id)),
        places: places.map(({ id, name, kind, closedOn }) => ({ id, name, kind, closedOn })),
        abilities: {
          change: covers(writing, row),
          unmask: covers(scopeOf(call.actor, 'people.unmask', call.today), row),
          link: writing.ranges.length > 0 || writing.stations.length > 0,
        },
      })
    }),
  ),
  implement(organisationsContract.registerOrganisation, (call) =>
    registerOrganisation(call, cipher, call.body),
  ),
  implement(organisationsContract.changeOrganisation, (call) =>
    changeOrganisation(call, cipher, call.params.id, call.body),
  ),
  implement(organisationsContract.unmaskOrganisation, (call) =>
    disclose(call, async (tx) => {
      const row = await findOrganisation(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      if (!covers(scopeOf(call.actor, 'people.unmask', call.today), row))
        return refused({ code: 'not-permitted' })
      const entry = {
        action: 'organisations.unmask',
        subject: row.id,
        division: row.division,
        station: row.station,
        purpose: call.body.purpose,
      }
      return ok({ answer: { phone: row.sealed ? cipher.open(row.sealed) : null }, audit: [entry] })
    }),
  ),
  implement(organisationsContract.importOrganisations, (call) =>
    importOrganisations(call, cipher, call.file, call.body),
  ),
]

/** A figure’s row of a mobilisation leads here by its own id. */
async function organisationOrOfLink(tx: Handle, { scope }: Standing, id: string) {
  const found = await findOrganisation(tx, scope, id)
  if (found) return found
  const link = await findLink(tx, scope, id)
  return link && findOrganisation(tx, scope, link.organisation)
}
