import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Serves the built web app: files with a hash in their name are kept by the browser for a year, the page itself is
 * asked for again each time. Every address outside /api answers with the page, so that a link can be shared.
 */
export async function serveWebApp(server: FastifyInstance, folder: string): Promise<void> {
  const indexFile = join(folder, 'index.html')
  if (!existsSync(indexFile)) return
  await server.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const forever = path.includes('/assets/')
      response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = readFileSync(indexFile)
  server.get('/*', (request, reply) => {
    // A file of an earlier release is gone; the page in its place would be run as a script.
    if (/^\/(api|assets)\//.test(request.url)) return reply.callNotFound()
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}
