import { describe, expect, it } from 'vitest'
import { joined, viewOf } from './bytes.ts'
import { cleanPhoto, photoKind } from './clean-photo.ts'
import { exifOrientation, orientationExif } from './exif.ts'

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const fromText = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes)

// The same eight by eight pixels in each format, without anything beside the picture.
const jpeg = fromBase64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIAAgDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABgQAAIDAAAAAAAAAAAAAAAAAAAEBSEx/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAL/xAAXEQADAQAAAAAAAAAAAAAAAAAAAgQD/9oADAMBAAIRAxEAPwAVo/KKfYTUH//Z',
)
const progressive = fromBase64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wgARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAVAQEBAAAAAAAAAAAAAAAAAAABAv/aAAwDAQACEAMQAAABgQ//xAAWEAADAAAAAAAAAAAAAAAAAAAAAgP/2gAIAQEAAQUCWZ//xAAYEQACAwAAAAAAAAAAAAAAAAAAAQIDEf/aAAgBAwEBPwGubw//xAAWEQEBAQAAAAAAAAAAAAAAAAABAAL/2gAIAQIBAT8BdN//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAY/An//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/IR//2gAMAwEAAgADAAAAEAv/xAAVEQEBAAAAAAAAAAAAAAAAAAAAQf/aAAgBAwEBPxCm/8QAFREBAQAAAAAAAAAAAAAAAAAAABH/2gAIAQIBAT8Quf/EABYQAAMAAAAAAAAAAAAAAAAAAAAhMf/aAAgBAQABPxCSP//Z',
)
const png = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAGUlEQVR42mNkYKiQY2DARCwMcgxYweCUAABSsQI6ZfI4AwAAAABJRU5ErkJggg==',
)
const webp = fromBase64(
  'UklGRj4AAABXRUJQVlA4IDIAAACwAQCdASoIAAgABABoJbACdAD0Ma2oAP7p/TawwwBzFlIf5VK9YkP+Z/9yaafH3IwAAA==',
)

const secret = 'GPS 35.40N 114.32E Huawei P60 王小明'.replace(/[^\x20-\x7e]/g, '?')

const segment = (marker: number, body: Uint8Array) =>
  joined([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body])

/** EXIF as a phone writes it: little-endian, a maker, the turn of the picture, and the secret behind it. */
const phoneExif = (orientation: number) =>
  joined([
    fromText('Exif\0\0II*\0\x08\0\0\0\x02\0'),
    fromText('\x0f\x01\x02\0\x04\0\0\0Hua\0'),
    Uint8Array.of(0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0),
    fromText('\0\0\0\0'),
    fromText(secret),
  ])

const after = (bytes: Uint8Array, at: number, ...pieces: Uint8Array[]) =>
  joined([bytes.subarray(0, at), ...pieces, bytes.subarray(at)])

const cleaned = (bytes: Uint8Array) => {
  const clean = cleanPhoto(bytes)
  if (!clean.ok) throw new Error(clean.error)
  return clean.value.bytes
}

describe('a JPEG', () => {
  it('that says nothing beside the picture stays as it is', () => {
    expect(cleaned(jpeg)).toEqual(jpeg)
    expect(cleaned(progressive)).toEqual(progressive)
  })

  it('loses place, device, captions and comments', () => {
    for (const picture of [jpeg, progressive]) {
      const told = after(
        picture,
        20,
        segment(0xe1, phoneExif(1)),
        segment(0xe1, fromText(`http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`)),
        segment(0xed, fromText(`Photoshop 3.0\0${secret}`)),
        segment(0xe2, fromText(`MPF\0${secret}`)),
        segment(0xfe, fromText(secret)),
      )
      expect(textOf(told)).toContain(secret)
      expect(cleaned(told)).toEqual(picture)
    }
  })

  it('keeps the turn of the camera, so that a portrait does not lie on its side', () => {
    const clean = cleaned(after(jpeg, 20, segment(0xe1, phoneExif(6))))
    expect(textOf(clean)).not.toContain('Hua')
    expect(clean).toEqual(after(jpeg, 20, segment(0xe1, orientationExif(6))))
    expect(exifOrientation(orientationExif(6))).toBe(6)
  })

  it('keeps its colour profile', () => {
    const coloured = after(jpeg, 20, segment(0xe2, fromText('ICC_PROFILE\0\x01\x01colours')))
    expect(cleaned(coloured)).toEqual(coloured)
  })

  it('loses the film that a phone hangs behind the picture', () => {
    expect(cleaned(joined([jpeg, fromText(`ftypmp42${secret}`)]))).toEqual(jpeg)
  })

  it('is refused when it is cut short', () => {
    for (const length of [3, 60, jpeg.length - 2]) {
      expect(cleanPhoto(jpeg.subarray(0, length))).toEqual({ ok: false, error: 'photo-damaged' })
    }
  })
})

describe('a PNG', () => {
  const chunk = (name: string, body: string) => {
    const bytes = fromText(`\0\0\0\0${name}${body}\0\0\0\0`)
    viewOf(bytes).setUint32(0, body.length)
    return bytes
  }

  it('loses texts, EXIF and time', () => {
    const told = after(png, 33, chunk('tEXt', secret), chunk('eXIf', secret), chunk('tIME', '1234567'))
    expect(cleaned(told)).toEqual(png)
    expect(cleaned(joined([png, fromText(secret)]))).toEqual(png)
  })

  it('is refused when it has no picture or does not end', () => {
    expect(cleanPhoto(png.subarray(0, 33))).toEqual({ ok: false, error: 'photo-damaged' })
    expect(cleanPhoto(png.subarray(0, png.length - 12))).toEqual({ ok: false, error: 'photo-damaged' })
  })
})

describe('a WebP', () => {
  const chunk = (name: string, body: Uint8Array) => {
    const bytes = joined([fromText(`${name}\0\0\0\0`), body, new Uint8Array(body.length % 2)])
    viewOf(bytes).setUint32(4, body.length, true)
    return bytes
  }
  const container = (...chunks: Uint8Array[]) => {
    const bytes = joined([fromText('RIFF\0\0\0\0WEBP'), ...chunks])
    viewOf(bytes).setUint32(4, bytes.length - 8, true)
    return bytes
  }
  const header = (flags: number) => chunk('VP8X', Uint8Array.of(flags, 0, 0, 0, 7, 0, 0, 7, 0, 0))
  const picture = webp.subarray(12)

  it('loses EXIF and XMP, and no longer says that it has them', () => {
    const told = container(
      header(0b1100),
      picture,
      chunk('EXIF', fromText(secret)),
      chunk('XMP ', fromText(secret)),
    )
    expect(cleaned(told)).toEqual(container(header(0), picture))
    expect(cleaned(webp)).toEqual(webp)
  })

  it('is refused when it moves, and when it is cut short', () => {
    expect(cleanPhoto(container(header(0b10), picture))).toEqual({ ok: false, error: 'photo-damaged' })
    expect(cleanPhoto(webp.subarray(0, 40))).toEqual({ ok: false, error: 'photo-damaged' })
  })
})

describe('what is taken for a photo', () => {
  it('is told by its first bytes alone', () => {
    expect([jpeg, png, webp].map(photoKind)).toEqual(['image/jpeg', 'image/png', 'image/webp'])
  })

  it('is no PDF, no web page, no GIF and no empty file', () => {
    for (const other of ['%PDF-1.7', '<svg onload="x()">', 'GIF89a', '']) {
      expect(cleanPhoto(fromText(other))).toEqual({ ok: false, error: 'photo-kind-not-taken' })
    }
  })
})
