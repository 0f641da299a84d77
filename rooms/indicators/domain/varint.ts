const pieceLength = 16_384

/**
 * Writes whole numbers in as few bytes as they need: seven bits a byte, low bits first. A writer is kept and started
 * again, because making its buffer costs more than most rows that are written.
 */
export class VarintWriter {
  private bytes = new Uint8Array(1024)
  private at = 0
  private piece = new Uint8Array(0)
  private pieceAt = pieceLength

  start(): this {
    this.at = 0
    return this
  }

  /** A number from 0 to 2^53 - 1. */
  write(value: number): void {
    this.reserve(8)
    let rest = value
    // Above 31 bits, shifting would lose what is there.
    while (rest >= 0x8000_0000) {
      this.bytes[this.at++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    while (rest >= 0x80) {
      this.bytes[this.at++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.bytes[this.at++] = rest
  }

  /** A number of either sign, small ones short: 0, -1, 1, -2 … are 0, 1, 2, 3 … */
  writeSigned(value: number): void {
    this.write(value < 0 ? -value * 2 - 1 : value * 2)
  }

  writeBytes(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }

  /** What another writer has written, behind its length. */
  writeFrom(other: VarintWriter): void {
    this.write(other.at)
    this.writeBytes(other.bytes.subarray(0, other.at))
  }

  /** What was written, as a part of a larger piece of memory: making an own one for each would cost more than writing it. */
  done(): Uint8Array {
    if (this.at > pieceLength / 8) return this.bytes.slice(0, this.at)
    if (this.pieceAt + this.at > pieceLength) {
      this.piece = new Uint8Array(pieceLength)
      this.pieceAt = 0
    }
    const done = this.piece.subarray(this.pieceAt, this.pieceAt + this.at)
    done.set(this.bytes.subarray(0, this.at))
    this.pieceAt += this.at
    return done
  }

  private reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + count))
    larger.set(this.bytes)
    this.bytes = larger
  }
}

export class VarintReader {
  private bytes: Uint8Array
  /** How many bytes were read. */
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** Begins with other bytes: where millions of small pieces are read, a reader each would be most of the work. */
  start(bytes: Uint8Array): this {
    this.bytes = bytes
    this.at = 0
    return this
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length
  }

  read(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) throw new Error('packed numbers end in the middle of one')
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 0x80
    }
  }

  readSigned(): number {
    const value = this.read()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }

  readBytes(count: number): Uint8Array {
    const part = this.bytes.subarray(this.at, this.at + count)
    this.at += count
    return part
  }
}
