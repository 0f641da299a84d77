import { type Actor, wholeScope } from '../../kernel/actor.ts'
import { type Day, parseDay } from '../../kernel/day.ts'
import { nation } from '../../kernel/division.ts'
import { type Fen, formatYuan } from '../../kernel/money.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { read } from '../../platform/server/command.ts'
import { newId } from '../../platform/server/ids.ts'
import { pairsOf, readAssumed, readPopulation, readWhatIf } from '../../rooms/programmes/index.ts'
import { runSimulation, type ShownSimulation, showSimulation } from '../../rooms/programmes/server/index.ts'
import { postKinds } from '../../rooms/workforce/index.ts'
import { programmesNeighbours } from '../server/populations.ts'
import { CommandRefused, print } from './output.ts'
import { withPlatform } from './platform.ts'
import { programmeIn } from './programme-file.ts'

export type SimulateOptions = {
  readonly population: string
  readonly on?: string
  readonly set: readonly string[]
  readonly assume: readonly string[]
  readonly insteadOf?: string
  readonly json?: boolean
}

/** `zhulian programme simulate`: everything that is asked is checked before the register is opened. */
export async function simulate(file: string, options: SimulateOptions): Promise<void> {
  const instead = programmeIn(file)
  const programme = options.insteadOf === undefined ? instead : programmeIn(options.insteadOf)
  const population = readPopulation(options.population, postKinds)
  if (!population.ok) throw new CommandRefused('population-not-valid', population.error)
  const set = right('what-if-not-valid', pairsOf(options.set))
  const whatIf = right('what-if-not-valid', readWhatIf(instead, set))
  const assumed = right(
    'facts-not-valid',
    readAssumed(instead, right('facts-not-valid', pairsOf(options.assume))),
  )
  if (options.on !== undefined && !parseDay(options.on).ok)
    throw new CommandRefused('day-not-valid', {
      zh: `日期应为 2023-07-05 这样的格式：${options.on}`,
      en: `write a date like 2023-07-05: ${options.on}`,
    })
  await withPlatform(async (platform) => {
    const today = platform.clock.today()
    const on = (options.on ?? today) as Day
    const standing = { db: platform.worker.handle, actor: system(today), scope: wholeScope, today }
    const asked = { programme, instead, on, population: population.value, whatIf, assumed }
    const shown = await read(standing, async (tx) =>
      ok(
        await showSimulation(
          tx,
          asked,
          await runSimulation(tx, standing, programmesNeighbours(platform), asked),
        ),
      ),
    )
    if (!shown.ok) throw new CommandRefused(shown.error.code, { zh: shown.error.code, en: shown.error.code })
    // Whoever runs the command line is no reader of the register: counts only.
    const { changes: _, ...counts } = shown.value
    print(counts, options, () => [...linesOf(shown.value)])
  })
}

/** The command line reads registers to count them; it has no permission by which it would be told names. */
const system = (today: Day): Actor => ({
  account: newId(),
  name: 'zhulian programme simulate',
  kind: 'system',
  grants: [
    {
      id: newId(),
      role: 'system',
      permissions: ['programmes.simulate'],
      scope: { kind: 'division', division: nation },
      from: today,
      to: null,
    },
  ],
})

function right<T>(
  code: string,
  found: Result<T, readonly { readonly zh: string; readonly en: string }[]>,
): T {
  if (found.ok) return found.value
  throw new CommandRefused(
    code,
    { zh: found.error.map(({ zh }) => zh).join('\n'), en: found.error.map(({ en }) => en).join('\n') },
    { problems: found.error },
  )
}

type Counts = Pick<ShownSimulation, 'before' | 'after' | 'gainers' | 'losers'>

function countsLine({ before, after, gainers, losers }: Counts, moved: boolean): string {
  const yuan = (fen: number) => formatYuan(fen as Fen).replace(/\.00$/, '')
  const now = `${before.eligible}/${before.persons} 符合 qualify, ${before.unknown} 待询问 to be asked, ${yuan(before.costFen)} 元 yuan`
  if (!moved) return now
  return `${now} → ${after.eligible}, ${after.unknown}, ${yuan(after.costFen)} 元 yuan; +${gainers} −${losers}`
}

function* linesOf(shown: ShownSimulation): Generator<string> {
  yield `${shown.place} ${shown.on}`
  yield countsLine(shown, shown.moved)
  if (shown.recurring) yield '金额为一期的 the money is that of one period'
  let by = ''
  for (const group of shown.groups) {
    if (group.by !== by) {
      yield `${group.byTitle.zh} ${group.byTitle.en}`
      by = group.by
    }
    yield `  ${group.title.zh === group.title.en ? group.title.zh : `${group.title.zh} ${group.title.en}`}: ${countsLine(group, shown.moved)}`
  }
  if (shown.asked.length > 0) yield '需要询问 to be asked'
  for (const { name, title, persons } of shown.asked) yield `  ${persons}  ${name}  ${title.zh} ${title.en}`
}
