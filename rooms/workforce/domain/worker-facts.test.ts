import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { factsOfWorker, monthsOf, type WorkerFile } from './worker-facts.ts'

const policy = {
  years: 3,
  firstWithinYears: 1,
  degreeHours: 90,
  warnDays: 90,
  values: [{ from: day('2009-09-07'), hours: { assistant: 72, intermediate: 90, senior: 90 } }],
}
const blank: WorkerFile = {
  birth: null,
  certificates: [],
  registrations: [],
  posts: [],
  credits: [],
  studies: [],
  awards: [],
}
const certificate = (
  level: 'assistant' | 'intermediate' | 'senior',
  obtainedOn: string,
  examPlace: number | null = null,
) => ({
  id: `${level}-${obtainedOn}`,
  level,
  number: `N-${level}`,
  examYear: null,
  examPlace,
  obtainedOn: day(obtainedOn),
  endedOn: null,
})
const community = {
  kind: 'community-worker' as const,
  employerKind: 'community' as const,
  employer: '清流社区',
  organisation: null,
  place: 341102001001,
  main: true,
  fullTime: true,
}
const value = (file: Partial<WorkerFile>, on: string) => {
  const facts = factsOfWorker(policy, { ...blank, ...file }, day(on))
  return (name: keyof typeof facts) => facts[name]?.value
}

describe('the facts of a worker on a day', () => {
  it('S3.A1 (c): where the examination was registered for is a fact beside the certificate', () => {
    const fact = value(
      { certificates: [certificate('intermediate', '2022-11-01', 340100000000)] },
      '2023-01-01',
    )
    expect([fact('certificate.level'), fact('certificate.exam-place')]).toEqual([
      'intermediate',
      340100000000,
    ])
  })

  it('S3.A1 (d): an upgrade changes the level from the day on which it was obtained', () => {
    const file = {
      certificates: [certificate('assistant', '2021-11-01'), certificate('intermediate', '2023-06-15')],
    }
    expect(value(file, '2023-06-14')('certificate.level')).toBe('assistant')
    expect(value(file, '2023-06-15')('certificate.level')).toBe('intermediate')
    expect(value(file, '2023-06-15')('certificate.held-since-assistant')).toBe('2021-11-01')
  })

  it('S3.A1 (b): the post of a community worker has a first and a last day', () => {
    const file = { posts: [{ ...community, from: day('2023-03-10'), to: day('2023-09-20') }] }
    const during = value(file, '2023-09-20')
    expect([during('employment.post'), during('employment.from'), during('employment.to')]).toEqual([
      'community-worker',
      '2023-03-10',
      '2023-09-20',
    ])
    expect(value(file, '2023-05-01')('employment.to')).toBeUndefined()
    const after = value(file, '2023-09-21')
    expect([after('employment.post'), after('employment.to')]).toEqual(['none', '2023-09-20'])
  })

  it('X8: a community worker gains no months of social work', () => {
    const posts = [
      { ...community, from: day('2020-01-01'), to: day('2020-12-31') },
      { ...community, kind: 'social-worker' as const, from: day('2021-01-01'), to: null },
    ]
    expect(value({ posts }, '2021-06-30')('employment.social-work-months')).toBe(6)
  })

  it('S10.A2: a certificate of 2019-01-10 is held since that day, whatever came after', () => {
    const file = {
      certificates: [certificate('intermediate', '2019-01-10'), certificate('senior', '2020-05-05')],
    }
    expect(value(file, '2021-06-30')('certificate.held-since-intermediate')).toBe('2019-01-10')
    expect(value(file, '2021-06-30')('certificate.held-since')).toBe('2020-05-05')
  })

  it('S6.A1: the diploma and the invoices that stand on the day; without a diploma there is neither', () => {
    const study = {
      socialWork: true,
      degree: 'bachelor' as const,
      diplomaOn: day('2023-01-10'),
      invoices: [
        { on: day('2021-09-01'), amountFen: 320_000 },
        { on: day('2022-09-01'), amountFen: 280_000 },
      ],
    }
    expect(value({ studies: [study] }, '2023-01-10')('tuition.invoiced')).toBe(600_000)
    expect(value({ studies: [study] }, '2023-01-09')('diploma.on')).toBeUndefined()
  })

  it('2.16: credit hours count within the registration in force', () => {
    const file = {
      certificates: [certificate('assistant', '2020-11-20')],
      registrations: [
        { certificate: 'assistant-2020-11-20', from: day('2021-01-01'), to: day('2023-12-31') },
      ],
      credits: [
        { on: day('2020-12-31'), tenths: 100 },
        { on: day('2022-05-05'), tenths: 365 },
      ],
    }
    const fact = value(file, '2023-01-01')
    expect([fact('education.hours'), fact('education.needed'), fact('certificate.registered')]).toEqual([
      36.5,
      72,
      true,
    ])
    expect(value(file, '2024-01-01')('certificate.registered')).toBe(false)
  })

  it('says nothing of what the register does not know, and none where it does', () => {
    const fact = value({}, '2023-01-01')
    expect([fact('certificate.level'), fact('employment.post'), fact('award.count')]).toEqual([
      'none',
      'none',
      0,
    ])
    expect(fact('person.birth')).toBeUndefined()
  })

  it('a withdrawn award counts no more from the day on which it was', () => {
    const awards = [{ on: day('2021-03-01'), withdrawnOn: day('2022-01-01'), programme: 'jiujiang-talent' }]
    expect(value({ awards }, '2021-12-31')('award.programmes')).toEqual(['jiujiang-talent'])
    expect(value({ awards }, '2022-01-01')('award.count')).toBe(0)
  })
})

describe('months of several periods', () => {
  const period = (from: string, to: string | null) => ({ from: day(from), to: to ? day(to) : null })

  it('X11: count overlapping periods once and add days left over as months of thirty', () => {
    expect(
      monthsOf([period('2018-03-01', '2018-04-30'), period('2018-04-15', '2018-05-31')], day('2019-01-01')),
    ).toBe(3)
    expect(
      monthsOf([period('2018-03-01', '2018-03-20'), period('2018-06-01', '2018-06-15')], day('2019-01-01')),
    ).toBe(1)
    expect(monthsOf([period('2018-03-01', null)], day('2018-04-30'))).toBe(2)
  })
})
