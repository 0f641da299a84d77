import type { Command } from 'commander'
import { parseDay } from '../../../kernel/day.ts'
import {
  correctionMistakes,
  decide,
  type Facts,
  filingState,
  type Given,
  type Programme,
  readFacts,
} from '../../../rooms/programmes/index.ts'
import {
  checkText,
  programmeHash,
  readProgramme,
  shippedProgrammes,
} from '../../../rooms/programmes/server/index.ts'
import { workingCalendar } from '../../../rooms/regions/server/index.ts'
import { textOf } from '../input-file.ts'
import { CommandRefused, print } from '../output.ts'
import { notValid, programmeIn } from '../programme-file.ts'
import type { SimulateOptions } from '../simulate-programme.ts'

type CheckOptions = { readonly json?: boolean; readonly against?: string; readonly on?: string }
type DecideOptions = { readonly on: string; readonly facts: string }

export function register(program: Command): void {
  const programme = program
    .command('programme')
    .description('policies, which are files: eligibility, amounts, stages, clocks')
  programme
    .command('check <file>')
    .description('read one: words and names, examples, and whether every figure is pinned on both sides')
    .option('--against <file>', 'the version before: a past value is changed with corrects: only')
    .option('--on <date>', 'what is past, with --against', '9999-12-31')
    .option('--json')
    .action((file: string, options: CheckOptions) => {
      const checked = checkText(textOf(file), file)
      if (!checked.ok) throw notValid(file, checked.error)
      if (options.against !== undefined) checkAgainst(file, options.against, options.on ?? '9999-12-31')
      const { code, facts, parameters, examples } = checked.value
      const figures = Object.values(parameters).reduce(
        (sum, { values }) => sum + Object.keys(values).length,
        0,
      )
      const found = { facts: Object.keys(facts).length, figures, examples: examples.length }
      print({ valid: true, code, hash: programmeHash(checked.value), ...found }, options, () => [
        `${code}  正确 · right`,
        `${found.facts} 个事实，${figures} 个数值都有示例从两侧钉住，${found.examples} 个示例`,
        `${found.facts} facts, ${figures} figures pinned on both sides, ${found.examples} examples`,
      ])
    })
  programme
    .command('decide <file>')
    .description('decide by a file; prints {"eligible","amountFen","ask","reasons"}; nothing is stored')
    .requiredOption('--on <date>', 'the day of the decision')
    .requiredOption('--facts <file>', '{"level":"senior"}; - reads them from the pipe')
    .action((file: string, options: DecideOptions) => {
      const { programme: found, given } = caseOf(file, options)
      print(decide(found, given), { json: true }, () => [])
    })
  programme
    .command('filing <file>')
    .description('of an obligation: who owes it, by when, whether it is late, and what follows')
    .requiredOption('--on <date>', 'the day it is asked on')
    .requiredOption('--facts <file>', '{"report_year":2018}; - reads them from the pipe')
    .action((file: string, options: DecideOptions) => {
      const { programme: found, given } = caseOf(file, options)
      const state = filingState(found, given)
      if (!state)
        throw new CommandRefused('programme-no-filing', {
          zh: `${found.code} 不是报送义务（kind: filing）`,
          en: `${found.code} is no filing (kind: filing)`,
        })
      print(state, { json: true }, () => [])
    })
  registerSimulate(programme)
  programme
    .command('list')
    .description('the programmes of data/programmes')
    .option('--json')
    .action((options: { readonly json?: boolean }) => {
      const all = shippedProgrammes().map(({ programme: one, file }) => ({
        code: one.code,
        kind: one.kind,
        division: String(one.division),
        title: one.title,
        from: one.in_force.from,
        file,
        hash: programmeHash(one),
      }))
      print(all, options, () =>
        all.map(
          ({ code, division, kind, title }) =>
            `${division.padEnd(6)}  ${kind.padEnd(9)}  ${code}  ${title.zh}`,
        ),
      )
    })
}

const together = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** The register is opened by this command alone; the others answer without a database, in a fraction of a second. */
function registerSimulate(programme: Command): void {
  programme
    .command('simulate <file>')
    .description('try one over the register: how many qualify, what it costs, who gains and loses')
    .requiredOption(
      '--population <query>',
      'workers, students, organisations or persons, and a division (0: all): "workers 410621 post=social-worker"',
    )
    .option('--on <date>', 'the day on which everybody applies; today when left out')
    .option('--set <name=value>', 'a figure or an open question set otherwise; may be repeated', together, [])
    .option('--assume <fact=value>', 'taken for known where no record tells; may be repeated', together, [])
    .option('--instead-of <file>', 'compare with this version')
    .option('--json')
    .action(async (file: string, options: SimulateOptions) => {
      const { simulate } = await import('../simulate-programme.ts')
      await simulate(file, options)
    })
}

function caseOf(file: string, options: DecideOptions): { programme: Programme; given: Given } {
  const programme = programmeIn(file)
  if (!parseDay(options.on).ok)
    throw new CommandRefused('day-not-valid', {
      zh: `日期应为 2023-07-05 这样的格式：${options.on}`,
      en: `write a date like 2023-07-05: ${options.on}`,
    })
  return {
    programme,
    given: { on: options.on, facts: factsOf(programme, options.facts), calendar: workingCalendar() },
  }
}

function factsOf(programme: Programme, file: string): Facts {
  const written = objectOf(textOf(file))
  const read = readFacts(programme, written)
  if (read.ok) return read.value
  throw new CommandRefused(
    'facts-not-valid',
    {
      zh: read.error.map(({ zh }) => zh).join('\n'),
      en: read.error.map(({ en }) => en).join('\n'),
    },
    { problems: read.error },
  )
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const written: unknown = JSON.parse(text)
    if (typeof written === 'object' && written !== null && !Array.isArray(written))
      return written as Record<string, unknown>
  } catch {
    // Told below, like JSON that is no object.
  }
  throw new CommandRefused('facts-not-object', {
    zh: '事实应写成 {"名称": 值} 的 JSON',
    en: 'write the facts as JSON: {"name": value}',
  })
}

function checkAgainst(file: string, before: string, on: string): void {
  const [old, now] = [readProgramme(textOf(before), before), readProgramme(textOf(file), file)]
  if (!old.ok) throw notValid(before, old.error)
  if (!now.ok) throw notValid(file, now.error)
  const mistakes = correctionMistakes(old.value.programme, now.value.programme, on)
  if (mistakes.length > 0)
    throw notValid(
      file,
      mistakes.map(({ path, zh, en }) => ({ ...now.value.file.at(path), reason: { zh, en } })),
    )
}
