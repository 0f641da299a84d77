import { dayText } from './day-text.ts'
import { annualReportsPlan } from './plan-annual-reports.ts'
import { budgetsPlan } from './plan-budgets.ts'
import { noticesPlan } from './plan-notices.ts'
import { organisationsPlan } from './plan-organisations.ts'
import { paymentsPlan } from './plan-payments.ts'
import { placementsPlan } from './plan-placements.ts'
import { sanctionsPlan } from './plan-sanctions.ts'
import { selectionsPlan } from './plan-selection.ts'
import { submissionsPlan } from './plan-submissions.ts'
import { workforcePlan } from './plan-workforce.ts'

/** What a pack tells of programmes, the registers that they rest on and the money behind them. */
export const policyPlans = {
  /** Bodies of the register by kind and number (S3.1, S6.3, S13.5). */
  organisations: organisationsPlan,
  /** Workers beside those of the stations (S3.1, S6.3, S10.3). */
  workforce: workforcePlan,
  /** Money of the plan's own years (S3.5, S6.11). */
  budgets: budgetsPlan,
  /** Social organisations and their reports of one year (S15). */
  annual_reports: annualReportsPlan,
  /** Students in agencies in the plan's own years (S13). */
  placements: placementsPlan,
  /** Applications under programmes, and what came of each (S3, S6, S13, S15). */
  submissions: submissionsPlan,
  /** Rounds of a selection (S4, S10), the earlier ones first. */
  selections: selectionsPlan,
  /** Notices of what was applied for outside a round. */
  notices: noticesPlan,
  /** What is paid of all. */
  payments: paymentsPlan,
  /** What was found afterwards, and what follows (S13.A7). */
  sanctions: sanctionsPlan,
  /** Since when the accounts hold their rights; the day of loading where it is left out. */
  accounts_since: dayText.optional(),
}
