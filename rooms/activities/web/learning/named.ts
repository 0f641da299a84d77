import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { searchMembers } from '../../../workforce/web/index.ts'

/** Somebody of the register of workers (`member:<id>`), or somebody who is only named (`name:<name>`). */
export type NamedPerson = Found<string>

const ofMember = 'member:'

export const memberOf = (one: NamedPerson): string | null =>
  one.value.startsWith(ofMember) ? one.value.slice(ofMember.length) : null

/** As a request says it: one of the register by id, anybody else by name. */
export function askedPerson(one: NamedPerson): { member?: string; name?: string } {
  const member = memberOf(one)
  return member ? { member } : { name: one.label }
}

export const namedPerson = (member: string | null, name: string): NamedPerson => ({
  value: member ? `${ofMember}${member}` : `name:${name}`,
  label: name,
})

/** Looks in the register by name, pinyin or initials; what was typed stands last, for who is not in it. */
export const searchNamed =
  (freely: string) =>
  async (typed: string, signal: AbortSignal): Promise<readonly NamedPerson[]> => {
    const found = await searchMembers(typed, signal)
    const name = typed.trim().slice(0, 40)
    return [
      ...found.map((one) => ({ ...one, value: `${ofMember}${one.value}` })),
      { value: `name:${name}`, label: name, detail: freely },
    ]
  }
