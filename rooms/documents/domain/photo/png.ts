import { joined, lettersAt, viewOf } from './bytes.ts'

// What is needed to draw the picture. Texts, times, EXIF and unknown chunks are left out.
const kept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'bKGD',
  'pHYs',
])

/** A PNG (ISO/IEC 15948) with the chunks of the picture alone, or null when it is damaged. */
export function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const pieces: Uint8Array[] = [bytes.subarray(0, 8)]
  let at = 8
  let first = true
  let drawn = false
  while (at + 12 <= bytes.length) {
    const name = lettersAt(bytes, at + 4, 4)
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length || (first && name !== 'IHDR')) return null
    if (kept.has(name)) pieces.push(bytes.subarray(at, end))
    first = false
    drawn ||= name === 'IDAT'
    at = end
    // What stands behind the end is no picture.
    if (name === 'IEND') return drawn ? joined(pieces) : null
  }
  return null
}
