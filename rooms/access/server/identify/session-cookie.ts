import { createHmac, timingSafeEqual } from 'node:crypto'

const cookieName = 'zhulian.session_token'

/**
 * The session token of a Cookie header, if its signature is ours: `token.base64(hmac-sha256(token))`, percent-encoded,
 * as the sign-in library writes it. Checked here because asking the library costs a hundred times as much.
 */
export function sessionTokenOf(cookieHeader: string | undefined, key: string): string | null {
  const value = cookieValue(cookieHeader)
  if (value === null) return null
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', key).update(token).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

function cookieValue(header: string | undefined): string | null {
  if (!header) return null
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals < 0 || part.slice(0, equals).trim() !== cookieName) continue
    try {
      return decodeURIComponent(part.slice(equals + 1).trim())
    } catch {
      return null
    }
  }
  return null
}
