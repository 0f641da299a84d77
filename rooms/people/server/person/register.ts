import { covers } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { countyOf, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import { checkSpell } from '../../domain/category-spell.ts'
import { fileNumber, fileNumberSeries } from '../../domain/file-number.ts'
import type { FieldValues } from '../../domain/person-fields.ts'
import { categories } from '../data-files.ts'
import { lookalikesOf } from '../duplicates/lookalikes.ts'
import { householdAt } from '../households/store.ts'
import { knownDivision, stationPlace } from '../places.ts'
import { type PersonRow, peopleTables } from '../tables.ts'
import { checkedFields } from './checked-fields.ts'
import { fileKeys, personsByNumber, takeFileNumbers, takeTurnsOn } from './store.ts'
import { columnsOf } from './written-fields.ts'

type Call = Parameters<Handler<typeof peopleContract.register>>[0]

export const registerRoute = (platform: Platform): Implemented =>
  implement(peopleContract.register, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.register',
      input: call.body,
      run: (tx) => registerPerson(tx, platform, call),
    }),
  )

/** Opens a file inside the caller's command, with the checks and the traces of the route. */
export async function registerPerson(
  tx: Handle,
  { cipher }: Pick<Platform, 'cipher'>,
  call: Pick<Call, 'body' | 'scope' | 'today'>,
) {
  const { body, scope, today } = call
  const registeredOn = body.registeredOn ?? today
  if (registeredOn > today) return refused<Refusal>({ code: 'day-in-future' })
  const place = await stationPlace(tx, scope, body.station)
  if (!place || !covers(scope, { division: body.division, station: body.station }))
    return refused<Refusal>({ code: 'station-not-found' })
  if (place.province !== provinceOf(body.division)) return refused<Refusal>({ code: 'other-province' })
  if (!(await knownDivision(tx, body.division, registeredOn)))
    return notValid([{ code: 'division-code-not-valid', path: '/body/division' }])
  const household = body.household ? await householdAt(tx, scope, body.household) : undefined
  if (body.household && household?.station !== body.station)
    return refused<Refusal>({ code: 'household-not-found' })
  const fields = checkedFields({}, body.fields as FieldValues, today)
  if (!fields.ok) return notValid(fields.error)
  const spells = checkedSpells(body.categories, fields.value.birth as Day | null)
  if (!spells.ok) return spells
  const columns = columnsOf(cipher, fields.value)
  const taken = await numberTaken(tx, call, columns.identityIndex)
  if (taken) return refused(taken)
  const lookalikes = await lookalikesOf(tx, cipher, scope, { ...columns, division: body.division })
  const series = fileNumberSeries(body.division, registeredOn)
  const number = fileNumber(series, await takeFileNumbers(tx, series, 1))
  const person = {
    ...columns,
    province: place.province,
    id: body.person,
    fileNumber: number,
    division: body.division,
    station: body.station,
    stationCounty: countyOf(place.division) / 1_000_000,
    household: body.household ?? null,
    registeredOn,
    stayFrom: registeredOn,
    leftOn: null,
    stateOn: null,
    stateReason: null,
    mergedInto: null,
  }
  const inserted = await peopleTables(tx)
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['ordinal', 'version'])
    .executeTakeFirst()
  if (!inserted) return refused<Refusal>({ code: 'id-already-used' })
  await fileKeys(tx, person)
  if (body.categories.length > 0) await insertCategories(tx, person, body.categories)
  const events = [
    {
      name: 'person.registered',
      subject: person.id,
      division: person.division,
      data: { province: person.province, ordinal: inserted.ordinal, station: person.station },
    },
  ]
  return ok({
    answer: {
      id: person.id,
      fileNumber: number,
      version: inserted.version,
      possibleDuplicates: lookalikes.map(({ row }) => row.id),
    },
    audit: {
      action: 'people.register',
      subject: person.id,
      division: person.division,
      station: person.station,
      detail: { fileNumber: number },
    },
    events,
    // Figures of the register add up its flows: whoever comes onto it is counted on that day, and in no later month again.
    dirty: [{ station: person.station, division: person.division, month: monthOf(registeredOn) }],
  })
}

export const notValid = (problems: readonly NonNullable<Refusal['problems']>[number][]) =>
  refused<Refusal>({ code: 'request-not-valid', problems })

/**
 * The same number in the scope is refused with the file that has it; outside the scope it is not told. Then two
 * files come to be, and whoever may see both is shown the pair.
 */
export async function numberTaken(
  tx: Handle,
  call: Pick<Call, 'scope'>,
  index: Buffer | null,
  except?: string,
): Promise<Refusal | null> {
  if (!index) return null
  await takeTurnsOn(tx, index)
  const [known] = (await personsByNumber(tx, call.scope, index)).filter(({ id }) => id !== except)
  if (!known) return null
  return {
    code: 'person-already-registered',
    data: { person: known.id, name: known.name, fileNumber: known.fileNumber },
  }
}

type NewCategory = Call['body']['categories'][number]

function checkedSpells(wanted: readonly NewCategory[], birth: Day | null): Result<null, Refusal> {
  const spells = wanted.map(({ category, subKind = null, from, to = null }) => ({
    category,
    subKind,
    from,
    to,
  }))
  for (const [i, spell] of spells.entries()) {
    const checked = checkSpell(spell, spells.slice(0, i), birth, categories())
    if (!checked.ok) return refused(checked.error)
  }
  return ok(null)
}

async function insertCategories(
  tx: Handle,
  person: Pick<PersonRow, 'province' | 'id' | 'division' | 'station'>,
  wanted: readonly NewCategory[],
): Promise<void> {
  const rows = wanted.map(({ category, subKind = null, certificate = null, from, to = null }) => ({
    province: person.province,
    person: person.id,
    id: newId(),
    division: person.division,
    station: person.station,
    category,
    subKind,
    certificate,
    validFrom: from,
    validTo: to,
    endedReason: null,
  }))
  await peopleTables(tx).insertInto('personCategory').values(rows).execute()
}
