import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type LeafRow, LeafTallies } from '../count-leaves.ts'
import type { Engine } from '../engine.ts'
import { leafStream, sideBySide } from './leaf-stream.ts'

/** Every leaf of the database, counted, in the order of station and month. */
export async function* countedLeaves(tx: Handle, engine: Engine): AsyncGenerator<LeafRow[]> {
  const tallies = await LeafTallies.open(tx, engine)
  const streams = tallies.plans.map((plan) => leafStream(tx, plan, engine.month()))
  for await (const leaf of sideBySide(streams)) {
    for (const [i, part] of leaf.entries()) {
      const plan = tallies.plans[i]
      if (part && plan) tallies.add(plan, part.rows)
    }
    yield await tallies.take()
  }
}
