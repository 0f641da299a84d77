import { covers } from '../../../../kernel/actor.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand, standingFor } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import { linesOf, unnamed } from '../person/answers.ts'
import { namedPlaces, stationNames, stationPlace } from '../places.ts'
import { type HouseholdRow, peopleTables } from '../tables.ts'
import { removeMember, setMember } from './members.ts'
import { householdAt, lockHousehold, membersOf, updateHousehold } from './store.ts'

export const householdRoutes = (platform: Platform): Implemented[] => [
  implement(peopleContract.createHousehold, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.create-household',
      input: call.body,
      run: (tx) => create(tx, call),
    }),
  ),
  implement(peopleContract.readHousehold, (call) =>
    disclose(call, async (tx) => {
      const household = await householdAt(tx, call.scope, call.params.id)
      if (!household) return refused<Refusal>({ code: 'not-found' })
      const sensitive = standingFor(call, 'people.read-sensitive').scope
      const members = await linesOf(
        tx,
        platform.cipher,
        await membersOf(tx, household),
        call.today,
        sensitive,
      )
      const places = await namedPlaces(tx, [household.division], call.today)
      const stations = await stationNames(tx, [household.station])
      return ok({
        answer: {
          id: household.id,
          code: household.code,
          place: places.get(household.division) ?? unnamed(household.division),
          station: { id: household.station, name: stations.get(household.station) ?? '' },
          head: household.head,
          size: household.size,
          version: household.version,
          members,
        },
        audit: members.some(({ categories }) => categories !== undefined)
          ? [trail('people.read-household', household)]
          : [],
      })
    }),
  ),
  implement(peopleContract.changeHousehold, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.change-household',
      input: { household: call.params.id, ...call.body },
      run: (tx) => change(tx, call),
    }).catch(codeTakenMeanwhile(call.body.code)),
  ),
  implement(peopleContract.setHouseholdMember, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.join-household',
      input: { ...call.params, ...call.body },
      run: (tx) => setMember(tx, platform, call),
    }),
  ),
  implement(peopleContract.removeHouseholdMember, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.leave-household',
      input: { ...call.params, ...call.body },
      run: (tx) => removeMember(tx, platform, call),
    }),
  ),
]

export const trail = (action: string, household: HouseholdRow) => ({
  action,
  subject: household.id,
  division: household.division,
  station: household.station,
})

async function create(tx: Handle, call: Parameters<Handler<typeof peopleContract.createHousehold>>[0]) {
  const { body, scope } = call
  const place = await stationPlace(tx, scope, body.station)
  if (!place || !covers(scope, body) || place.province !== provinceOf(body.division))
    return refused<Refusal>({ code: 'station-not-found' })
  const household = {
    province: place.province,
    id: body.household,
    code: body.code,
    division: body.division,
    station: body.station,
    head: null,
    size: body.size,
  }
  const inserted = await peopleTables(tx)
    .insertInto('household')
    .values(household)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!inserted) return refused<Refusal>(await whyTaken(tx, call))
  return ok({
    answer: { id: inserted.id, version: inserted.version },
    audit: trail('people.create-household', inserted),
  })
}

async function whyTaken(
  tx: Handle,
  { body, scope }: Parameters<Handler<typeof peopleContract.createHousehold>>[0],
): Promise<Refusal> {
  const same = await householdAt(tx, scope, body.household)
  return same || !body.code
    ? { code: 'id-already-used' }
    : { code: 'household-code-taken', data: { code: body.code } }
}

async function change(tx: Handle, call: Parameters<Handler<typeof peopleContract.changeHousehold>>[0]) {
  const { body, params, scope } = call
  const household = await lockHousehold(tx, scope, params.id)
  if (!household) return refused<Refusal>({ code: 'not-found' })
  if (household.version !== body.version) {
    const { version, code, size, head } = household
    return refused<Refusal>({ code: 'changed-meanwhile', data: { version, now: { code, size, head } } })
  }
  const { code = household.code, size = household.size, head = household.head } = body
  if (code !== null && code !== household.code && (await isTaken(tx, household, code)))
    return refused<Refusal>({ code: 'household-code-taken', data: { code } })
  if (head !== null && !(await membersOf(tx, household)).some(({ id }) => id === head))
    return refused<Refusal>({ code: 'head-not-a-member' })
  const version = await updateHousehold(tx, household, { code, size, head })
  return ok({
    answer: { id: household.id, version },
    audit: trail('people.change-household', household),
  })
}

/** Two who give the same code at one instant, or a household that the caller may not see: the key decides. */
const codeTakenMeanwhile =
  (code: string | null | undefined) =>
  (error: { readonly constraint?: string }): ReturnType<typeof refused<Refusal>> => {
    if (error.constraint !== 'household_code') throw error
    return refused({ code: 'household-code-taken', data: { code } })
  }

async function isTaken(tx: Handle, household: HouseholdRow, code: string): Promise<boolean> {
  const other = await peopleTables(tx)
    .selectFrom('household')
    .select('id')
    .where('province', '=', household.province)
    .where('station', '=', household.station)
    .where('code', '=', code)
    .executeTakeFirst()
  return other !== undefined
}
