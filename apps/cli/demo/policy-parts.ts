import { loadAnnualReports } from './annual-reports.ts'
import { loadBudgets } from './budgets.ts'
import { loadDraws } from './draws.ts'
import { loadNotices } from './notices.ts'
import { loadOrganisations } from './organisations.ts'
import type { DemoPart } from './parts.ts'
import { loadPayments } from './payments.ts'
import { loadPlacements, voidForgedHours } from './placements.ts'
import { loadSanctions } from './sanctions.ts'
import { loadSelection } from './selection.ts'
import { loadLaterSubmissions, loadSubmissions } from './submissions.ts'
import { loadWorkforce } from './workforce.ts'

/** What a pack tells of programmes in its own years, in the order in which one thing rests on the other. */
export const policyParts: readonly DemoPart[] = [
  loadOrganisations,
  loadWorkforce,
  loadBudgets,
  loadAnnualReports,
  loadDraws,
  loadPlacements,
  loadSubmissions,
  loadSelection,
  loadNotices,
  loadPayments,
  loadLaterSubmissions,
  voidForgedHours,
  loadSanctions,
]
