import { type RawBuilder, sql } from 'kysely'
import type { Filter } from '../domain/filter.ts'
import type { View } from '../domain/view.ts'
import { filterSql } from './filter-sql.ts'

type Value = string | number | boolean | readonly string[] | null

/** How a column comes out of a binary row: the type it is sent as, and its value from the bytes. */
type Sent = { readonly type: string; read(bytes: Buffer): Value }

const asText: Sent = { type: 'text', read: (bytes) => bytes.toString('utf8') }

const sentAs: Readonly<Record<string, Sent>> = {
  text: asText,
  day: asText,
  key: asText,
  integer: { type: 'bigint', read: (bytes) => Number(bytes.readBigInt64BE()) },
  boolean: { type: 'boolean', read: (bytes) => bytes[0] === 1 },
  list: { type: 'text[]', read: readList },
}

/**
 * The columns that decide to which cells a row adds: those of its splits and conditions. Rows that agree in all of
 * them are of one class, and what is worked out of a class is worked out once and not for every row.
 *
 * A condition on a column that may hold anything (minutes, a day) stands here as its own yes or no, because a class
 * for every number of minutes would be as many classes as rows.
 */
export class ClassColumns {
  private readonly view: View
  private readonly names: string[] = []
  private readonly expressions: RawBuilder<unknown>[] = []
  private readonly sent: Sent[] = []
  private readonly known = new Map<string, string>()

  constructor(view: View) {
    this.view = view
  }

  get count(): number {
    return this.names.length
  }

  /** Text of the select list; of the same type in every row, so that rows of a class are the same bytes. */
  get select(): readonly RawBuilder<unknown>[] {
    return this.expressions
  }

  /** Has a column sent as it is. */
  whole(column: string): void {
    const kind = this.view.columns[column]?.kind ?? 'text'
    const sent = sentAs[kind] as Sent
    this.take(column, column, sql`${sql.ref(`r.${column}`)}::${sql.raw(sent.type)}`, sent)
  }

  /** The condition over what is sent, saying the same as the one over the view's row. */
  condition(filter: Filter): Filter {
    if ('all' in filter) return { all: filter.all.map((part) => this.condition(part)) }
    if ('any' in filter) return { any: filter.any.map((part) => this.condition(part)) }
    if ('not' in filter) return { not: this.condition(filter.not) }
    if (this.isClosed(filter.column)) {
      this.whole(filter.column)
      return filter
    }
    const column = this.take(
      JSON.stringify(filter),
      `condition ${this.names.length}`,
      filterSql(filter, this.view, 'r'),
      sentAs.boolean as Sent,
    )
    return { column, is: true }
  }

  /** A row from the bytes of its fields, each with its type and length before it; null where the length says so. */
  read(fields: Buffer): Record<string, Value> {
    const row: Record<string, Value> = {}
    let at = 0
    for (const [i, name] of this.names.entries()) {
      const length = fields.readInt32BE(at + 4)
      at += 8
      row[name] = length < 0 ? null : (this.sent[i] as Sent).read(fields.subarray(at, at + length))
      at += Math.max(length, 0)
    }
    return row
  }

  private isClosed(column: string): boolean {
    const found = this.view.columns[column]
    return (
      this.known.get(column) === column ||
      found?.kind === 'boolean' ||
      (found !== undefined && 'values' in found && found.values !== undefined)
    )
  }

  private take(key: string, name: string, expression: RawBuilder<unknown>, sent: Sent): string {
    const known = this.known.get(key)
    if (known !== undefined) return known
    this.known.set(key, name)
    this.names.push(name)
    this.expressions.push(expression)
    this.sent.push(sent)
    return name
  }
}

/** A one-dimensional text[] in PostgreSQL's binary form: dimensions, flags, type, length, lower bound, elements. */
function readList(bytes: Buffer): string[] {
  const list: string[] = []
  if (bytes.readInt32BE(0) === 0) return list
  for (let at = 20; at < bytes.length; ) {
    const length = bytes.readInt32BE(at)
    list.push(bytes.toString('utf8', at + 4, at + 4 + Math.max(length, 0)))
    at += 4 + Math.max(length, 0)
  }
  return list
}
