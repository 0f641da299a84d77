import type { Clock } from './clock.ts'
import type { FieldCipher } from './crypto/field-cipher.ts'
import type { Keys } from './crypto/keys.ts'
import type { Database } from './database/connect.ts'

/** What every room's server is given: two databases (by role), the cipher, the clock and a folder of its own. */
export type Platform = {
  /** Serves requests under row-level security. */
  readonly database: Database
  /** Runs jobs: sees all rows, is never handed to a request. */
  readonly worker: Database
  readonly cipher: FieldCipher
  readonly keys: Keys
  readonly clock: Clock
  readonly dataFolder: string
}
