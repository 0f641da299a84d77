import { joined, lettersAt, viewOf } from './bytes.ts'
import { exifOrientation, orientationExif } from './exif.ts'

const startOfScan = 0xda
const endOfImage = 0xd9

// Application segments that say how the picture looks and nothing about who took it where: JFIF, colour profile,
// Adobe's colour transform. All other ones, and comments, are left out: EXIF and XMP hold place, time, device and
// sometimes names; APP2 may hold further pictures (MPF); APP13 holds captions.
const keeps = (marker: number, body: Uint8Array): boolean => {
  if (marker === 0xe0) return lettersAt(body, 0, 4) === 'JFIF'
  if (marker === 0xe2) return lettersAt(body, 0, 11) === 'ICC_PROFILE'
  if (marker === 0xee) return lettersAt(body, 0, 5) === 'Adobe'
  return !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe
}

/**
 * A JPEG (ISO/IEC 10918-1) without what it tells beside the picture, or null when it is damaged. The turn of the
 * camera is kept, because phones store pictures lying down. What follows the end of the image is left out as well:
 * phones append a film or a second picture there.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let scans = 0
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage) break
    const end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) return null
    const body = bytes.subarray(at + 4, end)
    if (marker === 0xe1 && scans === 0) {
      const orientation = exifOrientation(body)
      if (orientation !== null && orientation !== 1) kept.push(orientationSegment(orientation))
    }
    if (keeps(marker, body)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker !== startOfScan) continue
    const next = endOfScan(bytes, at)
    if (next === null) return null
    kept.push(bytes.subarray(at, next))
    at = next
    scans += 1
  }
  if (scans === 0 || bytes[at] !== 0xff || bytes[at + 1] !== endOfImage) return null
  kept.push(bytes.subarray(at, at + 2))
  return joined(kept)
}

/** Coded data run to the next marker; `FF 00` and restart markers belong to them. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) return null
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return null
}

function orientationSegment(orientation: number): Uint8Array {
  const exif = orientationExif(orientation)
  const length = exif.length + 2
  return joined([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), exif])
}
