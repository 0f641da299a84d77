import type { DatabaseError } from 'pg'

const deadlock = '40P01'
const most = 4

/** Milliseconds; a little chance, so that the two do not meet again. */
const pause = (attempt: number): number => attempt * 20 + Math.random() * 60

/**
 * Runs a whole transaction again where the database ended it to let another one through: nothing of it was kept. What it
 * does outside the database must be harmless twice. Throws what it threw after a few times.
 */
export async function againAfterDeadlock<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction()
    } catch (error) {
      if ((error as DatabaseError).code !== deadlock || attempt === most) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, pause(attempt)))
  }
}
