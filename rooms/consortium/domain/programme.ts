import type { Words } from '../../../kernel/contract.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'

/** What somebody or some body is in a forum, in the order of the programme (S1.A1). */
export const partRoles = {
  host: { zh: '主办', en: 'Host' },
  organiser: { zh: '承办', en: 'Organiser' },
  talk: { zh: '实务分享', en: 'Practice talk' },
  commentator: { zh: '专家点评', en: 'Commentator' },
  remark: { zh: '发言', en: 'Remark' },
  closing: { zh: '总结讲话', en: 'Closing speech' },
} as const satisfies Record<string, Words>
export type PartRole = keyof typeof partRoles
export const partRoleCodes = Object.keys(partRoles) as [PartRole, ...PartRole[]]

export const isBody = (role: PartRole): boolean => role === 'host' || role === 'organiser'

/** An item of a programme; `speaker` null is somebody who is not named. */
export type Part = {
  readonly role: PartRole
  readonly organisation: Id | null
  readonly organisationName: string | null
  readonly speaker: string | null
  readonly post: string | null
  readonly district: DivisionCode | null
  readonly topic: string | null
  readonly remarks: string | null
}

export type PartProblem = { readonly code: string; readonly field: keyof Part }

/** What is wrong with an item, or nothing. */
export function problemOfPart(part: Part): PartProblem | null {
  if (isBody(part.role))
    return part.organisationName === null ? { code: 'part-body-missing', field: 'organisationName' } : null
  if (part.role === 'talk') return part.topic === null ? { code: 'part-topic-missing', field: 'topic' } : null
  return part.speaker === null ? { code: 'part-speaker-missing', field: 'speaker' } : null
}

export type ProgrammeCounts = { readonly [role in PartRole]: number } & {
  readonly namedTalks: number
  readonly unnamedTalks: number
}

export function countsOf(parts: readonly Part[]): ProgrammeCounts {
  const of = (role: PartRole) => parts.filter((part) => part.role === role)
  const talks = of('talk')
  const roles = Object.fromEntries(partRoleCodes.map((role) => [role, of(role).length])) as {
    [role in PartRole]: number
  }
  const unnamedTalks = talks.filter(({ speaker }) => speaker === null).length
  return { ...roles, namedTalks: talks.length - unnamedTalks, unnamedTalks }
}

/** The talks by the district they come from, in the order in which each district first speaks; agencies last. */
export function talksByDistrict<P extends Pick<Part, 'role' | 'district'>>(
  parts: readonly P[],
): readonly { readonly district: DivisionCode | null; readonly talks: readonly P[] }[] {
  const talks = parts.filter(({ role }) => role === 'talk')
  const districts = [...new Set(talks.map(({ district }) => district))]
  return [...districts.filter((one) => one !== null), ...districts.filter((one) => one === null)].map(
    (district) => ({
      district,
      talks: talks.filter((talk) => talk.district === district),
    }),
  )
}
