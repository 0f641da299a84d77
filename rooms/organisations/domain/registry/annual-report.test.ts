import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { registrars } from '../../server/registrar-files.ts'
import { owesReport, type ReportDone, reportStanding } from './annual-report.ts'
import { authorityName, type ReportRule, reportDays, reportRule } from './registrars.ts'

const calendar = workingCalendar()
const guangzhou = 440100000000
const ruleAt = (
  authority: number,
  form: 'association' | 'service-institution' | 'foundation',
  year: number,
) => {
  const rule = reportRule(registrars(), authority, form, year)
  if (!rule) throw new Error('no rule')
  return rule
}
const dueAt = (authority: number, form: 'association' | 'service-institution' | 'foundation', year: number) =>
  reportDays(ruleAt(authority, form, year), year, calendar).dueOn

const done = (...steps: readonly (readonly [ReportDone['step'], string])[]): ReportDone[] =>
  steps.map(([step, on]) => ({ step, on: day(on) }))
const stands = (steps: ReportDone[], today: string, more: Partial<ReportRule['returned']> = {}) => {
  const rule = ruleAt(guangzhou, 'association', 2018)
  const changed = { ...rule, returned: { ...rule.returned, ...more } }
  return reportStanding(changed, reportDays(rule, 2018, calendar), steps, calendar, day(today))
}

describe('who owes the report of a year', () => {
  const owes = (registeredOn: string, endedOn: string | null = null) =>
    owesReport(
      { registeredOn: day(registeredOn), endedOn: endedOn ? day(endedOn) : null },
      2018,
      day('2019-03-31'),
    )

  it('S15.A4: who was registered on 2018-12-31 owes the report of 2018, and who was on 2019-01-05 does not', () => {
    expect(owes('2018-12-31')).toBe(true)
    expect(owes('2019-01-01')).toBe(false)
    expect(owes('2019-01-05')).toBe(false)
  })

  it('who is no longer registered on the day on which it is due owes none', () => {
    expect(owes('2010-05-05', '2019-03-31')).toBe(false)
    expect(owes('2010-05-05', '2019-04-01')).toBe(true)
  })
})

describe('by when a report is due (2.15)', () => {
  it('follows the authority and the type of the body', () => {
    expect(dueAt(guangzhou, 'association', 2018)).toBe('2019-03-31')
    expect(dueAt(440103000000, 'foundation', 2018)).toBe('2019-03-31')
    expect(dueAt(440000000000, 'association', 2018)).toBe('2019-10-31')
    expect(dueAt(440300000000, 'association', 2018)).toBe('2019-06-30')
    expect(dueAt(440300000000, 'foundation', 2018)).toBe('2019-04-30')
    expect(dueAt(410621000000, 'association', 2018)).toBe('2019-05-31')
    expect(dueAt(410621000000, 'foundation', 2018)).toBe('2019-03-31')
  })

  it('of the province reaches the province alone, not the cities under it', () => {
    expect(ruleAt(440600000000, 'association', 2018).source).toBe('《社会团体登记管理条例》第二十八条')
  })

  it('2.17: an authority is called by the name of the day, and by its place where no file names it', () => {
    expect(authorityName(registrars(), guangzhou, '广州市', day('2018-06-01')).zh).toBe(
      '广州市社会组织管理局',
    )
    expect(authorityName(registrars(), guangzhou, '广州市', day('2019-06-01')).zh).toBe('广州市民政局')
    expect(authorityName(registrars(), 410700000000, '新乡市', day('2019-06-01')).zh).toBe('新乡市民政部门')
  })
})

describe('how a report stands', () => {
  it('S15.A1: filed on Friday 29 March or Sunday 31 March 2019, its review ends on 15 April', () => {
    expect(stands(done(['filed', '2019-03-29']), '2019-04-01')).toEqual({
      state: 'under-review',
      filedOn: '2019-03-29',
      reviewBy: '2019-04-15',
      acceptedOn: null,
      refileBy: null,
      late: 'no',
    })
    expect(stands(done(['filed', '2019-03-31']), '2019-04-01').reviewBy).toBe('2019-04-15')
  })

  it('S15.A2: returned and filed again on 19 April, it is reviewed until 6 May', () => {
    const steps = done(['filed', '2019-03-29'], ['returned', '2019-04-12'], ['filed', '2019-04-19'])
    expect(stands(steps, '2019-04-19').reviewBy).toBe('2019-05-06')
  })

  it('S15.A3: filed on 28 January, it is reviewed until 14 February', () => {
    expect(stands(done(['filed', '2019-01-28']), '2019-01-28').reviewBy).toBe('2019-02-14')
  })

  it('S15.2: is late from the day after the deadline, the deadline itself included', () => {
    expect(stands([], '2019-03-31')).toMatchObject({ state: 'due', late: 'no' })
    expect(stands([], '2019-04-01')).toMatchObject({ state: 'not-filed', late: 'yes' })
    expect(stands(done(['filed', '2019-04-01']), '2019-04-02').late).toBe('yes')
  })

  it('D5: returned before the deadline it may be filed again within ten working days without being late', () => {
    const returned = done(['filed', '2019-03-20'], ['returned', '2019-03-28'])
    expect(stands(returned, '2019-04-01')).toMatchObject({
      state: 'returned',
      refileBy: '2019-04-12',
      late: 'no',
    })
    expect(stands([...returned, ...done(['filed', '2019-04-12'])], '2019-04-12').late).toBe('no')
    expect(stands([...returned, ...done(['filed', '2019-04-15'])], '2019-04-15').late).toBe('yes')
  })

  it('S15.A5: whether a return after the deadline makes it late is what the file says (X12)', () => {
    const steps = done(['filed', '2019-03-29'], ['returned', '2019-04-12'], ['filed', '2019-04-19'])
    expect(stands(steps, '2019-04-19').late).toBe('yes')
    expect(stands(steps, '2019-04-19', { afterDue: 'not-late' }).late).toBe('no')
    expect(stands(steps, '2019-04-19', { afterDue: 'ask' }).late).toBe('unknown')
  })

  it('S15.2: tells by when it had to be reviewed once it was, by its last filing', () => {
    const steps = done(
      ['filed', '2019-03-29'],
      ['returned', '2019-04-12'],
      ['filed', '2019-04-19'],
      ['accepted', '2019-05-07'],
    )
    expect(stands(steps, '2019-05-08')).toMatchObject({ reviewBy: '2019-05-06', acceptedOn: '2019-05-07' })
    const back = done(['filed', '2019-03-29'], ['returned', '2019-04-12'])
    expect(stands(back, '2019-04-15')).toMatchObject({ reviewBy: null, acceptedOn: null })
  })

  it('X3: ends accepted and published, and knows no verdict', () => {
    const steps = done(['filed', '2019-03-29'], ['accepted', '2019-04-10'], ['published', '2019-04-11'])
    expect(stands(steps, '2019-04-10').state).toBe('accepted')
    expect(Object.keys(stands(steps, '2019-04-11'))).toEqual([
      'filedOn',
      'reviewBy',
      'acceptedOn',
      'refileBy',
      'state',
      'late',
    ])
    expect(stands(steps, '2019-04-11').state).toBe('published')
  })
})
