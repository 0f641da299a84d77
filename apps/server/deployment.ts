import { ok } from '../../kernel/result.ts'
import { type Implemented, implement } from '../../platform/server/http/routes.ts'
import { type DemoAccount, deploymentContract } from './deployment-contract.ts'

export type { DemoAccount } from './deployment-contract.ts'

/** What the sign-in page may say before anyone is known; a production deployment names no account. */
export const deploymentRoutes = (version: string, accounts: readonly DemoAccount[]): Implemented[] => [
  implement(deploymentContract.deployment, async () =>
    ok({ version, demo: accounts.length > 0, accounts: [...accounts] }),
  ),
]
