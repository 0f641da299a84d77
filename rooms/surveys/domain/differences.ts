import type { Question, Questionnaire } from './questionnaire.ts'

/** By code of question: a value, or null for asked and not known. */
export type Values = Readonly<Record<string, number | null>>

export type Difference = {
  readonly question: string
  readonly before: number
  readonly after: number
  /** Working days in which somebody follows it up; null where it is only listed. */
  readonly followUp: number | null
}

/** What a household answers otherwise than last time. Nothing is said where either answer is not known. */
export function differencesOf({ questions }: Questionnaire, before: Values, after: Values): Difference[] {
  return questions.flatMap((question): Difference[] => {
    const [was, is] = [before[question.code], after[question.code]]
    if (was === undefined || was === null || is === undefined || is === null || was === is) return []
    return [{ question: question.code, before: was, after: is, followUp: followUpOf(question, was, is) }]
  })
}

function followUpOf({ follow_up }: Question, before: number, after: number): number | null {
  if (!follow_up) return null
  const { when, workdays } = follow_up
  const wanted = when === 'change' || (when === 'rise' ? after > before : after < before)
  return wanted ? workdays : null
}

/** A value in words of a language; the code of what no option says any more. */
export function valueWords(question: Question, value: number | null, language: 'zh' | 'en'): string {
  if (value === null) return language === 'zh' ? '不详' : 'not known'
  if (question.kind === 'yes-no') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  const option = question.options.find((one) => one.value === value)
  if (option) return option[language]
  return question.unit ? `${value} ${question.unit[language]}` : String(value)
}
