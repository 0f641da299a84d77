import type { Command } from 'commander'
import { type Day, parseDay } from '../../../kernel/day.ts'
import { systemClock } from '../../../platform/server/clock.ts'
import {
  type Assessed,
  assess,
  decimalOf,
  gradeOf,
  type Instrument,
} from '../../../rooms/assessment/index.ts'
import {
  type Definition,
  readAnswers,
  shippedInstruments,
  shippedOn,
} from '../../../rooms/assessment/server/index.ts'
import { textOf } from '../input-file.ts'
import { CommandRefused, print } from '../output.ts'
import { refusedBy } from '../refusal.ts'

type Options = { readonly json?: boolean; readonly answers: string; readonly on?: string }

export function register(program: Command): void {
  program
    .command('assess <instrument>')
    .description('score answers by an instrument of data/instruments; nothing is stored')
    .requiredOption(
      '--answers <file>',
      '{"answers":{"A1":0,"D1":"NA","E2":"UNK"},"triggers":["H4"]}; - reads them from the pipe',
    )
    .option('--on <date>', 'by the version in force on that day')
    .option('--json')
    .action((code: string, options: Options) => {
      const definition = definitionOf(
        code,
        options.on === undefined ? systemClock.today() : dayFrom(options.on),
      )
      const { instrument } = definition
      const read = readAnswers(instrument, textOf(options.answers))
      if (!read.ok) throw refusedBy(read.error)
      const assessed = assess(instrument, read.value.answers, read.value.triggers)
      print(inJson(definition, assessed), options, () => lines(instrument, assessed))
    })
}

function definitionOf(code: string, on: Day): Definition {
  const found = shippedOn(code, on)
  if (found) return found
  const [first] = shippedInstruments()
    .flatMap(({ instrument }) => (instrument.code === code ? [instrument.in_force.from] : []))
    .toSorted()
  if (first) throw refusedBy({ code: 'instrument-not-yet', data: { code, on, from: first } })
  const known = [...new Set(shippedInstruments().map(({ instrument }) => instrument.code))].join(', ')
  throw refusedBy({ code: 'instrument-unknown', data: { code, known } })
}

/** The score twice: as a decimal, exact wherever one can be, and as the fraction that was compared. */
function inJson({ instrument, hash }: Definition, { score, ...assessed }: Assessed) {
  return {
    score: decimalOf(score),
    fraction: `${score.numerator}/${score.denominator}`,
    domains: assessed.domains,
    grade: assessed.grade,
    gradeTitle: gradeOf(instrument, assessed.grade).title,
    triggers: assessed.triggers,
    starts: assessed.starts,
    provisional: assessed.provisional,
    missing: assessed.missing,
    notes: assessed.notes,
    duties: assessed.duties,
    instrument: { code: instrument.code, version: instrument.version, hash },
  }
}

function lines(instrument: Instrument, assessed: Assessed): string[] {
  const { zh, en } = gradeOf(instrument, assessed.grade).title
  const { numerator, denominator } = assessed.score
  const exact = Number.isInteger((numerator * 100) / denominator) ? '' : `（${numerator}/${denominator}）`
  const of = (label: string, codes: readonly string[]) =>
    codes.length > 0 ? [`${label}  ${codes.join(' ')}`] : []
  return [
    `${instrument.title.zh}  v${instrument.version}`,
    `等级 · grade  ${zh} · ${en}${assessed.provisional ? '  （暂定 · provisional）' : ''}`,
    `总分 · score  ${Math.round((numerator * 100) / denominator) / 100}${exact}`,
    ...instrument.domains.map(
      ({ code, title }) => `  ${code} ${title.zh} · ${title.en}  ${assessed.domains[code] ?? 0}`,
    ),
    ...of('触发 · triggers', assessed.triggers),
    ...of('同时启动 · starts', assessed.starts),
    ...of('未填，按不详计 · not answered, taken as not known', assessed.missing),
    ...of('须写说明 · a note is obligatory', assessed.notes),
    '工作要求 · duties',
    ...assessed.duties.map(({ title, within, every }) =>
      [
        `  ${title.zh} · ${title.en}`,
        clockWords(within),
        every ? `每 ${every.days} 天 · every ${every.days} d` : '',
      ]
        .filter((part) => part !== '')
        .join('  '),
    ),
  ]
}

function clockWords(within: Assessed['duties'][number]['within']): string {
  if (!within) return ''
  if ('hours' in within) return `${within.hours} 小时内 · within ${within.hours} h`
  if ('workdays' in within) return `${within.workdays} 个工作日内 · within ${within.workdays} workdays`
  return within.days === 0 ? '当天 · the same day' : `${within.days} 天内 · within ${within.days} d`
}

function dayFrom(text: string): Day {
  const parsed = parseDay(text)
  if (parsed.ok) return parsed.value
  throw new CommandRefused(
    'day-not-valid',
    { zh: `日期应为 2023-07-05 这样的格式：${text}`, en: `write a date like 2023-07-05: ${text}` },
    { value: text },
  )
}
