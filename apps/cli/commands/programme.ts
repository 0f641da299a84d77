import type { Command } from 'commander'
import { correctionMistakes } from '../../../rooms/programmes/index.ts'
import {
  checkText,
  programmeHash,
  readProgramme,
  shippedProgrammes,
} from '../../../rooms/programmes/server/index.ts'
import { textOf } from '../input-file.ts'
import { print } from '../output.ts'
import { notValid } from '../programme-file.ts'
import { manyTimes, registerQuestions } from '../programme-questions.ts'
import type { SimulateOptions } from '../simulate-programme.ts'

type CheckOptions = { readonly json?: boolean; readonly against?: string; readonly on?: string }

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
  registerQuestions(programme)
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
    .option(
      '--set <name=value>',
      'a figure or an open question set otherwise; may be repeated',
      manyTimes,
      [],
    )
    .option('--assume <fact=value>', 'taken for known where no record tells; may be repeated', manyTimes, [])
    .option('--instead-of <file>', 'compare with this version')
    .option('--json')
    .action(async (file: string, options: SimulateOptions) => {
      const { simulate } = await import('../simulate-programme.ts')
      await simulate(file, options)
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
