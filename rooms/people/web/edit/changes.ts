import type { ChangeableField, FieldValue, FieldValues } from '../../domain/person-fields.ts'
import { sameValue } from '../../domain/person-fields.ts'
import type { PersonFile } from '../queries.ts'

/** Of what a form says, only what differs from how it began: what nobody touched stays as others may have made it. */
export function changesOf(start: FieldValues, now: FieldValues): FieldValues {
  const changed = Object.entries(now).filter(
    ([field, value]) => !sameValue(start[field as ChangeableField], value),
  )
  return Object.fromEntries(changed)
}

/** What a file says for a field, in the form that a change has; undefined for what is sealed. */
export function valueIn(person: PersonFile, field: ChangeableField): FieldValue | undefined {
  if (field === 'registeredDivision') return person.registeredPlace?.code ?? null
  const { sensitive } = person
  if (sensitive && field in sensitive) return (sensitive as unknown as FieldValues)[field] ?? null
  return field in person ? ((person as unknown as FieldValues)[field] ?? null) : undefined
}

export type Clash = {
  readonly field: ChangeableField
  readonly theirs: FieldValue
  readonly mine: FieldValue
}

/** Fields that two people changed to different things at the same time. */
export function clashesOf(mine: FieldValues, before: PersonFile, now: PersonFile): Clash[] {
  return Object.entries(mine).flatMap(([name, value]) => {
    const field = name as ChangeableField
    const theirs = valueIn(now, field)
    if (theirs === undefined || value === undefined) return []
    if (sameValue(theirs, valueIn(before, field)) || sameValue(theirs, value)) return []
    return [{ field, theirs, mine: value }]
  })
}

/** `420.5` yuan in fen; null when blank, undefined when it is no amount. Full-width figures are read too. */
export function fenOf(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC').trim().replaceAll(',', '')
  if (text === '') return null
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) return undefined
  return Math.round(Number(text) * 100)
}
