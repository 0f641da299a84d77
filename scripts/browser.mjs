// Finds a Chromium for the journeys, installing one where there is none: Playwright's own, else the system's packages.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root } from './install.mjs'
import { runQuietly } from './run-quietly.mjs'

// Remembered, because asking Playwright costs half a second.
const remembered = join(root, 'node_modules/.cache/zhulian/chromium.txt')
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const downloadSeconds = 300
const packagesSeconds = 900

/**
 * The path of a Chromium that starts, or null after saying why there is none. `node` is the path of Node 24.
 * ZHULIAN_CHROMIUM in the environment wins.
 */
export async function ensureBrowser(node) {
  const found = findBrowser(node) ?? (await installBrowser(node))
  if (found) {
    mkdirSync(dirname(remembered), { recursive: true })
    writeFileSync(remembered, found)
  }
  return found
}

function findBrowser(node) {
  const known = existsSync(remembered) ? [readFileSync(remembered, 'utf8')] : []
  return [process.env.ZHULIAN_CHROMIUM, ...known, playwrightsOwn(node), ...onPath(), ...applications].find(
    starts,
  )
}

// Libraries that a browser wants are missing more often than the browser; then not even this much works.
const starts = (path) =>
  Boolean(path) &&
  existsSync(path) &&
  spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0

function playwrightsOwn(node) {
  const program = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))"
  return spawnSync(node, ['-e', program], { cwd: root, encoding: 'utf8' }).stdout.trim()
}

const onPath = () =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))

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
  const packages = await installPackages()
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

// Debian's package brings every library that Chromium needs; Noto so that Chinese is not all boxes on screenshots.
async function installPackages() {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const flags = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const words = '正在安装系统的 Chromium 和中文字体 / Installing the system’s Chromium and a Chinese font'
  const lists = await runQuietly(
    '正在更新软件包列表 / Updating the package lists',
    [...asRoot, 'apt-get', 'update', '-qq'],
    packagesSeconds,
  )
  if (!lists.ok) return lists
  const install = [...asRoot, 'apt-get', 'install', ...flags, 'chromium', 'fonts-noto-cjk']
  return await runQuietly(words, install, packagesSeconds, environment)
}
