// Lets one process at a time install: `npm ci` empties node_modules first, under whoever else is installing.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Runs the work while no other process does so for the same checkout; waits for one that does. */
export async function whileHolding(checkout, work) {
  const name = createHash('sha256').update(checkout).digest('hex').slice(0, 16)
  // Not inside node_modules, which the install removes.
  const file = join(tmpdir(), `zhulian-install-${name}.lock`)
  let told = false
  while (!take(file)) {
    if (!told) {
      process.stderr.write('另一个进程正在安装，请稍候 / Another process is installing; waiting …\n')
      told = true
    }
    await pause(500)
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isAlive(file)) rmSync(file, { force: true })
    return false
  }
}

function isAlive(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // An empty file belongs to a process between creating and writing it.
    if (holder === 0) return true
    if (holder === process.pid) return false
    process.kill(holder, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
