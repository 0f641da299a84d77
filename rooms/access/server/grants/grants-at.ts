import { sql } from 'kysely'
import type { Inventory } from '../../../regions/server/index.ts'

/**
 * Grants over a division that is taken into another. They are only told of: who may see what at the other code is for
 * an officer to say, not for a merger.
 */
export const accessInventories: readonly Inventory[] = [
  {
    kind: 'grant',
    title: { zh: '以该区划为范围的授权', en: 'Grants over this division' },
    needs: 'access.read',
    moves: false,
    count: async (tx, code, from) => {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from account_grant
        where division = ${code} and scope_kind = 'division' and ended_at is null
          and (valid_to is null or valid_to >= ${from})`.execute(tx)
      return rows[0]?.count ?? 0
    },
  },
]
