import { isEmpty, scopeOf } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { System } from '../../domain/ecomap.ts'

/** A system that records tell of: the school, the village, a body with a task. */
export type KnownSystem = {
  /** The same whenever it is asked, so that a tie can say how it is. */
  readonly key: string
  readonly system: System
  readonly name: string
  /** Which records tell of it. */
  readonly from: Words
}

/** What one room knows of the systems around a person, asked under its own permission and not at all without it. */
export type SystemSource = {
  readonly permission: string
  systems(
    tx: Handle,
    standing: Standing,
    asked: { readonly province: number; readonly person: Id; readonly files: readonly Id[] },
  ): Promise<readonly KnownSystem[]>
}

/** All that the rooms tell, each system once. */
export async function knownSystems(
  standing: Standing,
  sources: readonly SystemSource[],
  asked: Parameters<SystemSource['systems']>[2],
): Promise<KnownSystem[]> {
  const found = new Map<string, KnownSystem>()
  for (const source of sources) {
    const scope = scopeOf(standing.actor, source.permission, standing.today)
    if (isEmpty(scope)) continue
    const own = { ...standing, scope }
    const told = await read(own, async (tx) => ok(await source.systems(tx, own, asked)))
    if (!told.ok) continue
    for (const one of told.value) if (!found.has(one.key)) found.set(one.key, one)
  }
  return [...found.values()]
}
