import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/server/platform.ts'

/**
 * `/healthz` for a supervisor and `/metrics` in the Prometheus text form. Both tell counts only, and are answered
 * to the machine itself; a proxy decides who else may ask.
 */
export function addHealth(server: FastifyInstance, platform: Platform, startedAt: number): void {
  server.get('/healthz', async (_request, reply) => {
    try {
      await platform.database.pool.query({ name: 'healthz', text: 'select 1' })
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'database-not-reachable' })
    }
  })
  let answered = 0
  let broken = 0
  server.addHook('onResponse', async (_request, reply) => {
    answered += 1
    if (reply.statusCode >= 500) broken += 1
  })
  server.get('/metrics', async (_request, reply) => {
    const { rows } = await platform.worker.pool.query(
      `select (select count(*) from figure_dirty)::int as dirty, (select count(*) from duty where state = 'open')::int as duties`,
    )
    const { database } = platform
    const lines = [
      metric('zhulian_requests_total', 'counter', answered),
      metric('zhulian_requests_broken_total', 'counter', broken),
      metric('zhulian_uptime_seconds', 'gauge', Math.round((platform.clock.now() - startedAt) / 1000)),
      metric('zhulian_resident_bytes', 'gauge', process.memoryUsage.rss()),
      metric('zhulian_database_connections', 'gauge', database.pool.totalCount),
      metric('zhulian_database_waiting', 'gauge', database.pool.waitingCount),
      metric('zhulian_dirty_marks', 'gauge', rows[0].dirty),
      metric('zhulian_open_duties', 'gauge', rows[0].duties),
    ]
    return reply.type('text/plain; version=0.0.4').send(lines.join(''))
  })
}

const metric = (name: string, kind: string, value: number): string =>
  `# TYPE ${name} ${kind}\n${name} ${value}\n`
