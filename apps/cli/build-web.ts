import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Where the built web app lies. */
export const webFolder = join(root, 'dist/web')

/** Builds the web app when its sources changed since the last build; tens of milliseconds when they did not. */
export async function buildWeb(
  onProgress: () => void = () => {},
  folder = webFolder,
  signal?: AbortSignal,
): Promise<void> {
  const stampFile = join(folder, '.sources')
  const sources = hashOfSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return
  onProgress()
  // In a process of its own: the bundler's memory does not stay with the server.
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      ...['build', 'apps/web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'],
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      // Whoever asks: with anything else React brings its development half, twice the size.
      env: { ...process.env, NODE_ENV: 'production' },
      ...(signal ? { signal } : {}),
    },
  )
  const code = await new Promise<number | null>((done, fail) => child.once('exit', done).once('error', fail))
  if (code !== 0) throw new Error('the web app could not be built')
  writeFileSync(stampFile, sources)
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  const folders = [
    'apps/web',
    'platform/web',
    'kernel',
    ...readdirSync(join(root, 'rooms')).map((room) => `rooms/${room}`),
  ]
  for (const file of [
    ...folders.flatMap((folder) => [...filesOf(join(root, folder))]),
    join(root, 'package-lock.json'),
  ]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Every file that a bundle may hold; server sides and tests cannot reach it. */
function* filesOf(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) =>
    a.name.localeCompare(b.name, 'en'),
  )) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (entry.name !== 'server') yield* filesOf(path)
    } else if (!/\.test\.tsx?$|\.md$/.test(entry.name)) yield path
  }
}
