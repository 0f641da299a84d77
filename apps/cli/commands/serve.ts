import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Command } from 'commander'
import { migrate } from '../../../platform/server/migrate.ts'
import { startBackground } from '../../server/background.ts'
import { productServer } from '../../server/compose.ts'
import { buildWeb, webFolder } from '../build-web.ts'
import { accountsOf } from '../demo/accounts.ts'
import { loadDemo } from '../demo/load.ts'
import { loadedPacks } from '../demo/packs.ts'
import { readPlan } from '../demo/plan.ts'
import { ensureDivisions } from '../divisions.ts'
import { CommandRefused } from '../output.ts'
import { type OpenPlatform, platformOver } from '../platform.ts'
import {
  ensureAdministrator,
  refuseDemoAccounts,
  refuseKnownPassword,
  refuseRealAccounts,
} from '../production.ts'
import { type Progress, showProgress } from '../progress.ts'
import { type Settings, settingsFrom } from '../settings.ts'
import { openStore } from '../store.ts'
import { version } from '../version.ts'

export function register(program: Command): void {
  program
    .command('serve')
    .description('start the product: database, background work and web server')
    .option('--no-demo', 'a production start: no demo data, no demo accounts')
    .action(async (options: { demo: boolean }) => serve(settingsFrom(process.env), options.demo))
}

/** What is let go of in turn, the last thing first. */
type Open = { readonly close: () => Promise<unknown> }

async function serve(settings: Settings, demo: boolean): Promise<void> {
  const progress = showProgress()
  const open: Open[] = []
  const stopped = new Promise<void>((done) => {
    // A terminal sends Ctrl-C to npm and to us: the second one is the same wish.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => done())
  })
  try {
    await Promise.race([start(settings, demo, progress, open), stopped])
    await stopped
  } finally {
    for (const one of open.toReversed()) await one.close()
  }
}

async function start(settings: Settings, demo: boolean, progress: Progress, open: Open[]): Promise<void> {
  await refuseUsedPort(settings)
  if (!demo) refuseKnownPassword(settings)
  const store = await openStore(settings, { join: false, onProgress: progress.step })
  open.push(store)
  progress.step({ zh: '正在检查数据库结构', en: 'Checking the schema' })
  await migrate(store.ownerUrl)
  const platform = platformOver(store.ownerUrl, settings)
  open.push(platform)
  // What the operator must know or say comes before what takes its time.
  if (demo) await refuseRealAccounts(platform)
  else {
    await refuseDemoAccounts(platform)
    await ensureAdministrator(platform, process.env)
  }
  const building = buildMeanwhile(progress, open)
  await ensureDivisions(platform, progress)
  if (demo) await ensureDemo(platform, progress)
  await building
  const background = await startBackground(platform, store.ownerUrl)
  open.push({ close: () => background.stop() })
  const accounts = demo ? accountsOf(readPlan('xunxian')) : []
  const server = await productServer(platform, {
    version,
    demoAccounts: accounts,
    webFolder,
    logger: { level: process.env.ZHULIAN_LOG ?? 'warn' },
  })
  open.push(server)
  await server.listen({ host: settings.host, port: settings.port })
  announce(settings, accounts)
}

/** The bundler has a process of its own, and a processor that filling the database leaves free; it ends with the start. */
function buildMeanwhile(progress: Progress, open: Open[]): Promise<void> {
  const stop = new AbortController()
  open.push({ close: async () => stop.abort() })
  const building = buildWeb(
    () => progress.step({ zh: '正在构建网页', en: 'Building the web app' }),
    webFolder,
    stop.signal,
  )
  // Whoever waits for it hears of a failure; until then it must not end the process.
  building.catch(() => {})
  return building
}

/** Before the database is filled for minutes and not after. */
async function refuseUsedPort({ host, port }: Settings): Promise<void> {
  const trial = createServer().listen({ host, port })
  try {
    await once(trial, 'listening')
  } catch (error) {
    throw new CommandRefused(
      'port-not-free',
      {
        zh: `${host}:${port} 不能用来提供服务，可能正被另一个程序占用。请停止它，或用 PORT 指定另一个端口。`,
        en: `Nothing can be served on ${host}:${port}: another program may be using it. Stop that one, or name another port in PORT.`,
      },
      { said: (error as Error).message },
    )
  }
  trial.close()
  await once(trial, 'close')
}

async function ensureDemo(platform: OpenPlatform, progress: Progress): Promise<void> {
  if ((await loadedPacks(platform)).length > 0) return
  await loadDemo(platform, 'xunxian', progress)
}

function announce(settings: Settings, accounts: ReturnType<typeof accountsOf>): void {
  const lines = [
    '',
    `  助联 Zhulian ${version}  http://${settings.host}:${settings.port}`,
    '',
    ...(accounts.length ? [`  演示账号 · demo accounts (密码 password: ${accounts[0]?.password})`] : []),
    ...accounts.map(
      (account) => `    ${account.userName.padEnd(10)} ${account.role.zh} · ${account.role.en}`,
    ),
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
