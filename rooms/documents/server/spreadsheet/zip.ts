import { type FileHandle, open } from 'node:fs/promises'
import { mebibytes, type SpreadsheetLimits } from '../../domain/limits.ts'
import { SpreadsheetRefused } from './refused.ts'

/** One part of the archive: where its packed bytes lie in the file. */
export type ZipPart = {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  readonly start: number
  readonly packed: number
  readonly unpacked: number
  readonly crc: number
}

const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
}
const endRecordBytes = 22
const longestComment = 65_535

const truncated = () => new SpreadsheetRefused('archive-truncated')
const damaged = (part: string) => new SpreadsheetRefused('archive-damaged', { part })

/**
 * Reads the table of contents and refuses what no spreadsheet program writes: too many parts, parts that share
 * bytes (the overlapping zip bomb), encrypted parts, a declared size or ratio beyond the limits.
 * Declared sizes are only a first sieve; `unpack` counts the real ones.
 */
export async function readZip(path: string, bytes: number, limits: SpreadsheetLimits): Promise<ZipPart[]> {
  const file = await open(path, 'r')
  try {
    const { count, offset, size } = await endRecord(file, bytes)
    if (count > limits.parts) throw new SpreadsheetRefused('archive-too-many-parts', { limit: limits.parts })
    if (offset + size > bytes) throw truncated()
    const entries = centralEntries(await bytesAt(file, offset, size), count)
    const parts: ZipPart[] = []
    for (const entry of entries) parts.push(await placed(file, entry, offset))
    refuseOverlaps(parts)
    refuseDeclared(parts, limits)
    return parts
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead !== length) throw truncated()
  return buffer
}

type EndRecord = { readonly count: number; readonly offset: number; readonly size: number }

async function endRecord(file: FileHandle, bytes: number): Promise<EndRecord> {
  if (bytes < endRecordBytes) throw truncated()
  const length = Math.min(bytes, endRecordBytes + longestComment)
  const tail = await bytesAt(file, bytes - length, length)
  let at = length - endRecordBytes
  while (at >= 0 && tail.readUInt32LE(at) !== signatures.end) at--
  if (at < 0) throw truncated()
  const count = tail.readUInt16LE(at + 10)
  const size = tail.readUInt32LE(at + 12)
  const offset = tail.readUInt32LE(at + 16)
  if (count !== 0xffff && size !== 0xffffffff && offset !== 0xffffffff) return { count, offset, size }
  return await endRecord64(file, tail, at)
}

async function endRecord64(file: FileHandle, tail: Buffer, end: number): Promise<EndRecord> {
  const locator = end - 20
  if (locator < 0 || tail.readUInt32LE(locator) !== signatures.locator64) throw truncated()
  const record = await bytesAt(file, safeNumber(tail, locator + 8), 56)
  if (record.readUInt32LE(0) !== signatures.end64) throw truncated()
  return { count: safeNumber(record, 32), size: safeNumber(record, 40), offset: safeNumber(record, 48) }
}

function safeNumber(buffer: Buffer, at: number): number {
  const value = buffer.readBigUInt64LE(at)
  if (value > 0xffff_ffff_ffffn) throw truncated()
  return Number(value)
}

type CentralEntry = Omit<ZipPart, 'start'> & { readonly local: number }

function centralEntries(directory: Buffer, count: number): CentralEntry[] {
  const entries: CentralEntry[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== signatures.central) throw truncated()
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const extraAt = at + 46 + nameLength
    const next = extraAt + extraLength + directory.readUInt16LE(at + 32)
    if (next > directory.length) throw truncated()
    const name = directory.toString('utf8', at + 46, extraAt).replaceAll('\\', '/')
    if (directory.readUInt16LE(at + 8) & 1) throw new SpreadsheetRefused('file-is-encrypted')
    const method = directory.readUInt16LE(at + 10)
    if (method !== 0 && method !== 8) throw damaged(name)
    const sizes = sizesOf(directory, at, directory.subarray(extraAt, extraAt + extraLength))
    entries.push({
      name,
      method: method === 0 ? 'stored' : 'deflated',
      crc: directory.readUInt32LE(at + 16),
      ...sizes,
    })
    at = next
  }
  return entries
}

/** Sizes and place of an entry; large archives (and some small ones) keep them in the ZIP64 extra field. */
function sizesOf(directory: Buffer, at: number, extra: Buffer) {
  const sizes = {
    unpacked: directory.readUInt32LE(at + 24),
    packed: directory.readUInt32LE(at + 20),
    local: directory.readUInt32LE(at + 42),
  }
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue
    let value = field + 4
    for (const key of ['unpacked', 'packed', 'local'] as const) {
      if (sizes[key] !== 0xffffffff) continue
      if (value + 8 > extra.length) throw truncated()
      sizes[key] = safeNumber(extra, value)
      value += 8
    }
  }
  return sizes
}

/** The local header repeats the name and may carry another extra field, so the data's start must be read. */
async function placed(file: FileHandle, entry: CentralEntry, directory: number): Promise<ZipPart> {
  const { local, ...part } = entry
  const header = await bytesAt(file, local, 30)
  if (header.readUInt32LE(0) !== signatures.local) throw damaged(part.name)
  const start = local + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (start + part.packed > directory) throw truncated()
  return { ...part, start }
}

function refuseOverlaps(parts: readonly ZipPart[]): void {
  let end = 0
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    if (part.start < end) throw new SpreadsheetRefused('archive-is-a-trap')
    end = part.start + part.packed
  }
}

function refuseDeclared(parts: readonly ZipPart[], limits: SpreadsheetLimits): void {
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0)
  if (unpacked > limits.unpackedBytes) throw tooLarge(limits)
}

export const tooLarge = (limits: SpreadsheetLimits): SpreadsheetRefused =>
  new SpreadsheetRefused('archive-unpacks-too-large', { limit: mebibytes(limits.unpackedBytes) })
