import type { Chance } from './chance.ts'

export type SheetGrade = 'red' | 'orange' | 'blue'

const domains = ['A', 'B', 'C', 'D', 'E'] as const
const schoolAge = 6
const sources = ['observed', 'child', 'guardian', 'teacher', 'village', 'records'] as const
const notes = ['入户所见', '监护人自述', '老师反映', '村干部介绍', '查看了证明材料'] as const

/** Answers of `cri-5` that are graver than nothing; what makes a grade is said here in the words of the form. */
const shapes: Readonly<Record<SheetGrade, readonly Readonly<Record<string, number>>[]>> = {
  // Eleven points of guardianship, or a trigger with little else.
  red: [
    { B1: 3, B2: 2, B3: 3, B4: 2, C1: 2, E2: 2 },
    { B1: 2, B2: 3, B3: 2, B5: 3, C3: 3, A2: 2 },
  ],
  orange: [
    { B1: 2, B2: 2, B3: 1, B4: 1, C1: 2 },
    { B1: 2, B3: 2, B5: 2, C1: 2, C5: 1 },
  ],
  blue: [
    { B1: 1, C1: 2, C4: 1 },
    { A1: 1, B2: 1, C1: 1, E2: 1 },
    { C1: 2, E5: 1 },
  ],
}

const triggers = [
  { code: 'H3', note: '父母外出多日，无人照料' },
  { code: 'H7', note: '父母失联，尚无代养人' },
  { code: 'H9', note: '家中火灾，衣食无着' },
] as const

/** A filled-in form that comes to a grade: every item answered, with source, and a note where one is asked for. */
export function sheetFor(grade: SheetGrade, age: number, chance: Chance) {
  const grave = chance.pick(shapes[grade])
  const answers = Object.fromEntries(
    domains.flatMap((domain) =>
      [1, 2, 3, 4, 5].map((n) => {
        const code = `${domain}${n}`
        if (domain === 'D' && age < schoolAge) return [code, { answer: 'NA' as const }]
        const answer = grave[code] ?? 0
        return [
          code,
          { answer, source: chance.pick(sources), ...(answer >= 2 ? { note: chance.pick(notes) } : {}) },
        ]
      }),
    ),
  )
  const isUrgent = grade === 'red' && chance.next() < 0.05
  return { answers, triggers: isUrgent ? [chance.pick(triggers)] : [] }
}

const elderPoints = [
  { F2: 3, F3: 3, F4: 2, F5: 2, F7: 2, F8: 2, F9: 1 },
  { F2: 3, F3: 1, F4: 0, F5: 0, F7: 2, F8: 1, F9: 1 },
  { F2: 1, F3: 0, F4: 0, F5: 0, F7: 0, F8: 0, F9: 0 },
] as const

/** A form of `elder-risk`: the n-th of them grave, medium or slight by turns. */
export function elderSheet(place: number, age: number) {
  const points = elderPoints[place % elderPoints.length] ?? elderPoints[2]
  const counted = {
    'ability-level': place % 3 === 0 ? 2 : place % 3 === 1 ? 1 : 0,
    'care-risk-events': place % 3 === 0 ? 2 : 0,
    age,
  }
  return {
    ...Object.fromEntries(Object.entries(points).map(([code, answer]) => [code, { answer }])),
    ...Object.fromEntries(Object.entries(counted).map(([code, answer]) => [code, { answer }])),
  }
}
