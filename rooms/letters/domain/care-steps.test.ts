import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CareStep, careStepProblem, careStepTerms, nextCareSteps } from './care-steps.ts'

const steps = Object.keys(careStepTerms) as CareStep[]

describe('the way of help', () => {
  it('S2.9: goes from finding over referral, intervention and treatment to recovery', () => {
    const way: CareStep[] = ['found', 'referred', 'intervention', 'treatment', 'recovery']
    way.forEach((step, at) => {
      expect(nextCareSteps(way[at - 1] ?? null)).toContain(step)
    })
  })

  it('gives treatment to a body outside and nowhere else', () => {
    const last = { step: 'referred', takenOn: '2023-03-01' } as const
    const treatment = { step: 'treatment', takenOn: '2023-03-02' } as const
    expect(careStepProblem(last, { ...treatment, body: null })).toBe('care-treatment-needs-body')
    expect(careStepProblem(last, { ...treatment, body: '市精神卫生中心' })).toBeNull()
  })

  it('S2.9: is no treatment by the station itself or by who runs it, however it is written', () => {
    const last = { step: 'referred', takenOn: '2023-03-01' } as const
    const own = ['金康园小学社工站', '云南连心社区照顾服务中心']
    const by = (body: string) =>
      careStepProblem(last, { step: 'treatment', takenOn: '2023-03-02', body, own })
    for (const body of [
      '本站',
      '本站心理室',
      '我们中心',
      '社工站 心理室',
      '学校心理咨询室',
      '金康园小学 社工站',
      '连心社区照顾服务中心',
      '金康园小学社工站（心理室）',
    ])
      expect(by(body)).toBe('care-treatment-needs-body')
    expect(by('昆明市第一人民医院')).toBeNull()
    expect(by('昆明医科大学附属学校医院')).toBeNull()
  })

  it('asks another body when one sent the matter back, and repeats no other step', () => {
    expect(nextCareSteps('treatment', true)).toEqual(['treatment', 'intervention', 'recovery'])
    expect(nextCareSteps('treatment')).toEqual(['intervention', 'recovery'])
    const last = { step: 'treatment', takenOn: '2023-03-01', sentBack: true } as const
    const again = { step: 'treatment', takenOn: '2023-03-03' } as const
    expect(careStepProblem(last, { ...again, body: '县医院' })).toBeNull()
    expect(careStepProblem(last, { ...again, body: null })).toBe('care-treatment-needs-body')
    expect(careStepProblem({ ...last, sentBack: false }, { ...again, body: '县医院' })).toBe(
      'care-step-not-next',
    )
  })

  it('does not go back in time', () => {
    const last = { step: 'referred', takenOn: '2023-03-05' } as const
    expect(careStepProblem(last, { step: 'intervention', takenOn: '2023-03-04', body: null })).toBe(
      'care-step-before-last',
    )
  })

  it('never reaches treatment without a referral and a body outside, nor recovery without help, whatever is tried', () => {
    const tried = fc.array(
      fc.record({
        step: fc.constantFrom(...steps),
        takenOn: fc.constantFrom('2023-01-01', '2023-01-02', '2023-01-03'),
        body: fc.constantFrom(null, '医院'),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(tried, (commands) => {
        const taken: (typeof commands)[number][] = []
        for (const command of commands)
          if (careStepProblem(taken.at(-1) ?? null, command) === null) taken.push(command)
        taken.forEach(({ step, takenOn, body }, at) => {
          const before = taken.slice(0, at).map((one) => one.step)
          if (at === 0) expect(step).toBe('found')
          if (step === 'treatment') expect([before.includes('referred'), body]).toEqual([true, '医院'])
          if (step === 'recovery')
            expect(before.some((one) => one === 'intervention' || one === 'treatment')).toBe(true)
          expect(takenOn >= (taken[at - 1]?.takenOn ?? '')).toBe(true)
        })
      }),
    )
  })
})
