import { vi } from 'vitest'
import { run } from '../apps/cli/run.ts'

/**
 * Carries `zhulian …` out in this process, with no database anywhere near: a process each would load the same modules
 * sixty times. Exit code, and what it wrote for programs and for people.
 */
export async function zhulian(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const heard = (into: string[]) => (chunk: string | Uint8Array) => {
    into.push(String(chunk))
    return true
  }
  const before = process.exitCode
  vi.stubEnv('ZHULIAN_DATA', '/nowhere')
  const writing = [
    vi.spyOn(process.stdout, 'write').mockImplementation(heard(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(heard(err)),
  ]
  try {
    process.exitCode = 0
    await run(words)
    return { code: Number(process.exitCode), out: out.join(''), err: err.join('') }
  } finally {
    for (const one of writing) one.mockRestore()
    vi.unstubAllEnvs()
    process.exitCode = before
  }
}
