import { provinceOf } from '../../../../kernel/division.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read, standingFor } from '../../../../platform/server/command.ts'
import {
  dayPart,
  idPart,
  instantPart,
  pageFrom,
  readCursor,
} from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { maskPhone } from '../../../people/index.ts'
import { personNames } from '../../../people/server/index.ts'
import { searchStationSigns } from '../../../regions/server/index.ts'
import { communityContract } from '../../contract.ts'
import { placeOfStation } from '../station-place.ts'
import { confirmSignIns, strikeLine } from './confirm.ts'
import { correctHolding, withdrawHolding } from './correct-holding.ts'
import { detailOfActivity } from './detail.ts'
import { exportActivities, exportSignIns } from './export.ts'
import { holdActivity } from './hold.ts'
import { linesOfActivities } from './lines.ts'
import { addPhotos, readActivityPhoto } from './photos.ts'
import { changeActivity, entry, planActivity } from './plan.ts'
import { cancelActivity, openJoinCode, openSignUp, takeOverActivity } from './plan-state.ts'
import { readSignInSheet } from './read-sheet.ts'
import { signIn } from './sign-in.ts'
import { listSignIns, signInKey, signInLines } from './sign-in-list.ts'
import { signUp, signUpsOf, withdrawSignUp } from './sign-up.ts'
import { activityKey, activityOfLine, findActivity, listActivities } from './store.ts'
import { summarise } from './summary.ts'

const byDay = [dayPart, idPart]
const byInstant = [instantPart, idPart]

export const communityRoutes = (platform: Platform): Implemented[] => [
  ...planRoutes(),
  ...factRoutes(platform),
  ...signInRoutes(platform),
]

const planRoutes = (): Implemented[] => [
  implement(communityContract.list, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listActivities(tx, call.scope, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, activityKey)
      return ok({ items: await linesOfActivities(tx, items), next })
    })
  }),
  implement(communityContract.export, (call) => exportActivities(call, call.query, call.language)),
  implement(communityContract.partners, (call) =>
    read(call, async (tx) => {
      const place = await placeOfStation(tx, call.scope, call.query.station, undefined)
      if (place === null || typeof place === 'string') return refused({ code: 'not-found' })
      const found = await searchStationSigns(tx, provinceOf(place.division), call.query.text, call.today)
      return ok({ items: found.filter(({ id }) => id !== call.query.station) })
    }),
  ),
  implement(communityContract.plan, (call) => planActivity(call, call.body)),
  implement(communityContract.one, (call) =>
    read(call, async (tx) => {
      const { id } = call.params
      const row =
        (await findActivity(tx, call.scope, id)) ??
        (await findActivity(tx, call.scope, (await activityOfLine(tx, call.scope, id)) ?? id))
      return row ? ok(await detailOfActivity(tx, call, row)) : refused({ code: 'not-found' })
    }),
  ),
  implement(communityContract.change, (call) => changeActivity(call, call.params.id, call.body)),
  implement(communityContract.takeOver, (call) => takeOverActivity(call, call.params.id, call.body)),
  implement(communityContract.cancel, (call) => cancelActivity(call, call.params.id, call.body)),
  implement(communityContract.openCode, (call) => openJoinCode(call, call.params.id, call.body)),
  implement(communityContract.openSignUp, (call) => openSignUp(call, call.params.id, call.body)),
]

const factRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(communityContract.hold, (call) => holdActivity(call, call.params.id, call.body)),
  implement(communityContract.correctHolding, (call) => correctHolding(call, call.params.id, call.body)),
  implement(communityContract.withdrawHolding, (call) => withdrawHolding(call, call.params.id, call.body)),
  implement(communityContract.summarise, (call) => summarise(call, call.params.id, call.body)),
  implement(communityContract.addPhotos, (call) => addPhotos(call, call.params.id, call.body)),
  implement(communityContract.photo, (call) =>
    readActivityPhoto(call, cipher, call.params.id, call.params.file, call.query.use),
  ),
]

const signInRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(communityContract.signUps, (call) =>
    read(call, async (tx) => {
      const row = await findActivity(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const list = await signUpsOf(tx, row)
      const names = await personNames(
        tx,
        standingFor(call, 'people.read').scope,
        list.flatMap(({ person }) => person ?? []),
      )
      return ok({
        items: list.map(({ phone, ...one }) => ({
          ...one,
          name: one.person ? (names.get(one.person) ?? null) : one.name,
          phone: phone ? maskPhone(cipher.open(phone)) : null,
        })),
      })
    }),
  ),
  implement(communityContract.signUp, (call) => signUp(call, cipher, call.params.id, call.body)),
  implement(communityContract.withdrawSignUp, (call) =>
    withdrawSignUp(call, call.params.id, call.params.signUp, call.body),
  ),
  // Categories are L3: a list that shows them is written down.
  implement(communityContract.signIns, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byInstant)
    if (!after.ok) return after
    return disclose(call, async (tx) => {
      const row = await findActivity(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const rows = await listSignIns(tx, row, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, signInKey)
      const lines = await signInLines(tx, call, row, items)
      const shown = lines.filter(({ categories }) => categories !== null && categories.length > 0).length
      const seen = entry('activities.list-sensitive', row, { count: shown })
      return ok({ answer: { items: lines, next }, audit: shown > 0 ? [seen] : [] })
    })
  }),
  implement(communityContract.signIn, (call) => signIn(call, call.params.id, call.body)),
  implement(communityContract.confirmSignIns, (call) => confirmSignIns(call, call.params.id, call.body)),
  implement(communityContract.strike, (call) =>
    strikeLine(call, call.params.id, call.params.line, call.body),
  ),
  implement(communityContract.signInFile, (call) =>
    exportSignIns(call, standingFor(call, 'activities.read'), call.params.id, call.language),
  ),
  implement(communityContract.readSheet, async (call) => {
    const found = await read(call, async (tx) => ok(await findActivity(tx, call.scope, call.params.id)))
    if (!found.ok) return found
    if (!found.value) return refused({ code: 'not-found' })
    const lines = await readSignInSheet(call.file)
    return lines.ok
      ? ok({ lines: lines.value.map((line) => ({ ...line, problems: [...line.problems] })) })
      : lines
  }),
]
