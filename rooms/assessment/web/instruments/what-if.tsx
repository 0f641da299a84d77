import { Input } from 'antd'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useLanguage, useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { type Shift, shiftsOf } from '../../domain/instrument/what-if.ts'
import type { Words } from '../../domain/instrument/words.ts'
import { useGivenWords } from './example-words.ts'
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
              <td>
                <PartValue instrument={before} part={shift.part} value={shift.before} />
              </td>
              <td>
                <PartValue instrument={before} part={shift.part} value={shift.after} />
              </td>
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

function PartValue({ instrument, part, value }: { instrument: Instrument; part: string; value: string }) {
  const say = useSay()
  const grade = isGrade(part) ? instrument.grades.find(({ code }) => code === value) : undefined
  return <>{grade ? say(grade.title) : value}</>
}

function ExpectedPart(props: {
  instrument: Instrument
  shift: Shift
  label: string
  value: string
  change: (value: string) => void
}) {
  const { instrument, shift, label, value, change } = props
  const say = useSay()
  if (!isGrade(shift.part))
    return (
      <Input
        aria-label={label}
        value={value}
        maxLength={20}
        onChange={(event) => change(event.target.value)}
      />
    )
  return (
    <SelectLine
      label={label}
      blank="—"
      value={value === '' ? null : value}
      change={(chosen) => change(chosen ?? '')}
      options={instrument.grades.map(({ code, title }) => ({ value: code, label: say(title) }))}
    />
  )
}
