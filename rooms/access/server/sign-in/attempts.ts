import { sql } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SignInPolicy } from '../../domain/policy.ts'
import { accessTables } from '../tables.ts'

/**
 * Takes the counter of a user name, so that tries of one name wait for each other: a hundred guesses sent at once
 * must not all be made before the first failure is counted. Answers the minutes that a lock still lasts, or null.
 */
export async function lockOf(tx: Handle, nameIndex: Buffer): Promise<number | null> {
  const { rows } = await sql<{ minutes: number | null }>`
    insert into sign_in_attempt (name_index) values (${nameIndex})
    on conflict (name_index) do update set name_index = excluded.name_index
    returning ceil(extract(epoch from locked_until - clock_timestamp()) / 60)::integer as minutes`.execute(tx)
  const minutes = rows[0]?.minutes ?? null
  return minutes !== null && minutes > 0 ? minutes : null
}

/** Counts a failure; answers whether it locked the name. An old failure (an earlier lock time) starts a new count. */
export async function countFailure(
  tx: Handle,
  nameIndex: Buffer,
  policy: Pick<SignInPolicy, 'lockAfter' | 'lockMinutes'>,
): Promise<{ locked: boolean; failures: number }> {
  const { rows } = await sql<{ failures: number; locked: boolean }>`
    with counted as (
      select case when failed_at < clock_timestamp() - make_interval(mins => ${policy.lockMinutes}) or locked_until is not null
        then 1 else failures + 1 end as failures
      from sign_in_attempt where name_index = ${nameIndex}
    )
    update sign_in_attempt set failures = counted.failures, failed_at = clock_timestamp(),
      locked_until = case when counted.failures >= ${policy.lockAfter}
        then clock_timestamp() + make_interval(mins => ${policy.lockMinutes}) end
    from counted where name_index = ${nameIndex}
    returning sign_in_attempt.failures, locked_until is not null as locked`.execute(tx)
  return rows[0] ?? { locked: false, failures: 1 }
}

export async function forgetFailures(tx: Handle, nameIndex: Buffer): Promise<void> {
  await accessTables(tx).deleteFrom('signInAttempt').where('nameIndex', '=', nameIndex).execute()
}

/** Names that nobody tried for a day are forgotten; called now and then, so that guessing cannot fill the table. */
export async function forgetOldAttempts(tx: Handle): Promise<void> {
  await sql`delete from sign_in_attempt
    where failed_at < clock_timestamp() - interval '1 day' and (locked_until is null or locked_until < clock_timestamp())`.execute(
    tx,
  )
}
