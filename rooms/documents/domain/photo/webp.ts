import { joined, lettersAt, viewOf } from './bytes.ts'

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])
const pictures = new Set(['VP8 ', 'VP8L'])
// Flags of VP8X: what is told of EXIF and XMP is no longer true.
const exifFlag = 0b1000
const xmpFlag = 0b0100
const animationFlag = 0b0010

/** A still WebP (RFC 9649) with the chunks of the picture alone, or null when it is damaged or moves. */
export function cleanWebp(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true))
  const pieces: Uint8Array[] = []
  let drawn = false
  let at = 12
  while (at + 8 <= end) {
    const name = lettersAt(bytes, at, 4)
    const size = view.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    if (next > end) return null
    if (kept.has(name)) {
      const chunk = bytes.slice(at, next)
      if (name === 'VP8X') {
        const flags = chunk[8] ?? 0
        if (flags & animationFlag) return null
        chunk[8] = flags & ~(exifFlag | xmpFlag)
      }
      pieces.push(chunk)
      drawn ||= pictures.has(name)
    }
    at = next
  }
  if (!drawn) return null
  const body = joined(pieces)
  const head = bytes.slice(0, 12)
  viewOf(head).setUint32(4, body.length + 4, true)
  return joined([head, body])
}
