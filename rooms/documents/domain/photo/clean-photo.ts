import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { lettersAt } from './bytes.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

export const photoKinds = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const

export type PhotoKind = keyof typeof photoKinds

export type CleanPhoto = { readonly mediaType: PhotoKind; readonly bytes: Uint8Array }

/** What a file is by its first bytes; its name and what the browser says of it are not asked. */
export function photoKind(bytes: Uint8Array): PhotoKind | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (lettersAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (lettersAt(bytes, 0, 4) === 'RIFF' && lettersAt(bytes, 8, 4) === 'WEBP') return 'image/webp'
  return null
}

/**
 * A photo without place, time, device, captions and whatever else came with it (个人信息保护法 art. 6: no more than
 * the purpose needs). The picture itself is not touched; other kinds of file are refused.
 */
export function cleanPhoto(bytes: Uint8Array): Result<CleanPhoto, 'photo-kind-not-taken' | 'photo-damaged'> {
  const mediaType = photoKind(bytes)
  if (mediaType === null) return refused('photo-kind-not-taken')
  const clean = { 'image/jpeg': cleanJpeg, 'image/png': cleanPng, 'image/webp': cleanWebp }[mediaType](bytes)
  return clean ? ok({ mediaType, bytes: clean }) : refused('photo-damaged')
}
