import { describe, expect, it } from 'vitest'
import { type Instrument, instrumentSchema } from './instrument.ts'
import { looseFigures } from './pins.ts'

const words = { zh: '词', en: 'Word' }

/** Daily activities on a scale of fives, as the Barthel index has it: more is better. */
const fives = (examples: object[], limit = 40): Instrument =>
  instrumentSchema.parse({
    code: 'daily-activities',
    version: 1,
    in_force: { from: '2024-01-01' },
    title: words,
    about: 'elder',
    source: 'own',
    domains: [{ code: 'A', title: words }],
    items: ['A1', 'A2', 'A3', 'A4', 'A5'].map((code) => ({
      code,
      domain: 'A',
      title: words,
      options: [0, 5, 10].map((points) => ({ points, ...words })),
    })),
    note_from: 10,
    score: { method: 'sum' },
    thresholds: { limit: { value: limit, title: words } },
    grades: [
      { code: 'dependent', title: words, when: { score: 'total', at_most: 'limit' } },
      { code: 'able', title: words },
    ],
    examples,
  })

const answers = (...points: number[]) => Object.fromEntries(points.map((one, i) => [`A${i + 1}`, one]))
const at = (points: number[], grade: string, more: object = {}) => ({
  name: String(points),
  given: { answers: answers(...points) },
  expect: { score: points.reduce((sum, one) => sum + one, 0), grade, ...more },
})

const loose = (instrument: Instrument) =>
  looseFigures(instrument).map(({ figure, moved }) => `${figure.name} ${moved}`)

describe('pins on a scale of fives', () => {
  const around = [
    at([10, 10, 10, 5, 5], 'dependent', { notes: ['A1', 'A2', 'A3'] }),
    at([10, 10, 10, 10, 5], 'able'),
    ...[0, 5, 10].map((points) =>
      at([points, points, points, points, points], points === 10 ? 'able' : 'dependent'),
    ),
  ]

  it('ask for an example on each side that the scale has, and for none between its steps', () => {
    expect(loose(fives(around))).toEqual([])
  })

  it('still notice a threshold that no example holds on one side', () => {
    expect(loose(fives(around.filter(({ expect: { score } }) => score !== 45 && score !== 50)))).toContain(
      'thresholds.limit 45',
    )
    expect(loose(fives(around.filter(({ expect: { score } }) => score !== 40)))).toContain(
      'thresholds.limit 39',
    )
  })
})
