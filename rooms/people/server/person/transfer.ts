import { sql } from 'kysely'
import { covers } from '../../../../kernel/actor.ts'
import { countyOf, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import { leaveHousehold } from '../households/store.ts'
import { knownDivision, stationPlace } from '../places.ts'
import { type PersonRow, peopleTables } from '../tables.ts'
import { leavesSince } from './leaves.ts'
import { openFile } from './open-file.ts'
import { notValid } from './register.ts'
import { endStay } from './stays.ts'
import { fileKeys, unfileKeys, updatePerson } from './store.ts'

type Call = Parameters<Handler<typeof peopleContract.transfer>>[0]

export const transferRoute = (platform: Platform): Implemented =>
  implement(peopleContract.transfer, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.transfer',
      input: { person: call.params.id, ...call.body },
      run: (tx) => transfer(tx, platform, call),
    }),
  )

/**
 * Moves a file to another place or station. Facts stay where and when they happened; the register shows the person
 * there until the day and here from it, or, for a correction, here from the beginning.
 */
async function transfer(tx: Handle, { cipher }: Platform, { body, params, scope, today }: Call) {
  const opened = await openFile(tx, cipher, scope, params.id, body.version)
  if (!opened.ok) return opened
  const person = opened.value
  if (body.kind === 'moved' && person.leftOn) return refused<Refusal>({ code: 'not-on-register' })
  const on = body.kind === 'correction' ? person.stayFrom : (body.on ?? today)
  if (on > today) return refused<Refusal>({ code: 'day-in-future' })
  if (on < person.stayFrom)
    return refused<Refusal>({ code: 'day-before-registration', data: { registeredOn: person.stayFrom } })
  if (provinceOf(body.division) !== person.province) return refused<Refusal>({ code: 'other-province' })
  const place = await stationPlace(tx, scope, body.station)
  if (!place || !covers(scope, { division: body.division, station: body.station }))
    return refused<Refusal>({ code: 'station-not-found' })
  if (place.province !== person.province) return refused<Refusal>({ code: 'other-province' })
  if (!(await knownDivision(tx, body.division, on)))
    return notValid([{ code: 'division-code-not-valid', path: '/body/division' }])
  const leaves = body.station !== person.station && person.household !== null
  if (leaves) await leaveHousehold(tx, person)
  if (body.kind === 'moved') await endStay(tx, person, on)
  await unfileKeys(tx, person)
  const moved = {
    division: body.division,
    station: body.station,
    stationCounty: countyOf(place.division) / 1_000_000,
    stayFrom: on,
    ...(leaves ? { household: null, relation: null } : {}),
  }
  const version = await updatePerson(tx, person, moved)
  await fileKeys(tx, { ...person, ...moved })
  await moveBelongings(tx, person, moved)
  return ok({
    answer: { id: person.id, version },
    audit: {
      action: 'people.transfer',
      subject: person.id,
      division: body.division,
      station: body.station,
      detail: { kind: body.kind, on, from: { division: person.division, station: person.station } },
    },
    events: [
      {
        name: 'person.moved',
        subject: person.id,
        division: body.division,
        data: {
          province: person.province,
          kind: body.kind,
          on,
          from: { division: person.division, station: person.station },
          to: { division: body.division, station: body.station },
        },
      },
    ],
    dirty: [...leavesSince(person, on, today), ...leavesSince({ ...person, ...moved }, on, today)],
  })
}

/** What is the person's own is seen by whoever sees the person. */
async function moveBelongings(
  tx: Handle,
  person: PersonRow,
  { division, station }: { readonly division: number; readonly station: string },
): Promise<void> {
  for (const table of ['personCategory', 'consent'] as const) {
    await peopleTables(tx)
      .updateTable(table)
      .set({ division, station })
      .where('province', '=', person.province)
      .where('person', '=', person.id)
      .execute()
  }
  for (const table of ['relative', 'person_relation']) {
    await sql`update ${sql.ref(table)} set division = ${division}, station = ${station}
      where province = ${person.province} and person = ${person.id}`.execute(tx)
  }
}
