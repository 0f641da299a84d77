import { lettersAt, viewOf } from './bytes.ts'

const orientationTag = 0x0112

/** How the camera was held (EXIF 2.32, 4.6.4: 1–8), or null where nothing sensible is said. */
export function exifOrientation(segment: Uint8Array): number | null {
  if (lettersAt(segment, 0, 6) !== 'Exif\0\0') return null
  const tiff = segment.subarray(6)
  if (tiff.length < 8) return null
  const view = viewOf(tiff)
  const order = lettersAt(tiff, 0, 2)
  if (order !== 'II' && order !== 'MM') return null
  const little = order === 'II'
  const directory = view.getUint32(4, little)
  if (directory + 2 > tiff.length) return null
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return null
    if (view.getUint16(at, little) !== orientationTag) continue
    const orientation = view.getUint16(at + 8, little)
    return orientation >= 1 && orientation <= 8 ? orientation : null
  }
  return null
}

/** An EXIF segment that says the turn of the picture and nothing else. */
export function orientationExif(orientation: number): Uint8Array {
  // "Exif", big-endian TIFF, one entry: tag 0x0112, type SHORT, count 1; no further directory.
  return Uint8Array.of(
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  )
}
