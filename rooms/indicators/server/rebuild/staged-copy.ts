import { sql } from 'kysely'
import { BinaryRows } from '../../../../platform/server/database/binary-rows.ts'
import type { Copying } from '../../../../platform/server/database/copying.ts'

/** Large enough that a statement's own cost is nothing, small enough to be held twice. */
const bytesAStatement = 4_000_000

/**
 * Fills a table by COPY. PostgreSQL refuses COPY into a table with row-level security for every role that is bound by
 * it, so the rows come into a temporary table first and are inserted from there. While one load is being written the
 * next one is prepared.
 */
export class StagedCopy<Row> {
  private readonly copying: Copying
  private readonly table: string
  private readonly columns: readonly string[]
  private readonly put: (rows: BinaryRows, row: Row) => void
  private readonly rows = new BinaryRows()
  private written = 0
  private writing: Promise<void> = Promise.resolve()

  private constructor(
    copying: Copying,
    table: string,
    columns: readonly string[],
    put: (rows: BinaryRows, row: Row) => void,
  ) {
    this.copying = copying
    this.table = table
    this.columns = columns
    this.put = put
  }

  /** `put` writes the columns of a row in their order. */
  static async into<Row>(
    copying: Copying,
    table: string,
    columns: readonly string[],
    put: (rows: BinaryRows, row: Row) => void,
  ): Promise<StagedCopy<Row>> {
    const staged = new StagedCopy(copying, table, columns, put)
    await sql`create temporary table ${staged.stage} on commit drop as
      select ${staged.columnList} from ${sql.ref(table)} limit 0`.execute(copying.tx)
    return staged
  }

  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) this.put(this.rows.startRow(this.columns.length), row)
    this.written += rows.length
    if (this.rows.length >= bytesAStatement) await this.write()
  }

  /** Writes what is left; how many rows were written in all. */
  async finish(): Promise<number> {
    if (this.rows.length > 0) await this.write()
    await this.writing
    return this.written
  }

  private async write(): Promise<void> {
    await this.writing
    const file = this.rows.take()
    this.writing = this.writeFile(file)
    // Whoever waits for it next is told of a failure; until then nobody listens.
    this.writing.catch(() => {})
  }

  private async writeFile(file: Buffer): Promise<void> {
    const { tx } = this.copying
    await this.copying.copyIn(sql`${this.stage}`, file)
    await sql`insert into ${sql.ref(this.table)} (${this.columnList}) select ${this.columnList} from ${this.stage}`.execute(
      tx,
    )
    await sql`truncate ${this.stage}`.execute(tx)
  }

  private get stage() {
    return sql.ref(`staged_${this.table}`)
  }

  private get columnList() {
    return sql.join(this.columns.map((column) => sql.ref(column)))
  }
}
