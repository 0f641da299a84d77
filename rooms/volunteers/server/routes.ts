import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read } from '../../../platform/server/command.ts'
import { idPart, pageFrom, readCursor, textPart } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { takeList, workbookAnswer } from '../../documents/server/index.ts'
import { volunteersContract } from '../contract.ts'
import { volunteerDetail, volunteerLines } from './answers.ts'
import { changeVolunteer, comeBack, leave, openTexts } from './change.ts'
import { takenVolunteers, templateSheet } from './export.ts'
import { importVolunteers } from './import.ts'
import { registerVolunteer, registerVolunteers } from './register.ts'
import { findVolunteer, listVolunteers, totalsOf } from './store.ts'

const byName = [textPart, idPart]

/** Every route of this room. */
export const volunteersRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(volunteersContract.volunteers, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byName)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const page = { after: after.value, limit: limit + 1 }
      const rows = await listVolunteers(tx, call.scope, filter, page, call.today)
      const { items, next } = pageFrom(rows, limit, (row) => [row.pinyin, row.id])
      return ok({ items: await volunteerLines(tx, cipher, call, items), next })
    })
  }),
  implement(volunteersContract.volunteerTotals, (call) =>
    read(call, async (tx) => ok(await totalsOf(tx, call.scope, call.query, call.today))),
  ),
  implement(volunteersContract.exportVolunteers, async (call) => {
    const { within, station, registration } = call.query
    const entry = {
      action: 'volunteers.export',
      division: within ?? call.scope.ranges[0]?.low ?? 0,
      station: station ?? call.scope.stations[0] ?? null,
      detail: { registration: registration ?? null, searched: call.query.search !== undefined },
    }
    return takeList(call, entry, takenVolunteers(call, cipher, call.query), call.language)
  }),
  implement(volunteersContract.volunteerTemplate, async () =>
    ok(workbookAnswer('志愿者导入模板.xlsx', [templateSheet()])),
  ),
  implement(volunteersContract.volunteer, (call) =>
    read(call, async (tx) => {
      const row = await findVolunteer(tx, call.scope, call.params.id)
      return row ? ok(await volunteerDetail(tx, cipher, call, row)) : refused({ code: 'not-found' })
    }),
  ),
  implement(volunteersContract.registerVolunteer, (call) => registerVolunteer(call, cipher, call.body)),
  implement(volunteersContract.registerVolunteers, (call) => registerVolunteers(call, cipher, call.body)),
  implement(volunteersContract.changeVolunteer, (call) =>
    changeVolunteer(call, cipher, call.params.id, call.body),
  ),
  implement(volunteersContract.leave, (call) => leave(call, call.params.id, call.body)),
  implement(volunteersContract.comeBack, (call) => comeBack(call, call.params.id, call.body)),
  implement(volunteersContract.unmaskVolunteer, (call) =>
    disclose(call, async (tx) => {
      const row = await findVolunteer(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const { id: subject, division, station } = row
      const { field, purpose } = call.body
      const entry = { action: 'volunteers.unmask', subject, division, station, purpose, detail: { field } }
      return ok({ answer: { value: openTexts(cipher, row)[field] ?? null }, audit: [entry] })
    }),
  ),
  implement(volunteersContract.importVolunteers, (call) =>
    importVolunteers(call, cipher, call.file, call.body),
  ),
]
