// npm test: types, lint, then every test; nothing stops at the first failure, and the last line is the count.
// Words after `--` choose test files: npm test -- rooms/people
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureInstalled, root } from './install.mjs'
import { exitWith } from './with-node.mjs'

await exitWith(testAll(process.argv.slice(2)))

async function testAll(filters) {
  const node = await ensureInstalled()
  const chromium = await ensureBrowser(node)
  const environment = chromium ? { ...process.env, ZHULIAN_CHROMIUM: chromium } : process.env
  const run = (name, words, aside) => runTool(node, environment, name, words, aside)

  // Both while the tests start their database; what they say is kept until the tests have had their say. One checker
  // for one project at a time takes 1.5 GB of memory, the usual way more than 4 GB.
  const besides = Promise.all([
    run('typescript/bin/tsc', ['-b', '--builders', '1', '--checkers', '1'], true),
    run('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error', '.'], true),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const tests = await run('vitest/vitest.mjs', ['run', ...reporters, ...filters])
  const counts = countsOf(report, tests.ok)
  rmSync(folder, { recursive: true })

  const [types, lint] = await besides
  for (const { ok, said } of [types, lint]) {
    counts[ok ? 'passed' : 'failed'] += 1
    if (!ok) process.stderr.write(said)
  }
  if (!types.ok) process.stderr.write('类型检查未通过 / The type check failed\n')
  if (!lint.ok) process.stderr.write('代码规范检查未通过 / The lint failed\n')
  if (counts.executed === 0) process.stderr.write('没有执行任何测试 / No test was run\n')
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`)
  return counts.failed > 0 || counts.executed === 0 ? 1 : 0
}

/** Runs a tool of ours; one that runs beside another keeps what it says, which is answered. */
function runTool(node, env, name, words, aside = false) {
  return new Promise((resolve) => {
    const child = spawn(node, [join(root, 'node_modules', name), ...words], {
      cwd: root,
      env,
      stdio: aside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    let said = ''
    for (const stream of aside ? [child.stdout, child.stderr] : [])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text
      })
    child.on('error', (error) => resolve({ ok: false, said: `${error.message}\n` }))
    child.on('close', (code) => resolve({ ok: code === 0, said }))
  })
}

/** A file that fails before its first test, and a run that fails outside every test, count as one failure each. */
function countsOf(report, wentWell) {
  const counts = { passed: 0, failed: 0, skipped: 0, executed: 0 }
  try {
    const read = JSON.parse(readFileSync(report, 'utf8'))
    const brokenFiles = read.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    counts.passed = read.numPassedTests
    counts.failed = read.numFailedTests + brokenFiles.length
    counts.skipped = read.numPendingTests + read.numTodoTests
  } catch {
    // Without a report the run itself is what failed, counted below.
  }
  counts.executed = counts.passed + counts.failed
  if (!wentWell && counts.failed === 0) counts.failed = 1
  return counts
}
