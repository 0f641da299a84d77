import { deliverEvents } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { buildWhenDefinitionsChanged } from './build.ts'
import { engineFor } from './engine.ts'
import { personSubscriber } from './heard-events.ts'
import { settleAll } from './settle.ts'

/** Brings the figures up to date with everything that is committed: for commands and for loading demo data. */
export async function settleEverything(platform: Platform): Promise<void> {
  const engine = engineFor(platform)
  await buildWhenDefinitionsChanged(engine)
  await deliverEvents(platform.worker, [personSubscriber])
  await settleAll(engine)
}
