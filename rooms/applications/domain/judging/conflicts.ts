import type { Id } from '../../../../kernel/id.ts'

/** A body that somebody belongs to, by its entry in the register where there is one, by name otherwise. */
export type Affiliation = { readonly organisation: Id | null; readonly name: string }

export type Party = {
  readonly account: Id | null
  readonly name: string
  readonly affiliations: readonly Affiliation[]
}

export const conflictKinds = [
  'own-application',
  'same-name',
  'nominated-it',
  'same-organisation',
  'declared',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** Why somebody may not judge an application, and of which body the two are. */
export type Conflict = { readonly kind: ConflictKind; readonly with: string | null }

/**
 * What keeps a reviewer from judging an application (X17: one person is academic, head of an agency and officer of an
 * association). A name alone is enough: that two people of one name are two is for the body to show by another reviewer.
 */
export function conflictsOf(
  reviewer: Party,
  applicant: Party & { readonly nominatedBy: Id | null },
): readonly Conflict[] {
  const found: Conflict[] = []
  if (reviewer.account !== null && reviewer.account === applicant.account)
    found.push({ kind: 'own-application', with: null })
  else if (sameName(reviewer.name, applicant.name)) found.push({ kind: 'same-name', with: applicant.name })
  if (reviewer.account !== null && reviewer.account === applicant.nominatedBy)
    found.push({ kind: 'nominated-it', with: null })
  const shared = new Set<string>()
  for (const own of reviewer.affiliations)
    for (const other of applicant.affiliations) if (sameBody(own, other)) shared.add(other.name)
  return [...found, ...[...shared].map((name) => ({ kind: 'same-organisation' as const, with: name }))]
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()

const sameName = (a: string, b: string): boolean => plain(a) !== '' && plain(a) === plain(b)

const sameBody = (a: Affiliation, b: Affiliation): boolean =>
  (a.organisation !== null && a.organisation === b.organisation) || sameName(a.name, b.name)
