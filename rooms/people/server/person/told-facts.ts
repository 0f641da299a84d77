import { covers, scopeOf } from '../../../../kernel/actor.ts'
import { ageOn, type Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { CodeTableName } from '../../domain/person-codes.ts'
import { codeTables } from '../data-files.ts'
import { namedPlaces } from '../places.ts'
import { openSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'
import { placedOf } from './answers.ts'
import { findPerson } from './store.ts'

/** What a file can say about its person in words, each with the permission that it takes to tell it to somebody. */
export const toldFacts = {
  name: 'people.read',
  sex: 'people.read',
  age: 'people.read',
  birth: 'people.read',
  village: 'people.read',
  needs: 'people.read',
  health: 'people.read-sensitive',
  'self-care': 'people.read-sensitive',
  disability: 'people.read-sensitive',
  address: 'people.unmask',
  phone: 'people.unmask',
  'identity-number': 'people.unmask',
  guardian: 'people.unmask',
  'guardian-phone': 'people.unmask',
} as const

export type ToldFact = keyof typeof toldFacts

export type ToldPerson = {
  readonly id: Id
  readonly name: string
  readonly division: DivisionCode
  readonly station: Id
  /** A text in Chinese; null where the file does not say; `not-yours` where the asker may not see it himself. */
  readonly facts: ReadonlyMap<ToldFact, string | null | { readonly refused: 'not-yours' }>
}

/**
 * Facts of one person in words, as far as the asker may see each of them: what a hand-over copies. Null for a person who
 * is not in the asker's scope. It writes no audit line: whoever tells the facts on writes what was told to whom.
 */
export async function tellFacts(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  person: Id,
  facts: readonly ToldFact[],
): Promise<ToldPerson | null> {
  const scope = scopeOf(actor, 'people.read', today)
  const asked = await findPerson(tx, scope, person)
  const row = asked?.mergedInto ? await findPerson(tx, scope, asked.mergedInto) : asked
  if (!row) return null
  const places = await namedPlaces(tx, [row.division], today)
  const told = facts.map((fact): [ToldFact, string | null | { refused: 'not-yours' }] => {
    if (!covers(scopeOf(actor, toldFacts[fact], today), placedOf(row)))
      return [fact, { refused: 'not-yours' }]
    return [
      fact,
      fact === 'village' ? villageOf(places.get(row.division)?.path) : textOf(cipher, row, fact, today),
    ]
  })
  const { id, name, division, station } = row
  return { id, name, division, station, facts: new Map(told) }
}

/** Town and village: whoever is told works in the county. */
const villageOf = (path: string | undefined): string | null => path?.split(' ').slice(-2).join(' ') ?? null

const word = (table: CodeTableName, code: string | number | null): string | null =>
  code === null ? null : (codeTables()[table].valueOf(String(code))?.zh ?? null)

function textOf(cipher: FieldCipher, row: PersonRow, fact: ToldFact, today: Day): string | null {
  switch (fact) {
    case 'name':
      return row.name
    case 'sex':
      return word('sex', row.sex)
    case 'age':
      return row.birth === null ? null : `${ageOn(row.birth, today)}岁`
    case 'birth':
      return row.birth ?? row.birthAbout
    case 'needs':
      return row.needs.map((need) => word('need', need)).join('、') || null
    case 'health':
      return word('health', row.health)
    case 'self-care':
      return word('self-care', row.selfCare)
    case 'disability': {
      const parts = [
        word('disability-kind', row.disabilityKind),
        word('disability-grade', row.disabilityGrade),
      ]
      return parts.filter((part) => part !== null).join('、') || null
    }
    default: {
      const sealed = openSensitive(cipher, row.sealed)
      const texts = {
        address: sealed.address,
        phone: sealed.phone,
        'identity-number': sealed.idNumber,
        guardian: sealed.guardianName,
        'guardian-phone': sealed.guardianPhone,
      } as const
      return (fact in texts ? texts[fact as keyof typeof texts] : undefined) ?? null
    }
  }
}
