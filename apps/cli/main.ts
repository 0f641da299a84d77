import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { CommandRefused } from './output.ts'
import { version } from './version.ts'

type CommandFile = { register(program: Command): void }

/**
 * `zhulian …`. Only the file of the command that was named is loaded, so that a check without a database answers in
 * a fraction of a second. Exit code 0 means that it was done.
 */
async function main(words: readonly string[]): Promise<void> {
  const program = new Command('zhulian')
    .description('助联 · the open information system of social work stations')
    .version(version)
    .exitOverride()
    .showHelpAfterError()
  for (const file of filesFor(words[0])) {
    const { register } = (await import(join(import.meta.dirname, 'commands', file))) as CommandFile
    register(program)
  }
  await program.parseAsync(words, { from: 'user' })
}

const files = readdirSync(join(import.meta.dirname, 'commands')).filter((file) => /^[a-z-]+\.ts$/.test(file))

function filesFor(word: string | undefined): readonly string[] {
  const own = files.find((file) => file === `${word}.ts`)
  return own ? [own] : files
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode
  if (error instanceof CommandRefused) {
    if (process.argv.includes('--json'))
      process.stdout.write(`${JSON.stringify({ error: error.code, ...error.data })}\n`)
    process.stderr.write(`${error.message}\n`)
    return 1
  }
  const message = error instanceof Error ? error.message : String(error)
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: 'failed', message })}\n`)
  process.stderr.write(`${error instanceof Error && process.env.ZHULIAN_DEBUG ? error.stack : message}\n`)
  return 1
}
