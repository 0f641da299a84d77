import { sql } from 'kysely'
import { isEmpty } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read, runCommand, standingFor } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import {
  idPart,
  instantPart,
  readCursor,
  textPart,
  writeCursor,
} from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { addJob } from '../../../../platform/server/jobs.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { peopleContract } from '../../contract.ts'
import { ledgerTemplate } from '../../domain/ledger/template.ts'
import { categories, codeTables } from '../data-files.ts'
import { stationNames } from '../places.ts'
import { statusOf, summaryOf } from './answers.ts'
import { applyJob, readJob, undoJob } from './jobs.ts'
import { remap } from './remap.ts'
import { rowRoutes } from './row-routes.ts'
import { findImport, type ImportRow, type ImportState } from './store.ts'
import { trail } from './trail.ts'
import { keepUpload, lookAtFile } from './upload.ts'

export const importRoutes = (platform: Platform): Implemented[] => [
  implement(peopleContract.imports, (call) => list(call)),
  implement(peopleContract.importTemplate, async () =>
    ok(workbookAnswer('困难群众台账模板.xlsx', ledgerTemplate(codeTables(), categories()))),
  ),
  implement(peopleContract.uploadImport, (call) => upload(platform, call)),
  implement(peopleContract.importStatus, (call) =>
    disclose(call, async (tx) => {
      const row = await findImport(tx, call.scope, call.params.id)
      if (!row) return refused<Refusal>({ code: 'not-found' })
      const names = await stationNames(tx, [row.station])
      const answer = statusOf(platform.cipher, row, names.get(row.station) ?? '')
      // Progress is asked for every second and shows nobody; a preview shows people with their categories.
      const audit =
        answer.preview.length > 0 && row.state === 'ready' ? [trail('people.import-preview', row)] : []
      return ok({ answer, audit })
    }),
  ),
  implement(peopleContract.remapImport, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.import-remap',
      input: { import: call.params.id, ...call.body },
      run: (tx) => remap(tx, call),
    }),
  ),
  ...rowRoutes(platform),
  implement(peopleContract.applyImport, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.import-apply',
      input: call.params,
      run: (tx) => nextStep(tx, call, ['ready', 'applied'], 'applying', applyJob, 'import-not-open'),
    }),
  ),
  implement(peopleContract.undoImport, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.import-undo',
      input: call.params,
      run: (tx) => nextStep(tx, call, ['applied'], 'undoing', undoJob, 'import-not-applied'),
    }),
  ),
  implement(peopleContract.importKept, (call) => listKept(call)),
]

async function upload(platform: Platform, call: Parameters<Handler<typeof peopleContract.uploadImport>>[0]) {
  const { body, file, today } = call
  const looked = await lookAtFile(platform, file)
  if (!looked.ok) return looked
  const upload = { id: body.id, station: body.station, asOf: body.asOf ?? today, file }
  return runCommand(call, {
    id: body.id,
    name: 'people.import-upload',
    input: { ...body, bytes: file.bytes },
    run: async (tx) => {
      const kept = await keepUpload(tx, platform, call, upload, looked.value)
      if (!kept.ok) return kept
      const { province, division } = kept.value
      await addJob(tx, readJob, { province, id: body.id })
      return ok({
        answer: { id: body.id },
        audit: {
          ...trail('people.import-upload', { id: body.id, division, station: body.station }),
          detail: { bytes: file.bytes },
        },
      })
    },
  })
}

/** Moves an import on: whoever asks for the step is whose scope it runs in. */
async function nextStep(
  tx: Handle,
  call: Parameters<Handler<typeof peopleContract.applyImport>>[0],
  from: readonly ImportState[],
  to: ImportState,
  job: string,
  otherwise: 'import-not-open' | 'import-not-applied',
) {
  const { actor, params, request, scope } = call
  const row = await findImport(tx, scope, params.id, true)
  if (!row) return refused<Refusal>({ code: 'not-found' })
  if (!from.includes(row.state)) return refused<Refusal>({ code: otherwise, data: { state: row.state } })
  await sql`
    update ledger_import set state = ${to}, failure = null, scope = ${JSON.stringify(scope)}::jsonb, account = ${actor.account},
      account_name = ${actor.name}, request = ${request ?? null}, version = version + 1
    where province = ${row.province} and id = ${row.id}`.execute(tx)
  await addJob(tx, job, { province: row.province, id: row.id })
  return ok({ answer: { id: row.id }, audit: trail(`people.import-${to}`, row) })
}

function list(call: Parameters<Handler<typeof peopleContract.imports>>[0]) {
  const { query, scope } = call
  return read(call, async (tx) => {
    const after = readCursor(query.cursor, [instantPart, idPart])
    if (!after.ok) return after
    const { rows } = await sql<ImportRow>`
      select * from ledger_import
      where province = any(${provincesIn(scope)}::smallint[]) and ${within(scope, { division: 'division', station: 'station' })}
        ${after.value ? sql`and (created_at, id) < (${after.value[0]}::timestamptz, ${after.value[1]}::uuid)` : sql``}
      order by created_at desc, id desc limit ${query.limit + 1}`.execute(tx)
    const page = rows.slice(0, query.limit)
    const names = await stationNames(
      tx,
      page.map(({ station }) => station),
    )
    const last = page.at(-1)
    return ok({
      items: page.map((row) => summaryOf(row, names.get(row.station) ?? '')),
      next: last && rows.length > query.limit ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
    })
  })
}

/** Only persons whom the actor may read are named. */
function listKept(call: Parameters<Handler<typeof peopleContract.importKept>>[0]) {
  const { params, query, scope } = call
  const reader = standingFor(call, 'people.read')
  const reading = isEmpty(reader.scope) ? call : reader
  return read(reading, async (tx) => {
    const after = readCursor(query.cursor, [idPart, textPart])
    if (!after.ok) return after
    const row = await findImport(tx, scope, params.id)
    if (!row) return refused<Refusal>({ code: 'not-found' })
    const { rows } = await sql<{ person: string; name: string; why: string; what: string | null }>`
      select k.person, p.name, k.why, k.what from ledger_kept k join person p on p.province = k.province and p.id = k.person
      where k.province = ${row.province} and k.import = ${row.id}
        ${after.value ? sql`and (k.person, k.why) > (${after.value[0]}::uuid, ${after.value[1]})` : sql``}
      order by k.person, k.why limit ${query.limit + 1}`.execute(tx)
    const items = rows.slice(0, query.limit)
    const last = items.at(-1)
    return ok({
      items,
      next: last && rows.length > query.limit ? writeCursor([last.person, last.why]) : null,
    })
  })
}
