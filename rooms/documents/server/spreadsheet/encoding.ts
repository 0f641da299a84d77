import { createReadStream } from 'node:fs'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Share of non-ASCII characters that may be broken before a text counts as something other than UTF-8. */
const brokenShare = 0.05

/**
 * Which encoding a text file is in, found by reading it: valid UTF-8 is UTF-8 (GB18030 Chinese is practically
 * never valid UTF-8 by chance), a mark decides at once, else GB18030 if that is valid. Null when it is none of
 * them, and also when it is UTF-8 with a few broken bytes: read as GB18030 that would turn names into rubbish.
 */
export async function encodingOf(path: string): Promise<TextEncoding | null> {
  const mark = await markOf(path)
  if (mark) return (await isValid(path, mark)) ? mark : null
  if (await isValid(path, 'utf-8')) return 'utf-8'
  if (await isBrokenUtf8(path)) return null
  return (await isValid(path, 'gb18030')) ? 'gb18030' : null
}

export async function* decoded(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of pieces(path)) yield decoder.decode(piece, { stream: true })
  const rest = decoder.decode()
  if (rest) yield rest
}

const pieces = (path: string) => createReadStream(path) as AsyncIterable<Buffer>

async function markOf(path: string): Promise<TextEncoding | null> {
  for await (const [first, second, third] of createReadStream(path, { end: 2 }) as AsyncIterable<Buffer>) {
    if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
    if (first === 0xff && second === 0xfe) return 'utf-16le'
    if (first === 0xfe && second === 0xff) return 'utf-16be'
  }
  return null
}

async function isValid(path: string, encoding: TextEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const piece of pieces(path)) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

async function isBrokenUtf8(path: string): Promise<boolean> {
  let broken = 0
  let beyondAscii = 0
  for await (const text of decoded(path, 'utf-8')) {
    for (let at = 0; at < text.length; at++) {
      const character = text.charCodeAt(at)
      if (character > 127) beyondAscii += 1
      if (character === 0xfffd) broken += 1
    }
  }
  return broken < beyondAscii * brokenShare
}
