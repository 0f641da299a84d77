// Finds a Chromium for the journeys, installing one where there is none: Debian's without windows, Playwright's own, or
// the one of the system's packages.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root } from './install.mjs'
import { runQuietly } from './run-quietly.mjs'

// Remembered, because asking Playwright costs half a second.
const remembered = join(root, 'node_modules/.cache/zhulian/chromium.txt')
/** Debian's Chromium without windows: the journeys take half the processor time with it. */
const shell = 'chromium-headless-shell'
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
/** So that Chinese is not all boxes on screenshots. */
const fonts = ['fonts-noto-cjk']
const downloadSeconds = 300
const packagesSeconds = 900

/**
 * The path of a Chromium that starts, or null after saying why there is none. `node` is the path of Node 24.
 * ZHULIAN_CHROMIUM in the environment wins.
 */
export async function ensureBrowser(node) {
  const found = findShell() ?? (await installShell()) ?? findBrowser(node) ?? (await installBrowser(node))
  if (found) {
    mkdirSync(dirname(remembered), { recursive: true })
    writeFileSync(remembered, found)
  }
  return found
}

/** What somebody named or an earlier run found wins; what it found may have windows. */
function findShell() {
  const known = existsSync(remembered) ? [readFileSync(remembered, 'utf8')] : []
  return [process.env.ZHULIAN_CHROMIUM, ...known, ...onPath([shell])].find(starts)
}

const findBrowser = (node) => [playwrightsOwn(node), ...onPath(names), ...applications].find(starts)

// Libraries that a browser wants are missing more often than the browser; then not even this much works.
const starts = (path) =>
  Boolean(path) &&
  existsSync(path) &&
  spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0

function playwrightsOwn(node) {
  const program = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))"
  return spawnSync(node, ['-e', program], { cwd: root, encoding: 'utf8' }).stdout.trim()
}

const onPath = (wanted) =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => wanted.map((name) => join(folder, name)))

/** Only as root, who may install without asking, and where there are packages. */
async function installShell() {
  if (process.getuid?.() !== 0 || !onPath(['apt-get']).some(existsSync)) return undefined
  const { ok } = await installPackages([shell, ...fonts])
  return ok ? findShell() : undefined
}

async function installBrowser(node) {
  const playwright = [
    node,
    join(root, 'node_modules/playwright-core/cli.js'),
    'install',
    '--no-shell',
    'chromium',
  ]
  const own = await runQuietly(
    '正在下载测试用浏览器 / Downloading a browser for the tests',
    playwright,
    downloadSeconds,
  )
  const downloaded = own.ok ? findBrowser(node) : undefined
  if (downloaded) return downloaded
  const packages = await installPackages(['chromium', ...fonts])
  const installed = packages.ok ? findBrowser(node) : undefined
  if (installed) return installed
  process.stderr.write(
    [
      '没有可用的 Chromium，浏览器测试将失败。请安装 chromium,或用 ZHULIAN_CHROMIUM 指明其路径。',
      'There is no Chromium, so the tests in a browser will fail. Install chromium, or name its path in ZHULIAN_CHROMIUM.',
      own.said || packages.said,
      '',
    ].join('\n'),
  )
  return null
}

// Debian's package brings every library that Chromium needs.
async function installPackages(packages) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const flags = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const words = '正在安装系统的 Chromium 和中文字体 / Installing the system’s Chromium and a Chinese font'
  const lists = await runQuietly(
    '正在更新软件包列表 / Updating the package lists',
    [...asRoot, 'apt-get', 'update', '-qq', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20'],
    packagesSeconds,
  )
  if (!lists.ok) return lists
  const install = [...asRoot, 'apt-get', 'install', ...flags, ...packages]
  return await runQuietly(words, install, packagesSeconds, environment)
}
