/** Signature, flags, length of the extension. */
const headerLength = 19

/** Reads a whole file in PostgreSQL's binary COPY format, field by field, in the order of the columns. */
export class BinaryFields {
  private readonly bytes: Buffer
  private at = headerLength

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** Goes to the next row; false behind the last. */
  nextRow(): boolean {
    if (this.at >= this.bytes.length) return false
    const columns = this.bytes.readInt16BE(this.at)
    this.at += 2
    return columns >= 0
  }

  integer(): number {
    return this.bytes.readInt32BE(this.take(4))
  }

  /** Below 2^53: division codes and counts are. */
  bigint(): number {
    const at = this.take(8)
    return this.bytes.readInt32BE(at) * 0x1_0000_0000 + this.bytes.readUInt32BE(at + 4)
  }

  /** A part of the file, not a copy of it. */
  binary(): Uint8Array {
    const length = this.bytes.readInt32BE(this.at)
    const at = this.take(length)
    return this.bytes.subarray(at, at + length)
  }

  private take(length: number): number {
    const found = this.bytes.readInt32BE(this.at)
    if (found !== length) throw new Error(`a field of ${found} bytes where ${length} were expected`)
    const at = this.at + 4
    this.at = at + length
    return at
  }
}
