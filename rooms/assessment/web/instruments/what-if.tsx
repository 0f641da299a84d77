import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useLanguage, useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { gradeOf } from '../../domain/instrument/grade-rank.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { type Shift, shiftsOf } from '../../domain/instrument/what-if.ts'
import type { Words } from '../../domain/instrument/words.ts'
import { useGivenWords } from './example-words.ts'
import { clockWords } from './grade-list.tsx'
import css from './instrument.module.css'
import { instrumentTexts } from './instrument-texts.ts'

/** By the name of an example, by the part of its outcome. */
export type Expected = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The examples that come out otherwise with the copy's numbers, each with room for what the county expects. */
export function WhatIf(props: {
  before: Instrument
  after: Instrument
  expected: Expected
  change: (expected: Expected) => void
}) {
  const { before, after, expected, change } = props
  const t = useTexts(instrumentTexts)
  const { language } = useLanguage()
  const given = useGivenWords(before)
  const words = usePartWords(before)
  const rows = before.examples.flatMap((example, i) =>
    shiftsOf(before, after, example).map((shift) => ({ example, shift, number: i + 1 })),
  )
  if (rows.length === 0) return <p className="soft">{t.nothingShifts}</p>
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            {[t.examples, t.given, t.part, t.before, t.after, t.expected].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ example, shift, number }) => (
            <tr key={`${number} ${shift.part}`}>
              <td>{language === 'en' ? example.name : fill(t.exampleNumber, { number })}</td>
              <td>{given(example)}</td>
              <td>
                <PartName instrument={before} part={shift.part} />
              </td>
              <td>{words(shift.part, shift.before)}</td>
              <td>{words(shift.part, shift.after)}</td>
              <td className={css.expected}>
                <ExpectedPart
                  instrument={before}
                  shift={shift}
                  label={`${fill(t.exampleNumber, { number })} ${t.expected}`}
                  value={expected[example.name]?.[shift.part] ?? ''}
                  change={(value) =>
                    change({
                      ...expected,
                      [example.name]: { ...expected[example.name], [shift.part]: value },
                    })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** An outcome that has no such part. */
const nothing = '-'

const isGrade = (part: string) => part === 'grade' || part === 'may_be'

function PartName({ instrument, part }: { instrument: Instrument; part: string }) {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  if (part === 'grade') return <>{t.partGrade}</>
  if (part === 'may_be') return <>{t.partMayBe}</>
  if (part === 'alarms') return <>{t.partAlarms}</>
  const [word, kind = ''] = part.split('.')
  const title: Words | undefined = instrument.grades
    .flatMap(({ duties }) => duties)
    .find((duty) => duty.kind === kind)?.title
  const named =
    kind === 'reassess' ? t.reassess : kind === 'complete' ? t.provisional : title ? say(title) : kind
  return <>{fill(word === 'every' ? t.partEvery : t.partWithin, { duty: named })}</>
}

/** A part as people say it: the title of a grade, a clock in words; as it stands where it is a plain number. */
function usePartWords(instrument: Instrument): (part: string, value: string) => string {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const show = useFormat()
  return (part, value) => {
    if (value === nothing) return '—'
    if (isGrade(part)) return say(gradeOf(instrument, value).title)
    if (part === 'alarms') return show.words(value.split(','))
    if (!part.startsWith('within.')) return value
    const count = Number.parseInt(value, 10)
    if (value.endsWith('h')) return clockWords({ hours: count }, t)
    return clockWords(value.endsWith('w') ? { workdays: count } : { days: count }, t)
  }
}

/** What the county expects: one of the two outcomes, or nothing said. */
function ExpectedPart(props: {
  instrument: Instrument
  shift: Shift
  label: string
  value: string
  change: (value: string) => void
}) {
  const { instrument, shift, label, value, change } = props
  const { part } = shift
  const words = usePartWords(instrument)
  const outcomes = isGrade(part) ? instrument.grades.map(({ code }) => code) : [shift.after, shift.before]
  const possible = new Set([...outcomes, ...(value ? [value] : [])])
  possible.delete(nothing)
  return (
    <SelectLine
      label={label}
      blank="—"
      value={value === '' ? null : value}
      change={(chosen) => change(chosen ?? '')}
      options={[...possible].map((one) => ({ value: one, label: words(part, one) }))}
    />
  )
}
