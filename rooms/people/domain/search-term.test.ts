import { describe, expect, it } from 'vitest'
import { readSearch } from './search-term.ts'

describe('what is typed into the search box', () => {
  it.each([
    ['王小明', { way: { kind: 'name', text: '王小明' }, name: null }],
    [' 王 小明 ', { way: { kind: 'name', text: '王小明' }, name: null }],
    ['Wang XiaoMing', { way: { kind: 'name', text: 'wangxiaoming' }, name: null }],
    ['wxm', { way: { kind: 'name', text: 'wxm' }, name: null }],
    ['002x', { way: { kind: 'ending', digits: '002X' }, name: null }],
    ['１３８００００１２３４', { way: { kind: 'ending', digits: '13800001234' }, name: null }],
    ['11010519491231002x', { way: { kind: 'identity-number', number: '11010519491231002X' }, name: null }],
    ['cl-410621-2023-00001', { way: { kind: 'file-number', number: 'CL-410621-2023-00001' }, name: null }],
    ['138 0000-1234', { way: { kind: 'ending', digits: '13800001234' }, name: null }],
    ['110105 19491231 002x', { way: { kind: 'identity-number', number: '11010519491231002X' }, name: null }],
    ['王 0011', { way: { kind: 'ending', digits: '0011' }, name: '王' }],
  ])('%s is read', (text, expected) => {
    expect(readSearch(text)).toEqual(expected)
  })

  it('is nothing when there is nothing to search for', () => {
    expect(readSearch('   ')).toBeNull()
    expect(readSearch('·')).toBeNull()
  })

  it('with too few digits is searched as a name, and finds nobody', () => {
    expect(readSearch('12')).toEqual({ way: { kind: 'name', text: '12' }, name: null })
  })
})
