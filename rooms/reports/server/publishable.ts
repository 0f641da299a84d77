import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { notToPublish } from '../domain/guards.ts'
import type { ReportNeighbours } from './neighbours.ts'

export type Texts = Readonly<Record<string, string>>

/**
 * What in texts may never be published (7.7): numbers of persons, colours of children, names of people on the register of
 * the place. Null when nothing is found. `notNames` are words of which the writer has said that they name nobody here:
 * 高明 is a name and a part of 提高明显.
 */
export async function notPublishable(
  { namesInText }: Pick<ReportNeighbours, 'namesInText'>,
  place: DivisionCode,
  texts: Texts,
  root: string,
  notNames: readonly string[] = [],
): Promise<Refusal | null> {
  const named = (await namesInText?.(place, Object.values(texts).join('\n'))) ?? []
  const names = named.filter((name) => !notNames.includes(name))
  const problems = Object.entries(texts).flatMap(([name, text]) => {
    const path = `${root}/${name}`
    const found = notToPublish(text)
    if (found) return [{ code: 'text-names-someone', path, data: { found: found.zh, foundEn: found.en } }]
    const here = names.filter((one) => text.includes(one))
    return here.length > 0 ? [{ code: 'text-names-person', path, data: { found: here.join('、') } }] : []
  })
  return problems.length > 0 ? { code: 'request-not-valid', problems } : null
}
