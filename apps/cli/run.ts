import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { databaseGone, isDatabaseGone } from './database-gone.ts'
import { CommandRefused } from './output.ts'
import { version } from './version.ts'

type CommandFile = { register(program: Command): void }

/**
 * `zhulian …`. Only the file of the command that was named is loaded, so that a check without a database answers in
 * a fraction of a second. Exit code 0 means that it was done.
 */
async function carryOut(words: readonly string[]): Promise<void> {
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

const usageWords: Readonly<Record<string, string>> = {
  'commander.missingMandatoryOptionValue': '缺少必填选项',
  'commander.optionMissingArgument': '选项后面缺少值',
  'commander.missingArgument': '缺少参数',
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个命令',
  'commander.excessArguments': '参数太多',
  'commander.invalidArgument': '参数不正确',
}

/** Carries a command out and sets the exit code of the process; never rejects. */
export async function run(words: readonly string[]): Promise<void> {
  try {
    await carryOut(words)
  } catch (error) {
    process.exitCode = report(isDatabaseGone(error) ? databaseGone() : error, words.includes('--json'))
  }
}

/** What was wrong with the words of the command itself; Commander has said it in English with how it is used. */
function reportUsage({ code, message, exitCode }: CommanderError, json: boolean): number {
  const words = usageWords[code]
  if (words) {
    const named = /'([^']+)'/.exec(message)?.[1]
    process.stderr.write(`${named ? `${words}：${named}` : words}\n`)
    if (json) process.stdout.write(`${JSON.stringify({ error: code.replace('commander.', ''), message })}\n`)
  }
  return exitCode
}

function report(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return reportUsage(error, json)
  if (error instanceof CommandRefused) {
    if (json) process.stdout.write(`${JSON.stringify({ error: error.code, ...error.data })}\n`)
    process.stderr.write(`${error.message}\n`)
    return 1
  }
  const message = error instanceof Error ? error.message : String(error)
  if (json) process.stdout.write(`${JSON.stringify({ error: 'failed', message })}\n`)
  process.stderr.write(`${error instanceof Error && process.env.ZHULIAN_DEBUG ? error.stack : message}\n`)
  return 1
}
