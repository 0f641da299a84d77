import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Words } from '../../kernel/contract.ts'
import { CommandRefused } from './output.ts'

type Asked = Words & {
  /** Not shown while it is typed: whoever stands behind, and the terminal's own memory, would keep it. */
  readonly secret?: boolean
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

const endings = ['SIGTERM', 'SIGHUP'] as const

/** Asks at the terminal. Ctrl-C, Ctrl-D and being told to stop are an answer too: nothing is done. */
export async function ask({ zh, en, secret = false }: Asked): Promise<string> {
  const question = `${zh} · ${en}: `
  if (secret) process.stderr.write(question)
  const lines = createInterface({
    input: process.stdin,
    output: secret ? nowhere() : process.stderr,
    terminal: true,
  })
  const left = new AbortController()
  const leave = () => left.abort()
  lines.on('SIGINT', leave).on('close', leave)
  for (const ending of endings) process.on(ending, leave)
  try {
    return await lines.question(secret ? '' : question, { signal: left.signal })
  } catch (error) {
    if (!left.signal.aborted) throw error
    throw new CommandRefused('cancelled', { zh: '已取消。', en: 'Cancelled.' })
  } finally {
    lines.off('close', leave)
    for (const ending of endings) process.off(ending, leave)
    lines.close()
    if (secret || left.signal.aborted) process.stderr.write('\n')
  }
}
