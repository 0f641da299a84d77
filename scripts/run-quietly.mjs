import { spawn } from 'node:child_process'
import { root } from './install.mjs'
import { showElapsed } from './progress.mjs'

/** Runs a command behind one line of progress; answers whether it went well and what it said on standard error. */
export function runQuietly(words, [command, ...rest], seconds, env = process.env) {
  const done = showElapsed(words)
  return new Promise((resolve) => {
    const child = spawn(command, rest, {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: seconds * 1000,
    })
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    // A command that does not exist ends with an error, any other with close; some systems report both.
    child.once('error', (error) => {
      said += error.message
      child.emit('close', 1)
    })
    child.once('close', (code) => {
      done(code === 0)
      resolve({ ok: code === 0, said: said.trim() })
    })
  })
}
