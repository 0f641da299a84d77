import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { leavingWith } from './leaving.ts'

const grandmother = { id: 'g', name: '张桂兰', relation: '奶奶', fromOn: day('2023-09-01'), endedOn: null }
const uncle = {
  id: 'u',
  name: '李强',
  relation: '舅舅',
  fromOn: day('2023-09-01'),
  endedOn: day('2023-10-01'),
}
const list = [grandmother, uncle]
const on = day('2023-10-09')

describe('S11.A1: leaving a class', () => {
  it('is with an adult of the list', () => {
    expect(leavingWith({ pickUp: 'g' }, list, on)).toEqual({
      ok: true,
      value: { by: 'list', adult: grandmother },
    })
    expect(leavingWith({ name: ' 张桂兰 ' }, list, on)).toMatchObject({ ok: true })
  })

  it('is not with anybody else, however near he says he is', () => {
    expect(leavingWith({ name: '王五', relation: '叔叔' }, list, on)).toEqual({
      ok: false,
      error: 'adult-not-authorised',
    })
    expect(leavingWith({}, list, on)).toEqual({ ok: false, error: 'adult-not-authorised' })
  })

  it('is not with one whose authorisation has ended', () => {
    expect(leavingWith({ pickUp: 'u' }, list, on)).toEqual({ ok: false, error: 'adult-not-authorised' })
    expect(leavingWith({ pickUp: 'u' }, list, day('2023-09-30'))).toMatchObject({ ok: true })
  })

  it('is with another for once, when a guardian called', () => {
    const answer = leavingWith({ name: '王五', relation: '邻居', call: { guardian: '李丽' } }, list, on)
    expect(answer).toEqual({
      ok: true,
      value: { by: 'call', name: '王五', relation: '邻居', guardian: '李丽' },
    })
  })
})
