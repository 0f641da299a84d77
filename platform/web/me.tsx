import { createContext, useContext } from 'react'
import type { DivisionCode } from '../../kernel/division.ts'
import type { Id } from '../../kernel/id.ts'

/** Who is signed in, as far as every screen needs it. The server decides; this only says what to show. */
export type Me = {
  readonly account: Id
  readonly userName: string
  readonly name: string
  /** Every permission that some grant in force gives, and where it reaches. */
  readonly abilities: Readonly<Record<string, Reach>>
}

/** Where a permission may be used: topmost divisions, stations, single persons, organisations. */
export type Reach = {
  readonly divisions: readonly DivisionCode[]
  readonly stations: readonly Id[]
  readonly persons: readonly Id[]
  readonly organisations: readonly Id[]
}

export const MeContext = createContext<Me | null>(null)

/** The signed-in account; only inside the shell. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside the shell')
  return me
}

/** `const may = useMay()`, then `may('people.write')`: shows what the server would allow somewhere. */
export function useMay(): (permission: string) => boolean {
  const me = useContext(MeContext)
  return (permission) => me !== null && permission in me.abilities
}

/** Whether a permission reaches over whole places somewhere, and not over single stations or bodies only. */
export const useMayOverPlaces = (permission: string): boolean =>
  (useMe().abilities[permission]?.divisions.length ?? 0) > 0
