import type { Handle } from '../../../../platform/server/database/connect.ts'
import { isPermission, type Permission } from '../../domain/permissions.ts'
import type { SignInPolicy } from '../../domain/policy.ts'
import { accessTables } from '../tables.ts'

export type VersionedPolicy = SignInPolicy & { secondFactorFor: Permission[]; readonly version: number }

/** The deployment's one policy. */
export async function policyOf(tx: Handle): Promise<VersionedPolicy> {
  const row = await accessTables(tx).selectFrom('signInPolicy').selectAll().executeTakeFirstOrThrow()
  const { onlyOne: _, ...policy } = row
  return { ...policy, secondFactorFor: policy.secondFactorFor.filter(isPermission) }
}
