import { describe, expect, it } from 'vitest'
import { stepReasonSaid, stepReasons, takenBackFor } from './step-reasons.ts'

describe('why a step of a need was taken', () => {
  it('reads in both languages where the product says it, and as it was typed where a person did', () => {
    expect(stepReasonSaid(stepReasons.returned.zh).en).toBe('Returned by the body')
    expect(stepReasonSaid('企业停产')).toEqual({ zh: '企业停产', en: '企业停产' })
    expect(stepReasonSaid(takenBackFor(stepReasons.provided.zh))).toEqual({
      zh: '撤回承办单位的任务：站点已自行提供',
      en: 'Task taken back from the body: Provided by the station itself',
    })
  })
})
