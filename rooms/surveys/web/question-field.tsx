import type { ShownProblem } from '../../../platform/web/failure.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { NumberField } from '../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
import type { Asked } from './queries.ts'
import { surveysTexts } from './texts.ts'

const notKnown = -1

/** One question as large as a thumb, with what was answered last time beside it; not known is an answer. */
export function QuestionField(props: {
  id: string
  question: Asked
  last: number | null | undefined
  value: number | null | undefined
  problems: readonly ShownProblem[]
  change: (value: number | null | undefined) => void
}) {
  const { id, question, last, value, problems, change } = props
  const t = useTexts(surveysTexts)
  const say = useSay()
  const { language } = useLanguage()
  const options =
    question.kind === 'yes-no'
      ? [
          { value: 1, label: t.yes },
          { value: 0, label: t.no },
        ]
      : question.options.map((option) => ({ value: option.value, label: option[language] }))
  const wordsOf = (one: number | null) =>
    one === null
      ? t.unknown
      : (options.find((option) => option.value === one)?.label ??
        (question.unit ? `${one} ${say(question.unit)}` : String(one)))
  const hint = last === undefined ? undefined : fill(t.wasLast, { value: wordsOf(last) })
  const field = { id, label: say(question.title), hint, problems, required: true, marked: false }
  if (question.kind === 'count')
    return (
      <div>
        <NumberField
          {...field}
          {...(question.unit ? { unit: say(question.unit) } : {})}
          maximumDigits={4}
          value={value ?? null}
          change={(written) => change(written ?? undefined)}
        />
        <TickLine
          label={t.unknown}
          value={value === null}
          change={(ticked) => change(ticked ? null : undefined)}
        />
      </div>
    )
  return (
    <ChoiceField
      {...field}
      options={[...options, { value: notKnown, label: t.unknown }]}
      value={value === null ? notKnown : (value ?? null)}
      change={(chosen) => change(chosen === notKnown ? null : (chosen ?? undefined))}
    />
  )
}
