import { monthOf, type Period } from '../../../kernel/period.ts'
import type { Clock } from '../../../platform/server/clock.ts'
import type { Database, Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { type Catalogue, shippedCatalogue } from './catalogue.ts'
import { CellTable } from './cell-table.ts'

/** What counting needs: the definitions, the numbers of the cells, and a handle that sees all rows. */
export type Engine = {
  readonly catalogue: Catalogue
  readonly cells: CellTable
  readonly worker: Handle
  /** The same database, for what needs a connection of its own. */
  readonly database: Database
  /** The present month. What is dated later (the end of a certificate) is counted when its month begins. */
  month(): Period
  /**
   * Runs settling work of this process one after the other: those who wait for the lock of the database would each
   * hold a connection while they do.
   */
  oneAtATime<T>(work: () => Promise<T>): Promise<T>
}

export function engineOf(database: Database, clock: Clock, catalogue: Catalogue): Engine {
  let last: Promise<unknown> = Promise.resolve()
  return {
    catalogue,
    cells: new CellTable(),
    worker: database.handle,
    database,
    month: () => monthOf(clock.today()),
    oneAtATime: (work) => {
      const next = last.then(work, work)
      last = next.catch(() => {})
      return next
    },
  }
}

const engines = new WeakMap<Platform, Engine>()

/** The engine of a platform with the shipped measures; the same one for all who ask. */
export function engineFor(platform: Platform): Engine {
  let engine = engines.get(platform)
  if (!engine) {
    engine = engineOf(platform.worker, platform.clock, shippedCatalogue())
    engines.set(platform, engine)
  }
  return engine
}
