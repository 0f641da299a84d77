import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import { isOnRegister, needsReason, type SettableState } from '../../domain/file-state.ts'
import type { PersonRow } from '../tables.ts'
import { leavesSince } from './leaves.ts'
import { openFile } from './open-file.ts'
import { endStay } from './stays.ts'
import { updatePerson } from './store.ts'

type Call = Parameters<Handler<typeof peopleContract.setState>>[0]

export const setStateRoute = (platform: Platform): Implemented =>
  implement(peopleContract.setState, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.set-state',
      input: { person: call.params.id, ...call.body },
      run: (tx) => setState(tx, platform, call),
    }),
  )

async function setState(tx: Handle, { cipher }: Platform, { body, params, scope, today }: Call) {
  const opened = await openFile(tx, cipher, scope, params.id, body.version)
  if (!opened.ok) return opened
  const person = opened.value
  if (body.on > today) return refused<Refusal>({ code: 'day-in-future' })
  if (body.on < person.stayFrom)
    return refused<Refusal>({ code: 'day-before-registration', data: { registeredOn: person.stayFrom } })
  if (needsReason(person.state, body.state) && !body.reason)
    return refused<Refusal>({ code: 'reason-missing' })
  const stay = await stayAfter(tx, person, body.state, body.on)
  const version = await updatePerson(tx, person, {
    state: body.state,
    stateOn: body.on,
    stateReason: body.reason ?? null,
    ...stay,
  })
  const since = person.leftOn && person.leftOn < body.on ? person.leftOn : body.on
  return ok({
    answer: { id: person.id, version },
    audit: {
      action: 'people.set-state',
      subject: person.id,
      division: person.division,
      station: person.station,
      detail: { from: person.state, to: body.state, on: body.on },
    },
    events: [
      {
        name: 'person.state-changed',
        subject: person.id,
        division: person.division,
        data: { province: person.province, from: person.state, to: body.state, on: body.on },
      },
    ],
    dirty: leavesSince(person, since, today),
  })
}

/** What becomes of the time on the register: it ends, it goes on, or a new one begins after the old. */
async function stayAfter(
  tx: Handle,
  person: PersonRow,
  to: SettableState,
  on: Day,
): Promise<Partial<Pick<PersonRow, 'stayFrom' | 'leftOn'>>> {
  if (!isOnRegister(to)) return { leftOn: person.leftOn && person.leftOn < on ? person.leftOn : on }
  if (!person.leftOn) return {}
  // Back on or before the day of leaving: it was a mistake, the person never left.
  if (on <= person.leftOn) return { leftOn: null }
  await endStay(tx, person, person.leftOn)
  return { stayFrom: on, leftOn: null }
}
