import type { Words } from '../../../../kernel/contract.ts'

/** Who applies: a person, a body, a work (with the station or person whose it is), or a station. */
export const subjectKinds = ['person', 'organisation', 'work', 'station'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** The rooms whose records answer facts about a subject. */
export const subjectRooms = ['workforce', 'practicum', 'organisations'] as const
export type SubjectRoom = (typeof subjectRooms)[number]

export const nominators = ['self', 'station', 'employer', 'body', 'import'] as const
export type Nominator = (typeof nominators)[number]

export const outcomes = ['granted', 'refused', 'withdrawn', 'revoked', 'published', 'closed'] as const
export type Outcome = (typeof outcomes)[number]

/** How an application ended, in words. */
export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  granted: { zh: '已授予', en: 'Awarded' },
  refused: { zh: '未通过', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  published: { zh: '已公开', en: 'Published' },
  closed: { zh: '已结束', en: 'Closed' },
}
