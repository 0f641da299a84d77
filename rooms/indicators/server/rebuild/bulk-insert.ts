import type { RawBuilder } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'

const rowsAStatement = 1_000

/**
 * Writes rows in statements of a thousand. COPY would be quicker still, but PostgreSQL refuses it on tables with
 * row-level security for every role that is bound by it.
 */
export class BulkInsert<Row> {
  private waiting: Row[] = []
  private written = 0
  private readonly tx: Handle
  private readonly statement: (rows: readonly Row[]) => RawBuilder<unknown>

  constructor(tx: Handle, statement: (rows: readonly Row[]) => RawBuilder<unknown>) {
    this.tx = tx
    this.statement = statement
  }

  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) this.waiting.push(row)
    while (this.waiting.length >= rowsAStatement) await this.write(this.waiting.splice(0, rowsAStatement))
  }

  /** Writes what is left; how many rows were written in all. */
  async finish(): Promise<number> {
    if (this.waiting.length > 0) await this.write(this.waiting.splice(0))
    return this.written
  }

  private async write(rows: readonly Row[]): Promise<void> {
    await this.statement(rows).execute(this.tx)
    this.written += rows.length
  }
}
