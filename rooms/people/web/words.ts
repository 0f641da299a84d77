import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import type { Tone } from '../../../platform/web/tag.tsx'
import { type IdentityKind, identityKinds } from '../domain/identity-kind.ts'
import { vocabularyQuery } from './queries.ts'
import { peopleTexts } from './texts.ts'

const states = {
  active: { text: 'active', tone: 'good' },
  paused: { text: 'paused', tone: 'warning' },
  'moved-away': { text: 'movedAway', tone: 'plain' },
  died: { text: 'died', tone: 'plain' },
  closed: { text: 'closed', tone: 'plain' },
  merged: { text: 'merged', tone: 'plain' },
} as const satisfies Record<string, { text: keyof typeof peopleTexts; tone: Tone }>

const kinds = {
  resident: 'resident',
  passport: 'passport',
  'hong-kong-macao-taiwan': 'hongKongMacaoTaiwan',
  'foreign-permanent': 'foreignPermanent',
  none: 'none',
} as const satisfies Record<IdentityKind, keyof typeof peopleTexts>

/** The words behind codes: categories, code tables, states and sexes, in the chosen language. */
export function usePeopleWords() {
  const t = useTexts(peopleTexts)
  const say = useSay()
  const { data } = useQuery(vocabularyQuery)
  const wordOf = (table: readonly { code: string; zh: string; en: string }[] | undefined, code: string) => {
    const entry = table?.find((one) => one.code === code)
    return entry ? say(entry) : code
  }
  const sexName = (sex: number) => (sex === 1 ? t.male : sex === 2 ? t.female : t.sexUnknown)
  return {
    vocabulary: data,
    category: (code: string) => wordOf(data?.categories, code),
    code: (table: string, code: string | number | null) =>
      code === null ? null : wordOf(data?.codes[table], String(code)),
    /** 女 · 71 岁 */
    sexAndAge: ({ sex, age }: { sex: number; age: number | null }) =>
      [sexName(sex), age === null ? null : fill(t.years, { count: age })].filter(Boolean).join(' · '),
    sex: sexName,
    sexes: [
      { value: 1 as const, label: t.male },
      { value: 2 as const, label: t.female },
    ],
    identityKinds: identityKinds.map((value) => ({ value, label: t[kinds[value]] })),
    identityKind: (kind: IdentityKind) => t[kinds[kind]],
    noIdentityReason: (code: string) => wordOf(data?.noIdentityReasons, code),
    state: (state: keyof typeof states) => t[states[state].text],
    tone: (state: keyof typeof states) => states[state].tone,
    options: (table: readonly { code: string; zh: string; en: string }[] | undefined) =>
      (table ?? []).map((entry) => ({ value: entry.code, label: say(entry) })),
  }
}
