import { ageOn, type Day } from '../../../kernel/day.ts'
import type { HandedField, TaskKind } from './rules.ts'

/** Who the minor is; sealed wherever it rests. */
export type Identity = {
  readonly name: string
  readonly sex: 'male' | 'female' | null
  readonly birth: Day | null
  readonly idNumber: string | null
  readonly guardianName: string | null
  readonly guardianPhone: string | null
  readonly address: string | null
  readonly school: string | null
  readonly className: string | null
}

/** Just what the kind of task needs, out of the file and never typed, so that nothing else can be told. */
export function handedOver(
  kind: TaskKind,
  identity: Identity,
  fileNumber: string,
  today: Day,
): { readonly field: HandedField; readonly value: string }[] {
  const values: Record<HandedField, string | null> = {
    name: identity.name,
    age: identity.birth ? String(ageOn(identity.birth, today)) : null,
    school: identity.school,
    className: identity.className,
    guardianName: identity.guardianName,
    guardianPhone: identity.guardianPhone,
    address: identity.address,
    fileNumber,
  }
  return kind.fields.flatMap((field) => {
    const value = values[field]
    return value ? [{ field, value }] : []
  })
}

/** Letters and digits alone: spaces and points between characters hide no word. */
const plainOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')

/** Whether a note would tell the body what the matter is (S17.A2): by one of the words, or by the matter or its number itself. */
export function tellsMatter(note: string, words: readonly string[], ...matter: readonly string[]): boolean {
  const plain = plainOf(note)
  return [...words, ...matter.map(plainOf)].some((word) => word.length > 1 && plain.includes(word))
}
