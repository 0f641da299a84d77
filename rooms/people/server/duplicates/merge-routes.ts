import { sql } from 'kysely'
import { covers } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read, runCommand, standingFor } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { idPart, instantPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import { likeness } from '../../domain/duplicate-score.ts'
import { differences } from '../../domain/merging.ts'
import { type ChangeableField, classedFields } from '../../domain/person-fields.ts'
import { masked, maskName, maskPhone, sensitiveFields } from '../../domain/sensitive.ts'
import { categoriesOf } from '../categories/store.ts'
import { consentsOf } from '../consents/store.ts'
import { linesOf, placedOf } from '../person/answers.ts'
import { listSeen } from '../person/list.ts'
import { findPersons } from '../person/store.ts'
import { fieldsOf } from '../person/written-fields.ts'
import { openSensitive, phoneMark } from '../seal.ts'
import type { PersonRow } from '../tables.ts'
import { merge } from './merge.ts'
import { undoMerge } from './undo-merge.ts'
import type { PersonUses } from './uses.ts'

export const mergeRoutes = (platform: Platform, uses: readonly PersonUses[]): Implemented[] => [
  implement(peopleContract.previewMerge, (call) => preview(platform, uses, call)),
  implement(peopleContract.merge, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.merge',
      input: call.body,
      run: (tx) => merge(tx, platform, call),
    }),
  ),
  implement(peopleContract.undoMerge, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.undo-merge',
      input: call.params,
      run: (tx) => undoMerge(tx, platform, call),
    }),
  ),
  implement(peopleContract.merges, (call) => list(call)),
]

/** Both files side by side, what is proposed for each difference, and which facts would go over. */
function preview(
  { cipher }: Platform,
  uses: readonly PersonUses[],
  call: Parameters<Handler<typeof peopleContract.previewMerge>>[0],
) {
  const { query, scope, today } = call
  const sensitive = standingFor(call, 'people.read-sensitive').scope
  return disclose(call, async (tx) => {
    if (query.survivor === query.other) return refused<Refusal>({ code: 'same-person' })
    const rows = await findPersons(tx, scope, [query.survivor, query.other])
    const survivor = rows.find(({ id }) => id === query.survivor)
    const other = rows.find(({ id }) => id === query.other)
    if (!survivor || !other) return refused<Refusal>({ code: 'not-found' })
    if (survivor.mergedInto || other.mergedInto) return refused<Refusal>({ code: 'already-merged' })
    if (survivor.province !== other.province) return refused<Refusal>({ code: 'other-province' })
    const lines = await linesOf(tx, cipher, [survivor, other], today, sensitive)
    const [survivorLine, otherLine] = lines
    if (!survivorLine || !otherLine) throw new Error('two persons have two lines')
    const mayRead = [survivor, other].every((person) => covers(sensitive, placedOf(person)))
    const own = [
      { kind: 'category', count: (await categoriesOf(tx, other)).length },
      { kind: 'consent', count: (await consentsOf(tx, other)).length },
    ]
    const elsewhere = await Promise.all(uses.map((use) => use(tx, other.province, [other.id])))
    const moves = [...own, ...elsewhere.flat().map(({ use, count }) => ({ kind: use, count }))]
    const { score, reasons } = likeness(compared(survivor), compared(other))
    return ok({
      answer: {
        survivor: survivorLine,
        other: otherLine,
        survivorVersion: survivor.version,
        otherVersion: other.version,
        fields: fieldsSideBySide(cipher, survivor, other, mayRead),
        moves: moves.filter(({ count }) => count > 0),
        score,
        reasons: [...reasons],
      },
      audit: mayRead ? [listSeen(scope, {}, 2)] : [],
    })
  })
}

const compared = (person: PersonRow) => ({
  ...person,
  identityIndex: person.identityIndex?.toString('hex') ?? null,
  phone: person.numberKeys.find((key) => key.startsWith(phoneMark)) ?? null,
})

/** L3 columns are left out for whoever may not read them: their difference alone would tell something. */
function fieldsSideBySide(cipher: FieldCipher, survivor: PersonRow, other: PersonRow, mayRead: boolean) {
  const shown = (person: PersonRow): Record<string, unknown> => {
    const texts = openSensitive(cipher, person.sealed)
    const hidden = Object.fromEntries(sensitiveFields.map((field) => [field, texts[field] ? '****' : null]))
    return {
      ...person,
      ...hidden,
      ...masked(texts),
      guardianName: texts.guardianName ? maskName(texts.guardianName) : null,
      guardianPhone: texts.guardianPhone ? maskPhone(texts.guardianPhone) : null,
    }
  }
  const [left, right] = [shown(survivor), shown(other)]
  const classed = new Set<ChangeableField>(classedFields)
  return differences(fieldsOf(cipher, survivor), fieldsOf(cipher, other))
    .filter(({ field }) => mayRead || !classed.has(field))
    .map(({ field, proposed }) => ({ field, proposed, survivor: left[field], other: right[field] }))
}

type MergeLine = {
  id: string
  survivor: string
  survivorName: string
  other: string
  otherName: string
  by: string
  at: string
  undoneAt: string | null
}

function list({ query, scope, ...call }: Parameters<Handler<typeof peopleContract.merges>>[0]) {
  return read({ ...call, scope }, async (tx) => {
    const after = readCursor(query.cursor, [instantPart, idPart])
    if (!after.ok) return after
    const { rows } = await sql<MergeLine>`
      select m.id, m.survivor, s.name as survivor_name, m.other, o.name as other_name, m.merged_by as by,
        to_char(m.merged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        to_char(m.undone_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as undone_at
      from person_merge m
      join person s on s.province = m.province and s.id = m.survivor
      join person o on o.province = m.province and o.id = m.other
      where m.province = any(${provincesIn(scope)}::smallint[])
        and ${within(scope, { division: 'm.division', station: 'm.station', person: 'm.survivor' })}
        and ${within(scope, { division: 'm.other_division', station: 'm.other_station', person: 'm.other' })}
        ${after.value ? sql`and (m.merged_at, m.id) < (${after.value[0]}::timestamptz, ${after.value[1]}::uuid)` : sql``}
      order by m.merged_at desc, m.id desc limit ${query.limit + 1}`.execute(tx)
    return ok(pageFrom(rows, query.limit, ({ at, id }) => [at, id]))
  })
}
