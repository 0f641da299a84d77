import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { connect } from '../../../platform/server/database/connect.ts'
import type { OpenPlatform } from '../platform.ts'

/**
 * What the loading of a pack has read. Where it was interrupted and goes on, it sees what it saw then, so that it sends the
 * same commands again: those that were carried out answer as they did, and the first that was not is carried out now.
 */
export type Readings = {
  readonly pack: string
  /** The answer of last time, or else that of `ask`, which is kept. `question` tells who asks what. */
  read<T>(question: unknown, ask: () => Promise<T>): Promise<T>
  /** Forgets them: the pack is there whole. */
  forget(): Promise<void>
  close(): Promise<void>
}

export async function readingsOf({ ownerUrl, cipher }: OpenPlatform, pack: string): Promise<Readings> {
  // A log is written in order: what is kept here without waiting for the disk is never there without what it tells of.
  const database = connect(ownerUrl, 'worker', { max: 4 }, { synchronous_commit: 'off' })
  const db = database.handle
  const { rows } = await sql<{ key: Buffer; nth: number; answer: Buffer }>`
    select key, nth, answer from demo_read where pack = ${pack}`.execute(db)
  const placed = (key: Buffer, nth: number) => `${key.toString('hex')}:${nth}`
  const earlier = new Map(rows.map(({ key, nth, answer }) => [placed(key, nth), answer]))
  const asked = new Map<string, number>()
  return {
    pack,
    read: async <T>(question: unknown, ask: () => Promise<T>): Promise<T> => {
      const key = createHash('sha256').update(JSON.stringify(question)).digest()
      const nth = (asked.get(key.toString('hex')) ?? 0) + 1
      asked.set(key.toString('hex'), nth)
      const known = earlier.get(placed(key, nth))
      if (known) return JSON.parse(cipher.open(known)) as T
      const answer = await ask()
      await sql`insert into demo_read (pack, key, nth, answer)
        values (${pack}, ${key}, ${nth}, ${cipher.seal(JSON.stringify(answer) ?? 'null')})`.execute(db)
      return answer
    },
    forget: async () => {
      await sql`delete from demo_read where pack = ${pack}`.execute(db)
    },
    close: () => database.close(),
  }
}
