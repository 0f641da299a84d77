import type { FastifyRequest } from 'fastify'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether another site's page is behind a request that would change something (CSRF). Browsers say it themselves:
 * by Sec-Fetch-Site, or by Origin where they are older. A program that is no browser says neither and carries no
 * cookie it was not given on purpose. A bearer token cannot be sent by another site's page at all.
 */
export function isCrossSiteWrite(request: FastifyRequest): boolean {
  if (harmless.has(request.method) || request.headers.authorization !== undefined) return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.origin
  return origin !== undefined && !isOwn(origin, request)
}

/** `null` (a sandboxed frame, a local file) is nobody's own. */
function isOwn(origin: string, request: FastifyRequest): boolean {
  if (!URL.canParse(origin)) return false
  return plainHost(new URL(origin).host) === plainHost(request.host)
}

/** Browsers leave a default port out of Origin; a proxy may leave it in the host. */
const plainHost = (host: string): string => host.toLowerCase().replace(/:(80|443)$/, '')
