import { join, resolve } from 'node:path'

/** What the surroundings say: `PORT`, `HOST`, `ZHULIAN_DATA`, `DATABASE_URL`, `ZHULIAN_CIPHER`. */
export type Settings = {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** A PostgreSQL server to use; without one an embedded server is started. */
  readonly databaseUrl: string | undefined
  readonly cipherSuite: 'aes' | 'sm'
}

export function settingsFrom(env: Record<string, string | undefined>): Settings {
  const port = Number(env.PORT ?? 8700)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT 不是端口号 / PORT is not a port: ${env.PORT}`)
  const suite = env.ZHULIAN_CIPHER ?? 'aes'
  if (suite !== 'aes' && suite !== 'sm')
    throw new Error(`ZHULIAN_CIPHER 只能是 aes 或 sm / must be aes or sm: ${suite}`)
  return {
    // Only this machine: a proxy with TLS in front decides who else reaches it.
    host: env.HOST ?? '127.0.0.1',
    port,
    dataFolder: resolve(env.ZHULIAN_DATA ?? join(import.meta.dirname, '../../.zhulian')),
    databaseUrl: env.DATABASE_URL || undefined,
    cipherSuite: suite,
  }
}
