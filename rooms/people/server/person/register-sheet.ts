import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import { ageOn, type Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { birthForConsent, consentState } from '../../domain/consent.ts'
import type { CodeTableName } from '../../domain/person-codes.ts'
import { masked } from '../../domain/sensitive.ts'
import { categoriesOn } from '../categories/on-day.ts'
import { consentsOf } from '../consents/store.ts'
import { categories, codeTables, isRestricted } from '../data-files.ts'
import { householdAt, membersOf } from '../households/store.ts'
import { namedPlaces } from '../places.ts'
import { openSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'
import { placedOf } from './answers.ts'
import { findPerson } from './store.ts'

export type SheetMember = {
  readonly name: string
  readonly relation: string | null
  readonly age: number | null
  readonly work: string | null
  readonly health: string | null
  readonly phone: string | null
}

/**
 * What the registration form (5.3) says of a person, in words. Identity numbers, telephones and guardians are masked;
 * what the asker may not see, and what is not known, is null. Days as `YYYY-MM-DD`, `incomeFen` in fen.
 */
export type RegisterSheet = {
  readonly fileNumber: string
  readonly name: string
  readonly sex: string | null
  readonly birth: string | null
  readonly age: number | null
  readonly idNumber: string | null
  readonly phone: string | null
  readonly guardian: string | null
  readonly guardianPhone: string | null
  readonly ethnicGroup: string | null
  readonly education: string | null
  readonly maritalStatus: string | null
  readonly politicalStatus: string | null
  readonly employment: string | null
  readonly housing: string | null
  readonly needs: readonly string[]
  readonly place: string | null
  readonly registeredPlace: string | null
  readonly registeredOn: Day
  readonly registeredBy: string | null
  readonly consentOn: Day | null
  readonly categories: readonly string[]
  readonly benefits: readonly string[]
  readonly health: string | null
  readonly disability: string | null
  readonly hardship: readonly string[]
  readonly incomeFen: number | null
  readonly members: readonly SheetMember[]
}

/** The sheet of a person (a merged file answers with the survivor); null for one who is not in the asker's scope. */
export async function registerSheet(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  id: Id,
  language: keyof Words,
): Promise<RegisterSheet | null> {
  const scope = scopeOf(actor, 'people.read', today)
  const asked = await findPerson(tx, scope, id)
  const row = asked?.mergedInto ? await findPerson(tx, scope, asked.mergedInto) : asked
  if (!row) return null
  const sensitive = (one: PersonRow) => covers(scopeOf(actor, 'people.read-sensitive', today), placedOf(one))
  const word = (table: CodeTableName, code: string | number | null) =>
    code === null ? null : (codeTables()[table].valueOf(String(code))?.[language] ?? null)
  const words = (table: CodeTableName, codes: readonly string[]) =>
    codes.flatMap((code) => word(table, code) ?? [])
  const shown = sensitive(row)
  const codes = shown ? ((await categoriesOn(tx, [row], today)).get(row.id) ?? []) : []
  const known = codes
    .filter((code) => !isRestricted(code))
    .flatMap((code) => categories().category(code) ?? [])
  const places = await namedPlaces(
    tx,
    [row.division, ...(row.registeredDivision === null ? [] : [row.registeredDivision])],
    today,
  )
  const texts = masked(openSensitive(cipher, row.sealed))
  const state = consentState(birthForConsent(row, today), await consentsOf(tx, row), 'service', today)
  const household = row.household ? await householdAt(tx, scope, row.household) : undefined
  // The transaction may see further than this permission: it is another room's.
  const family = household
    ? (await membersOf(tx, household)).filter((one) => one.id !== row.id && covers(scope, placedOf(one)))
    : []
  return {
    fileNumber: row.fileNumber,
    name: row.name,
    sex: word('sex', row.sex),
    birth: row.birth ?? row.birthAbout,
    age: row.birth ? ageOn(row.birth, today) : null,
    idNumber: texts.idNumber,
    phone: texts.phone,
    guardian: texts.guardianName,
    guardianPhone: texts.guardianPhone,
    ethnicGroup: word('ethnic-group', row.ethnicGroup),
    education: word('education', row.education),
    maritalStatus: word('marital', row.maritalStatus),
    politicalStatus: word('political-status', row.politicalStatus),
    employment: word('employment', row.employment),
    housing: word('housing', row.housing),
    needs: words('need', row.needs),
    place: places.get(row.division)?.path ?? null,
    registeredPlace:
      row.registeredDivision === null ? null : (places.get(row.registeredDivision)?.path ?? null),
    registeredOn: row.registeredOn,
    registeredBy: row.responsibleName,
    consentOn: state.state === 'given' ? state.since : null,
    categories: known.map(({ title }) => title[language]),
    benefits: known.filter(({ benefit }) => benefit).map(({ title }) => title[language]),
    health: shown ? word('health', row.health) : null,
    disability: shown
      ? [word('disability-kind', row.disabilityKind), word('disability-grade', row.disabilityGrade)]
          .filter((part) => part !== null)
          .join(' ') || null
      : null,
    hardship: shown ? words('hardship-cause', row.hardshipCauses) : [],
    incomeFen: shown ? row.incomeFen : null,
    members: family.map((one) => ({
      name: one.name,
      relation: word('family-relation', one.relation),
      age: one.birth ? ageOn(one.birth, today) : null,
      work: word('employment', one.employment),
      health: sensitive(one) ? word('health', one.health) : null,
      phone: masked(openSensitive(cipher, one.sealed)).phone,
    })),
  }
}
