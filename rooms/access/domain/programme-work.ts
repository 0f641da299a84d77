import type { Permission } from './permissions.ts'

/** What both who check and who decide applications see and do. */
export const programmeWork = [
  'organisations.read',
  'organisations.registry',
  'workforce.read',
  'practicum.read',
  'duties.read',
  'duties.write',
  'programmes.read',
  'programmes.simulate',
  'funds.read',
  'applications.read',
  'applications.notice',
] as const satisfies readonly Permission[]
