import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

type Written = {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
}

/** UTF-8 names, sizes after the data: neither size nor checksum is known when a part begins. */
const flags = 0x0808
const deflate = 8
const version = 20
/** 1980-01-01: the same content gives the same bytes. */
const midnight = 0
const firstDay = 0x21
const largest = 0xffff_ffff

/** Writes a zip archive part by part while its contents are produced; nothing but the table of contents is kept. */
export class ZipWriter {
  readonly #out: Writable
  readonly #written: Written[] = []
  #offset = 0

  constructor(out: Writable) {
    this.#out = out
  }

  async part(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const offset = this.#offset
    const nameBytes = Buffer.from(name)
    await this.#write(localHeader(nameBytes))
    const packer = createDeflateRaw({ level: 5 })
    let crc = 0
    let unpacked = 0
    let packed = 0
    const drained = (async () => {
      for await (const piece of packer as AsyncIterable<Buffer>) {
        packed += piece.length
        await this.#write(piece)
      }
    })()
    const fed = (async () => {
      try {
        for await (const piece of pieces) {
          const bytes = Buffer.from(piece)
          crc = crc32(bytes, crc)
          unpacked += bytes.length
          if (!packer.write(bytes)) await once(packer, 'drain')
        }
        packer.end()
      } catch (error) {
        packer.destroy(error instanceof Error ? error : new Error(String(error)))
        throw error
      }
    })()
    await Promise.all([fed, drained])
    if (unpacked > largest)
      throw new Error(`part ${name} grew past 4 GB, which this archive form cannot hold`)
    await this.#write(descriptor(crc, packed, unpacked))
    this.#written.push({ name: nameBytes, offset, crc, packed, unpacked })
  }

  /** Writes the table of contents; the stream stays open for its owner to end. */
  async finish(): Promise<void> {
    const offset = this.#offset
    for (const part of this.#written) await this.#write(centralEntry(part))
    if (this.#offset > largest) throw new Error('archive grew past 4 GB')
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.#written.length, 8)
    end.writeUInt16LE(this.#written.length, 10)
    end.writeUInt32LE(this.#offset - offset, 12)
    end.writeUInt32LE(offset, 16)
    await this.#write(end)
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#offset += bytes.length
    await writeTo(this.#out, bytes)
  }
}

/** Waits while the receiver is slower than we are; fails when it has gone away. */
export async function writeTo(out: Writable, piece: Buffer | string): Promise<void> {
  if (out.destroyed) throw out.errored ?? new Error('the receiver closed before the file was complete')
  if (out.write(piece)) return
  // A receiver that closes never drains: without listening for it the writer would wait for ever.
  const gone = new AbortController()
  const closed = once(out, 'close', { signal: gone.signal }).then(() => {
    throw new Error('the receiver closed before the file was complete')
  })
  try {
    await Promise.race([once(out, 'drain', { signal: gone.signal }), closed])
  } finally {
    gone.abort()
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(version, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(deflate, 8)
  header.writeUInt16LE(midnight, 10)
  header.writeUInt16LE(firstDay, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor(crc: number, packed: number, unpacked: number): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packed, 8)
  bytes.writeUInt32LE(unpacked, 12)
  return bytes
}

function centralEntry({ name, offset, crc, packed, unpacked }: Written): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(version, 4)
  entry.writeUInt16LE(version, 6)
  entry.writeUInt16LE(flags, 8)
  entry.writeUInt16LE(deflate, 10)
  entry.writeUInt16LE(midnight, 12)
  entry.writeUInt16LE(firstDay, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(unpacked, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, name])
}
