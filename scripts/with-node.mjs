// Runs one of our TypeScript programs under Node 24, whatever Node the machine has:
//   node scripts/with-node.mjs bench/run.ts …
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureInstalled, PlainError, root } from './install.mjs'

/**
 * glibc keeps freed memory for later, more of it in each thread; a large import then holds 100 MB more than it needs.
 * With fixed thresholds large buffers go back at once. What somebody set themselves stays.
 */
const frugal = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '131072',
}
/** Stripped and compiled once: our own modules load in half the time, and without the memory that stripping takes. */
const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/zhulian/compiled') }

const followParent = pathToFileURL(join(root, 'scripts/follow-parent.mjs')).href

/**
 * Installs if need be, runs the program with its words, and answers with its exit code (128 + number after a
 * signal). Signals are passed on, and the program gets the time it needs to stop.
 */
export async function runWithNode(program, words) {
  const node = await ensureInstalled()
  // Node 24.0 to 24.2 announce on standard error that type stripping is experimental.
  // The young generation of 48 MB that Node takes by default would stay mostly empty; throughput is the same with 12.
  const flags = [
    '--disable-warning=ExperimentalWarning',
    '--max-semi-space-size=4',
    `--import=${followParent}`,
  ]
  const child = spawn(node, [...flags, program, ...words], {
    env: { ...frugal, ...compiled, ...process.env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // The channel only tells the child that we are gone; it must not keep either of us running.
  child.channel.unref()
  const passOn = (signal) => child.kill(signal)
  const signals = ['SIGTERM', 'SIGHUP', 'SIGINT']
  for (const signal of signals) process.on(signal, passOn)
  const watch = stopWithNpm(() => child.kill('SIGTERM'))
  return await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      for (const name of signals) process.off(name, passOn)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

// `kill -9` of npm tells nobody; without this its server would stay behind, holding the port and the data.
// Only under npm: a shell that started us may well leave before us (nohup, disown).
function stopWithNpm(stop) {
  if (!process.env.npm_execpath) return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 500)
  return watch.unref()
}

/** Ends this process with the answer's exit code; says a plain failure plainly. */
export async function exitWith(answer) {
  try {
    process.exitCode = await answer
  } catch (error) {
    process.stderr.write(`${error instanceof PlainError ? error.message : error.stack}\n`)
    process.exitCode = 1
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [program, ...words] = process.argv.slice(2)
  await exitWith(runWithNode(program, words))
}
