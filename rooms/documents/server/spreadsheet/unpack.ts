import { createReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { SpreadsheetLimits } from '../../domain/limits.ts'
import { SpreadsheetRefused } from './refused.ts'
import { tooLarge, type ZipPart } from './zip.ts'

/** Counts what has been unpacked of one file over all its parts. */
export type Budget = { unpacked: number; readonly limits: SpreadsheetLimits }

const pieceBytes = 65_536
/** Small parts may be all blanks; the ratio says something only from here on. */
const ratioCountsFrom = 4 * 1_048_576

/**
 * Unpacks one part piece by piece, counting the bytes that really come out. Refuses a bomb as soon as it
 * shows, and a part whose checksum differs from its table entry. Unpacking happens on the thread pool, so
 * other requests run between two pieces.
 */
async function* unpack(path: string, part: ZipPart, budget: Budget): AsyncGenerator<Buffer> {
  if (part.packed === 0) return
  const packed = createReadStream(path, { start: part.start, end: part.start + part.packed - 1 })
  const pieces: Readable =
    part.method === 'stored'
      ? packed
      : pipeline(packed, createInflateRaw({ chunkSize: pieceBytes }), () => undefined)
  let unpacked = 0
  let checksum = 0
  try {
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      unpacked += piece.length
      budget.unpacked += piece.length
      if (budget.unpacked > budget.limits.unpackedBytes) throw tooLarge(budget.limits)
      if (unpacked > ratioCountsFrom && unpacked > part.packed * budget.limits.unpackedRatio) {
        throw new SpreadsheetRefused('archive-is-a-trap')
      }
      checksum = crc32(piece, checksum)
      yield piece
    }
  } catch (error) {
    if (isDataError(error)) throw new SpreadsheetRefused('archive-damaged', { part: part.name })
    throw error
  } finally {
    pieces.destroy()
    packed.destroy()
  }
  if (checksum !== part.crc) throw new SpreadsheetRefused('archive-damaged', { part: part.name })
}

const isDataError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^Z_(DATA|BUF)_ERROR$/.test(String(error.code))

/** The part as text, piece by piece; Office writes UTF-8, the standard also allows UTF-16 with its mark. */
export async function* unpackText(path: string, part: ZipPart, budget: Budget): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  for await (const piece of unpack(path, part, budget)) {
    decoder ??= new TextDecoder(utf16Mark(piece) ?? 'utf-8')
    yield decoder.decode(piece, { stream: true })
  }
  const rest = decoder?.decode()
  if (rest) yield rest
}

function utf16Mark(piece: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le'
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : null
}
