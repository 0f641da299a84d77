import { describe, expect, it } from 'vitest'
import { caseRecords } from '../../../../tests/casework-world.ts'
import { recordKinds } from '../../domain/phases.ts'
import { recordOf, valuesOf } from './record-values.ts'

const goal = '01a223a0-9015-730f-ac70-d6c30443928e'
const filled = {
  intake: caseRecords.intake({ crisis: ['neglect'] }),
  assessment: caseRecords.assessment({ scales: [{ name: '抑郁自评量表', score: '53' }] }),
  plan: caseRecords.plan([goal]),
  agreement: caseRecords.agreement('school', { way: 'strokes', strokes: [[1, 2, 3, 4]] }),
  process: caseRecords.process('2023-10-09', { nextOn: '2023-10-16' }),
  progress: caseRecords.progress(goal, '2023-10-09'),
  evaluation: caseRecords.evaluation([goal]),
  closing: caseRecords.closing(),
  'follow-up': caseRecords.followUp(1, '2024-01-20'),
}

describe('a record in its form', () => {
  it('comes out as it went in, whatever its kind', () => {
    for (const kind of recordKinds) {
      const values = valuesOf(kind, filled[kind], [{ id: goal, title: '每周到校' }])
      expect(recordOf(kind, values)).toEqual(filled[kind])
    }
  })

  it('leaves out what was left blank, so that nothing is recorded that nobody said', () => {
    expect(recordOf('agreement', valuesOf('agreement', null, []))).toEqual({ kind: 'agreement' })
  })
})
