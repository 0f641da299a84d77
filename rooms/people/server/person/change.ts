import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import {
  type ChangeableField,
  changeableFields,
  type FieldValues,
  sameValue,
} from '../../domain/person-fields.ts'
import { checkedFields } from './checked-fields.ts'
import { leavesSince } from './leaves.ts'
import { openFile } from './open-file.ts'
import { notValid, numberTaken } from './register.ts'
import { fileKeys, unfileKeys, updatePerson } from './store.ts'
import { columnsOf, fieldsOf } from './written-fields.ts'

type Call = Parameters<Handler<typeof peopleContract.change>>[0]

export const changeRoute = (platform: Platform): Implemented =>
  implement(peopleContract.change, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.change',
      input: { person: call.params.id, ...call.body },
      run: (tx) => change(tx, platform, call),
    }),
  )

/** By age and sex figures are split; a change of the others shows in none. */
const counted: ReadonlySet<ChangeableField> = new Set(['birth', 'sex'])

async function change(tx: Handle, { cipher }: Platform, call: Call) {
  const { body, params, scope, today } = call
  const opened = await openFile(tx, cipher, scope, params.id, body.version)
  if (!opened.ok) return opened
  const person = opened.value
  const before = fieldsOf(cipher, person)
  const fields = checkedFields(before, body.fields as FieldValues, today)
  if (!fields.ok) return notValid(fields.error)
  const columns = columnsOf(cipher, fields.value)
  const isNewNumber =
    columns.identityIndex && !person.identityIndex?.equals(columns.identityIndex)
      ? columns.identityIndex
      : null
  const taken = await numberTaken(tx, call, isNewNumber, person.id)
  if (taken) return refused<Refusal>(taken)
  const changed = changeableFields.filter((field) => !sameValue(before[field], fields.value[field]))
  const version = await updatePerson(tx, person, columns)
  if (!sameList(person.nameKeys, columns.nameKeys) || !sameList(person.numberKeys, columns.numberKeys)) {
    await unfileKeys(tx, person)
    await fileKeys(tx, { ...person, ...columns })
  }
  return ok({
    answer: { id: person.id, version },
    audit: {
      action: 'people.change',
      subject: person.id,
      division: person.division,
      station: person.station,
      detail: { fields: changed },
    },
    events: [
      {
        name: 'person.changed',
        subject: person.id,
        division: person.division,
        data: { province: person.province, fields: changed },
      },
    ],
    dirty: changed.some((field) => counted.has(field))
      ? leavesSince(person, person.stayFrom as Day, today)
      : [],
  })
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i])
