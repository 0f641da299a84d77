import { describe, expect, it } from 'vitest'
import { bySubject, mainMeasures } from './main-measures.ts'
import type { MeasureLine } from './queries.ts'

const words = (zh: string, en: string) => ({ zh, en })
const visits = words('走访', 'Visits')
const register = words('建档', 'Register')
const measure = (code: string, subject: MeasureLine['subject']): MeasureLine => ({
  code,
  subject,
  title: words('指标', code),
  unit: words('次', 'times'),
  splits: [],
  addsUp: true,
  stock: false,
})
const catalogue = [
  ...['visits', 'persons', 'households', 'trips', 'home'].map((code) => measure(code, visits)),
  measure('registered', register),
]

describe('the main figures', () => {
  it('are the first four of each subject, so that the register stands beside the visits', () => {
    expect(mainMeasures(catalogue).map(({ code }) => code)).toEqual([
      'visits',
      'persons',
      'households',
      'trips',
      'registered',
    ])
  })

  it('leave none out of the list to choose from', () => {
    expect(bySubject(catalogue).map(({ subject, measures }) => [subject.en, measures.length])).toEqual([
      ['Visits', 5],
      ['Register', 1],
    ])
  })
})
