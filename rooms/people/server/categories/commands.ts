import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Handler } from '../../../../platform/server/http/routes.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { peopleContract } from '../../contract.ts'
import { checkSpell } from '../../domain/category-spell.ts'
import { categories } from '../data-files.ts'
import { leavesSince } from '../person/leaves.ts'
import { openFile } from '../person/open-file.ts'
import { updatePerson } from '../person/store.ts'
import { type PersonRow, peopleTables } from '../tables.ts'
import { categoriesOf, spellOf } from './store.ts'

type Adding = Parameters<Handler<typeof peopleContract.addCategory>>[0]
type Correcting = Parameters<Handler<typeof peopleContract.correctCategory>>[0]

/** A category from a day on; it may begin in the past, and then the figures of those months are worked out again. */
export async function addCategory(tx: Handle, { cipher }: Platform, { body, params, scope, today }: Adding) {
  const opened = await openFile(tx, cipher, scope, params.id, null)
  if (!opened.ok) return opened
  const person = opened.value
  const known = (await categoriesOf(tx, person)).map(spellOf)
  const { category, subKind, certificate, from, to } = body
  const checked = checkSpell({ category, subKind, from, to }, known, person.birth, categories())
  if (!checked.ok) return refused<Refusal>(checked.error)
  const id = newId()
  await peopleTables(tx)
    .insertInto('personCategory')
    .values({
      province: person.province,
      person: person.id,
      id,
      division: person.division,
      station: person.station,
      category,
      subKind,
      certificate,
      validFrom: from,
      validTo: to,
      endedReason: null,
    })
    .execute()
  const version = await updatePerson(tx, person, {})
  return ok({
    answer: { id: person.id, version, category: id, warnings: [...checked.value] },
    ...trail('people.add-category', person, from, today),
  })
}

/** Ends a category, or puts right what was recorded of it; the reason stays with it. */
export async function correctCategory(
  tx: Handle,
  { cipher }: Platform,
  { body, params, scope, today }: Correcting,
) {
  const opened = await openFile(tx, cipher, scope, params.id, null)
  if (!opened.ok) return opened
  const person = opened.value
  const all = await categoriesOf(tx, person)
  const row = all.find(({ id }) => id === params.category)
  if (!row) return refused<Refusal>({ code: 'not-found' })
  const others = all.filter((other) => other !== row).map(spellOf)
  const spell = { category: row.category, subKind: body.subKind, from: body.from, to: body.to }
  // The age is asked when a category is added; ending one that never fitted must be possible.
  const checked = checkSpell(spell, others, null, categories())
  if (!checked.ok) return refused<Refusal>(checked.error)
  await peopleTables(tx)
    .updateTable('personCategory')
    .set({
      subKind: body.subKind,
      certificate: body.certificate,
      validFrom: body.from,
      validTo: body.to,
      endedReason: body.reason,
    })
    .where('province', '=', person.province)
    .where('person', '=', person.id)
    .where('id', '=', row.id)
    .execute()
  const version = await updatePerson(tx, person, {})
  const since = body.from < row.validFrom ? body.from : row.validFrom
  return ok({
    answer: { id: person.id, version },
    ...trail('people.correct-category', person, since, today),
  })
}

/** The audit line names no category: the trail is read by people who may not read L3 fields. */
const trail = (action: string, person: PersonRow, since: Day, today: Day) => ({
  audit: { action, subject: person.id, division: person.division, station: person.station },
  events: [
    {
      name: 'person.categories-changed',
      subject: person.id,
      division: person.division,
      data: { province: person.province, since },
    },
  ],
  dirty: leavesSince(person, since < person.stayFrom ? person.stayFrom : since, today),
})
