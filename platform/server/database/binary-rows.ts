/** What every file in PostgreSQL's binary COPY format begins with: signature, flags, length of an extension that is not there. */
const header = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

/**
 * Writes rows in PostgreSQL's binary COPY format. Text would be twice the bytes and five times the work: bytes go out
 * as hexadecimal digits and come in through a parser.
 */
export class BinaryRows {
  private bytes = Buffer.allocUnsafe(1 << 16)
  private at = 0
  private lastUuid = ''
  private readonly lastUuidBytes = Buffer.alloc(16)

  get length(): number {
    return this.at
  }

  startRow(columns: number): this {
    if (this.at === 0) this.put(header)
    return this.writeShort(columns)
  }

  smallint(value: number): this {
    return this.writeLong(2).writeShort(value)
  }

  integer(value: number): this {
    return this.writeLong(4).writeLong(value)
  }

  bigint(value: number): this {
    const high = Math.floor(value / 0x1_0000_0000)
    return this.writeLong(8)
      .writeLong(high)
      .writeLong((value - high * 0x1_0000_0000) | 0)
  }

  /** A uuid in its usual text form; the same one often comes several times in a row. */
  uuid(value: string): this {
    if (value !== this.lastUuid) {
      this.lastUuidBytes.write(value.replaceAll('-', ''), 'hex')
      this.lastUuid = value
    }
    return this.binary(this.lastUuidBytes)
  }

  binary(value: Uint8Array): this {
    this.writeLong(value.length)
    return this.put(value)
  }

  /** What was written so far, with the end mark; the next row begins another file. */
  take(): Buffer {
    this.writeShort(-1)
    const file = Buffer.from(this.bytes.subarray(0, this.at))
    this.at = 0
    return file
  }

  private put(value: Uint8Array): this {
    this.reserve(value.length)
    this.bytes.set(value, this.at)
    this.at += value.length
    return this
  }

  private writeShort(value: number): this {
    this.reserve(2)
    this.at = this.bytes.writeInt16BE(value, this.at)
    return this
  }

  private writeLong(value: number): this {
    this.reserve(4)
    this.at = this.bytes.writeInt32BE(value, this.at)
    return this
  }

  private reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + count))
    this.bytes.copy(larger, 0, 0, this.at)
    this.bytes = larger
  }
}
