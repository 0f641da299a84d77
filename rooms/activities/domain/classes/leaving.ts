import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'

/** An adult who may fetch a child, from a day until the day before `endedOn`. */
export type PickUp = {
  readonly id: Id
  readonly name: string
  readonly relation: string
  readonly fromOn: Day
  readonly endedOn: Day | null
}

/** Who stands at the door: one of the list, by id or by the name that he gives; or one whom a guardian named by telephone. */
export type AtTheDoor = {
  readonly pickUp?: Id | undefined
  readonly name?: string | undefined
  readonly relation?: string | undefined
  readonly call?: { readonly guardian: string } | undefined
}

export type Leaving =
  | { readonly by: 'list'; readonly adult: PickUp }
  | { readonly by: 'call'; readonly name: string; readonly relation: string; readonly guardian: string }

const mayFetch = (adult: PickUp, on: Day): boolean =>
  adult.fromOn <= on && (adult.endedOn === null || on < adult.endedOn)

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/**
 * With whom a child leaves (S11.A1): an adult of its own list in force on the day, or one whom a guardian of the child
 * allowed on the telephone. Nobody else, whatever he says.
 */
export function leavingWith(
  { pickUp, name, relation, call }: AtTheDoor,
  list: readonly PickUp[],
  on: Day,
): Result<Leaving, 'adult-not-authorised'> {
  const known = list.filter((adult) => mayFetch(adult, on))
  const adult = known.find((one) =>
    pickUp ? one.id === pickUp : name !== undefined && plain(one.name) === plain(name),
  )
  if (adult) return ok({ by: 'list', adult })
  if (call && name && relation) return ok({ by: 'call', name, relation, guardian: call.guardian })
  return refused('adult-not-authorised')
}
