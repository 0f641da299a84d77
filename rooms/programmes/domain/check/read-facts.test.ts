import { describe, expect, it } from 'vitest'
import { optionsOf, question, sampleProgramme } from '../sample-programme.ts'
import { readFacts } from './read-facts.ts'

const facts = {
  never: question('yes_no'),
  level: question('code', { options: optionsOf('assistant', 'senior') }),
  held: question('codes', { options: optionsOf('a-subsidy', 'b-subsidy') }),
  hired_on: question('day'),
  left_on: question('day', { not_before: 'hired_on' }),
  received_at: question('moment', { not_before: 'hired_on' }),
  place: question('division'),
  hours: question('hours'),
  paid: question('money'),
}
const open = (choice: string) => ({
  question: { zh: '?', en: '?' },
  options: optionsOf('yes', 'no'),
  default: choice,
  source: 'test',
})
const programme = sampleProgramme({ facts, switches: { stackable: open('ask'), late_counts: open('no') } })

const said = (written: Record<string, unknown>, language: 'zh' | 'en' = 'en') => {
  const read = readFacts(programme, written)
  return read.ok ? [] : read.error.map((mistake) => mistake[language])
}

describe('answers that are none', () => {
  it('are told with what to write instead', () => {
    expect(said({ hired_on: '2023-02-30' })).toEqual([
      'hired_on takes a day, not "2023-02-30"; write a day such as 2023-07-05',
    ])
    expect(said({ received_at: '2019-01-31' }, 'zh')).toEqual([
      'received_at 应为时刻，不是 "2019-01-31"；写 2023-07-05T09:30:00+08:00 这样的时刻',
    ])
    expect(said({ place: '3411020' })[0]).toContain('write a division code of 2, 4, 6, 9 or 12 digits')
    expect(said({ paid: 2000.5 }, 'zh')).toEqual(['paid 应为金额，不是 2000.5；写整数分，2000 元写 200000'])
    expect(said({ hours: '35o' })[0]).toContain('write hours, such as 352, 351.5 or "351:30"')
    expect(said({ level: 'middle' })).toEqual(['level cannot be "middle"; it takes: assistant, senior'])
    expect(said({ held: 'a-subsidy' })[0]).toContain(
      'write a list, such as ["a", "b"]; there are: a-subsidy, b-subsidy',
    )
  })

  it('are told all at once', () => expect(said({ levle: 'senior', paid: -1 })).toHaveLength(2))

  it('of names that every object has of its own are names that the file has not', () => {
    expect(said(JSON.parse('{"constructor": 1, "__proto__": 2}'))).toHaveLength(2)
  })

  it.each(['2019-02-30T10:00:00+08:00', '2019-01-31T24:00:00+08:00', '2019-01-31T23:59:60+08:00'])(
    'a moment that no clock shows is none: %s',
    (moment) => expect(said({ received_at: moment })).toHaveLength(1),
  )
})

describe('answers that contradict each other', () => {
  it('are told: nobody leaves a post before coming into it', () => {
    expect(said({ hired_on: '2023-09-20', left_on: '2023-03-10' }, 'zh')).toEqual([
      'left_on（2023-03-10）早于 hired_on（2023-09-20），请核对这两项',
    ])
    expect(said({ hired_on: '2023-09-20', received_at: '2023-09-19T23:59:59+08:00' })).toHaveLength(1)
  })

  it('do not when both lie on one day, or one is not known', () => {
    expect(said({ hired_on: '2023-03-10', left_on: '2023-03-10' })).toEqual([])
    expect(said({ left_on: '2023-03-10' })).toEqual([])
  })
})

describe('an open question of the policy', () => {
  it('may be answered for a case where the body answers case by case', () =>
    expect(readFacts(programme, { stackable: 'yes' })).toEqual({ ok: true, value: { stackable: 'yes' } }))

  it('is no fact where it is settled, and is not passed over in silence', () => {
    expect(said({ late_counts: 'yes' })[0]).toContain('to try another answer write --set late_counts=OPTION')
    expect(said({ late_counts: 'no' })).toEqual([])
  })
})
