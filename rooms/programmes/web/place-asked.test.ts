import { describe, expect, it } from 'vitest'
import { shippedProgrammes } from '../server/index.ts'
import { placeAsked } from './place-asked.ts'

const programmeOf = (code: string) => {
  const found = shippedProgrammes().find(({ programme }) => programme.code === code)
  if (!found) throw new Error(code)
  return found.programme
}

describe('where a place is looked for', () => {
  it('S13.A5, S3.A1: a household or an examination elsewhere can be answered', () => {
    expect(placeAsked(programmeOf('nanhai-practicum'), 'household')).toBeUndefined()
    expect(placeAsked(programmeOf('chuzhou-certificate-grant'), 'exam_place')).toBeUndefined()
  })

  it('is within the division of the policy where somebody applies or a station stands', () => {
    expect(placeAsked(programmeOf('hangzhou-ten-best-stations'), 'station')).toBe(330100000000)
  })
})
