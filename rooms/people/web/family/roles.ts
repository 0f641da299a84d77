import type { TieKind } from '../../domain/family/ties.ts'
import type { familyTexts } from './texts.ts'

/** What one person is to another, as a form asks it: a kind, and whether that person is the elder of it. */
export type TieRole = {
  readonly code: string
  readonly kind: TieKind
  readonly elder: boolean
  readonly title: keyof typeof familyTexts
}

export const tieRoles: readonly TieRole[] = [
  { code: 'parent', kind: 'parent', elder: true, title: 'parentOf' },
  { code: 'child', kind: 'parent', elder: false, title: 'childOf' },
  { code: 'spouse', kind: 'spouse', elder: true, title: 'spouseOf' },
  { code: 'divorced', kind: 'divorced', elder: true, title: 'divorcedFrom' },
  { code: 'sibling', kind: 'sibling', elder: true, title: 'siblingOf' },
  { code: 'grandparent', kind: 'grandparent', elder: true, title: 'grandparentOf' },
  { code: 'grandchild', kind: 'grandparent', elder: false, title: 'grandchildOf' },
  { code: 'guardian', kind: 'guardian', elder: true, title: 'guardianOf' },
  { code: 'ward', kind: 'guardian', elder: false, title: 'wardOf' },
  { code: 'other', kind: 'other', elder: true, title: 'otherOf' },
]

export const roleOf = (code: string | null): TieRole | undefined =>
  tieRoles.find((role) => role.code === code)
