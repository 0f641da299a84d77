import { z } from 'zod'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })
const whole = z.number().int().min(0)

const questionSchema = z.strictObject({
  code,
  title: words,
  kind: z.enum(['yes-no', 'count', 'choice']),
  unit: words.optional(),
  /** The largest count that is taken as no slip. */
  at_most: whole.optional(),
  /** Of a choice. Values are what is stored; they rise from what is well to what is not. */
  options: z
    .array(z.strictObject({ value: whole, zh: z.string().min(1), en: z.string().min(1) }))
    .default([]),
  /** Which difference from last time somebody follows up; without it a difference is only listed. */
  follow_up: z
    .strictObject({ when: z.enum(['rise', 'fall', 'change']), workdays: z.number().int().min(1) })
    .optional(),
})

/** `data/surveys/<code>.yaml`: a short list of questions asked at every door. */
export const questionnaireSchema = z.strictObject({
  code,
  version: z.number().int().min(1),
  title: words,
  source: z.string().min(1),
  questions: z.array(questionSchema).min(1),
})

export type Questionnaire = z.infer<typeof questionnaireSchema>
export type Question = Questionnaire['questions'][number]

export type QuestionnaireProblem = {
  readonly path: readonly (string | number)[]
  readonly zh: string
  readonly en: string
}

/** What the shape alone cannot say: codes and values once, options where there is a choice. */
export function questionnaireProblems({ questions }: Questionnaire): QuestionnaireProblem[] {
  return questions.flatMap((question, i): QuestionnaireProblem[] => {
    const path = ['questions', i]
    const found: QuestionnaireProblem[] = []
    if (questions.findIndex((one) => one.code === question.code) < i)
      found.push({
        path: [...path, 'code'],
        zh: `${question.code} 出现两次`,
        en: `${question.code} stands twice`,
      })
    const chosen = question.kind === 'choice'
    if (chosen !== question.options.length > 1)
      found.push({
        path: [...path, chosen ? 'kind' : 'options'],
        zh: chosen ? 'choice 至少要有两个选项' : '只有 choice 才写 options',
        en: chosen ? 'a choice has at least two options' : 'options go with a choice',
      })
    for (const [j, { value }] of question.options.entries())
      if (j > 0 && value <= (question.options[j - 1]?.value ?? 0))
        found.push({
          path: [...path, 'options', j, 'value'],
          zh: '选项的值应逐个递增',
          en: 'values rise from option to option',
        })
    return found
  })
}

/** The largest number that is taken as an answer to a count. */
export const mostOf = ({ at_most }: Pick<Question, 'at_most'>): number => at_most ?? 9999

/** Whether a question takes a value. */
export const mayBe = (question: Question, value: number): boolean => {
  const { kind, options } = question
  if (kind === 'yes-no') return value === 0 || value === 1
  if (kind === 'choice') return options.some((option) => option.value === value)
  return Number.isInteger(value) && value >= 0 && value <= mostOf(question)
}
