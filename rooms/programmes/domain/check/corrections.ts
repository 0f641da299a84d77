import type { Programme } from '../language/programme.ts'
import type { Mistake } from '../language/words.ts'

/**
 * The past is appended to, never edited: a value whose day has come may be changed or taken away only with `corrects:`
 * and a reason (style section 10), because decisions were made by it.
 */
export function correctionMistakes(before: Programme, after: Programme, today: string): Mistake[] {
  return Object.entries(before.parameters).flatMap(([name, { values }]) =>
    Object.entries(values).flatMap(([from, { value }]): Mistake[] => {
      if (from > today) return []
      const now = after.parameters[name]?.values[from]
      if (now === undefined)
        return [
          {
            path: ['parameters', name, ...(after.parameters[name] ? ['values'] : [])],
            zh: `${name} 自 ${from} 的值 ${value} 已经用过，不能删去；新的值另写一个日期`,
            en: `the value ${value} of ${name} from ${from} has been decided with and stays; write a new day`,
          },
        ]
      if (now.value === value || now.corrects !== undefined) return []
      return [
        {
          path: ['parameters', name, 'values', from, 'value'],
          zh: `${name} 自 ${from} 的值由 ${value} 改为 ${now.value}，须写 corrects: { reason: … }`,
          en: `${name} from ${from} is changed from ${value} to ${now.value}; write corrects: { reason: … }`,
        },
      ]
    }),
  )
}
