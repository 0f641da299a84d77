import type { Id } from '../../../../kernel/id.ts'
import type { PaymentKind } from '../../../funds/index.ts'
import type { Payee } from '../../../funds/server/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import { spell } from '../../../regions/server/index.ts'
import type { ApplicationRow } from '../core/application-store.ts'

/** Who is paid: the person or body of the register, and who is in none by the application itself. */
export function payeeOf(row: ApplicationRow): Payee {
  const { subjectKind, subjectId, organisation, station, id, name, organisationName } = row
  if (subjectKind === 'person') return { kind: 'person', id: subjectId ?? id, name }
  if (subjectKind === 'organisation')
    return { kind: 'organisation', id: subjectId ?? organisation ?? id, name }
  const body: Id = organisation ?? station ?? id
  return { kind: 'organisation', id: body, name: organisationName ?? name }
}

/** What the payment is called in the books (glossary 94, 104). */
export function paymentKindOf({ kind, payment }: Programme): PaymentKind {
  if (kind === 'selection') return 'award'
  if (kind === 'call') return 'grant'
  if (kind !== 'benefit') return 'other'
  return payment?.kind === 'roll' ? 'allowance' : 'subsidy'
}

/** By what a row about an applicant is found: name, pinyin, initials and more words. */
export function searchOf(row: Pick<ApplicationRow, 'name' | 'division'>, ...more: (string | null)[]): string {
  const { pinyin, initials } = spell(row.name, row.division)
  return [row.name, pinyin, initials, ...more].filter(Boolean).join(' ').toLowerCase()
}
