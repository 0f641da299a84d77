import { finished } from 'node:stream/promises'
import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPoolClient, type RawBuilder } from 'kysely'
import type { PoolClient } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Database, Handle } from './connect.ts'

/**
 * A transaction on a connection of its own, in which rows are also moved by COPY, in its binary format. Statements
 * take turns: while rows are read, another statement waits until they are all read.
 */
export type Copying = {
  readonly tx: Handle
  /** The rows of a statement. It may not have parameters: COPY takes none, so what varies is written as literals. */
  copyOut(select: RawBuilder<unknown>): AsyncIterable<Buffer>
  /** The same, when the rows are few: the connection is free again before anything is made of them. */
  readOut(select: RawBuilder<unknown>): Promise<Buffer>
  /** Takes a whole binary file into a table. Refused by PostgreSQL for tables with row-level security. */
  copyIn(table: RawBuilder<unknown>, file: Buffer): Promise<void>
}

type Isolation = 'read committed' | 'repeatable read'

/** Runs work in such a transaction: committed when it is done, rolled back when it throws. */
export async function copying<T>(
  database: Pick<Database, 'pool'>,
  work: (copying: Copying) => Promise<T>,
  isolation: Isolation = 'read committed',
): Promise<T> {
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`begin isolation level ${isolation}`)
    const result = await work(copyingOn(client))
    // PostgreSQL answers a commit with a rollback when an earlier failure was swallowed.
    if ((await client.query('commit')).command !== 'COMMIT') throw new Error('the transaction had failed')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function copyingOn(client: PoolClient): Copying {
  const inTurn = turns()
  const tx = handleOn(client, inTurn)
  const textOf = (statement: RawBuilder<unknown>): string => {
    const { sql, parameters } = statement.compile(tx)
    if (parameters.length > 0) throw new Error('COPY takes no parameters')
    return sql
  }
  async function* copyOut(select: RawBuilder<unknown>): AsyncGenerator<Buffer> {
    let allRead = () => {}
    await new Promise<void>((begin) => {
      inTurn(() => {
        begin()
        return new Promise<void>((end) => {
          allRead = end
        })
      })
    })
    try {
      yield* client.query(
        copyTo(`copy (${textOf(select)}) to stdout (format binary)`),
      ) as AsyncIterable<Buffer>
    } finally {
      allRead()
    }
  }
  return {
    tx,
    copyOut,
    readOut: async (select) => {
      const chunks: Buffer[] = []
      for await (const chunk of copyOut(select)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    copyIn: (table, file) =>
      inTurn(async () => {
        const stream = client.query(copyFrom(`copy ${textOf(table)} from stdin (format binary)`))
        stream.end(file)
        await finished(stream)
      }),
  }
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** One piece of work after the other, in the order in which they were asked for. */
function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}

/** A handle on one connection that somebody else opened and will let go. */
function handleOn(client: PoolClient, inTurn: InTurn): Handle {
  const query = (text: string, values: unknown[]) => inTurn(() => client.query(text, values))
  const borrowed = { query, release: () => {} } as unknown as PostgresPoolClient
  return new Kysely({
    dialect: new PostgresDialect({
      pool: { connect: async () => borrowed, end: async () => {}, options: {} },
    }),
    plugins: [new CamelCasePlugin()],
  })
}
