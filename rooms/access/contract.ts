import { accountsRoutes } from './contract/accounts.ts'
import { auditRoutes } from './contract/audit.ts'
import { breakGlassRoutes } from './contract/break-glass.ts'
import { grantsRoutes } from './contract/grants.ts'
import { ownRoutes } from './contract/own.ts'
import { tokensRoutes } from './contract/tokens.ts'

/** Every route of the room. */
export const accessContract = {
  ...ownRoutes,
  ...accountsRoutes,
  ...grantsRoutes,
  ...breakGlassRoutes,
  ...tokensRoutes,
  ...auditRoutes,
} as const
