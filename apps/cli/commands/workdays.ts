import type { Command } from 'commander'
import type { Day } from '../../../kernel/day.ts'
import { daysBetween, parseDay } from '../../../kernel/day.ts'
import { addWorkdays, workdaysBetween } from '../../../rooms/regions/index.ts'
import { workingCalendar } from '../../../rooms/regions/server/index.ts'
import { CommandRefused, print } from '../output.ts'

type Options = { readonly json?: boolean }

const mostDays = 20_000

export function register(program: Command): void {
  const workdays = program.command('workdays').description('working days by the notices of the State Council')
  workdays
    .command('add <date> <days>')
    .description('the n-th working day after a date; the date itself does not count')
    .option('--json')
    .action((date: string, days: string, options: Options) => {
      const { date: found, provisional } = addWorkdays(workingCalendar(), dayFrom(date), countFrom(days))
      print({ date: found, ...marked(provisional) }, options, () => [found, ...noted(provisional)])
    })
  workdays
    .command('between <from> <to>')
    .description('working days after a date, up to and including another')
    .option('--json')
    .action((from: string, to: string, options: Options) => {
      const [start, end] = [dayFrom(from), dayFrom(to)]
      if (Math.abs(daysBetween(start, end)) > mostDays) throw tooMany()
      const { workdays: count, provisional } = workdaysBetween(workingCalendar(), start, end)
      print({ workdays: count, ...marked(provisional) }, options, () => [
        String(count),
        ...noted(provisional),
      ])
    })
}

/** Only said when it is so: a program that ignores it must at least not read a false it cannot trust. */
const marked = (provisional: boolean) => (provisional ? { provisional } : {})

const noted = (provisional: boolean): string[] =>
  provisional ? ['暂定：有的日期尚无放假通知 · provisional: some days have no notice yet'] : []

function dayFrom(text: string): Day {
  const parsed = parseDay(text)
  if (parsed.ok) return parsed.value
  throw new CommandRefused(
    'day-not-valid',
    { zh: `日期应为 2023-07-05 这样的格式：${text}`, en: `write a date like 2023-07-05: ${text}` },
    { value: text },
  )
}

function countFrom(text: string): number {
  const days = Number(text)
  if (!/^-?\d+$/.test(text) || Math.abs(days) > mostDays) throw tooMany()
  return days
}

const tooMany = () =>
  new CommandRefused(
    'days-not-valid',
    { zh: `天数应为整数，最多 ${mostDays}`, en: `days must be a whole number, at most ${mostDays}` },
    { maximum: mostDays },
  )
