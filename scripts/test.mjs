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
  const run = (name, ...words) => runTool(node, environment, name, words)

  const types = await run('typescript/bin/tsc', '-b')
  const lint = await run('@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error', '.')
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const tests = await run('vitest/vitest.mjs', 'run', ...reporters, ...filters)
  const counts = countsOf(report, tests)
  rmSync(folder, { recursive: true })

  for (const ok of [types, lint]) counts[ok ? 'passed' : 'failed'] += 1
  if (!types) process.stderr.write('类型检查未通过 / The type check failed\n')
  if (!lint) process.stderr.write('代码规范检查未通过 / The lint failed\n')
  if (counts.executed === 0) process.stderr.write('没有执行任何测试 / No test was run\n')
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`)
  return counts.failed > 0 || counts.executed === 0 ? 1 : 0
}

function runTool(node, env, name, words) {
  return new Promise((resolve) => {
    const child = spawn(node, [join(root, 'node_modules', name), ...words], {
      cwd: root,
      env,
      stdio: 'inherit',
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
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
