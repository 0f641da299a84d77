import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const main = join(root, 'apps/cli/main.ts')
/** Where `npx zhulian` keeps what it has compiled: a command then loads in half the time. */
const compiled = join(root, 'node_modules/.cache/zhulian/compiled')

/** Runs `zhulian …` as a program of its own, with no database anywhere near. */
export function zhulian(...words: readonly string[]) {
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ZHULIAN_DATA: '/nowhere', NODE_COMPILE_CACHE: compiled },
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}
