import type { Words } from '../../../kernel/contract.ts'
import { formatDay } from '../../../platform/web/format.ts'
import { figureText } from './condition-words.ts'
import { quantityWays } from './form/description/rules.ts'
import { steps as formSteps } from './form/description/whole.ts'
import { formTexts } from './form/form-texts.ts'
import type { Field, Part } from './form/part.ts'
import type { DraftAnswer } from './queries.ts'

type Difference = DraftAnswer['check']['differences'][number]

/** A part that is a step of the form by itself is called as the step. */
const whole: readonly Field[] = formSteps.flatMap(({ title, fields }) =>
  fields.map((one) => (fields.length === 1 ? { ...one, label: title } : one)),
)
const both = (text: string): Words => ({ zh: text, en: text })
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Where a change stands, as the form calls it and the file names it: 数值 › 第一档补助 › 2026年1月1日. */
export function whereOf({ steps }: Pick<Difference, 'steps'>): Words {
  const said: Words[] = []
  let fields: readonly Field[] = whole
  for (const { key, title } of steps) {
    const field = fields.find((one) => one.key === key)
    if (field) {
      // The value of a figure on a day, and the Chinese of a text, are told by what stands before them.
      if (key !== 'value' && key !== 'values') said.push(field.label)
      fields = fieldsIn(field.part)
    } else if (title) said.push(title)
    else if (isDay(key)) said.push({ zh: formatDay(key, 'zh'), en: formatDay(key, 'en') })
    else said.push(wordOf(key) ?? both(key))
  }
  return { zh: said.map(({ zh }) => zh).join(' › '), en: said.map(({ en }) => en).join(' › ') }
}

const languages: Readonly<Record<string, Words>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
}

/** A word of conditions and quantities, as the form calls it. */
const wordOf = (key: string): Words | undefined =>
  languages[key] ??
  quantityWays.find(({ code }) => code === key)?.label ??
  (formTexts as Readonly<Record<string, Words>>)[key]

/** The fields of a part, or of each thing that a list or record of it holds. */
function fieldsIn(part: Part): readonly Field[] {
  if (part.as === 'fields') return part.fields
  if (part.as === 'list' || part.as === 'record') return fieldsIn(part.of)
  if (part.as === 'ways') return part.ways.flatMap(({ fields }) => fields)
  return []
}

const answers: Readonly<Record<string, Words>> = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
}

/** A value of the file as it is read: figures with their unit, days as days. */
export function shownValue(value: string | null, unit: string | null): Words {
  if (value === null) return both('—')
  if (value in answers) return answers[value] ?? both(value)
  if (isDay(value)) return { zh: formatDay(value, 'zh'), en: formatDay(value, 'en') }
  return unit === null ? both(value) : figureText(unit, value)
}
