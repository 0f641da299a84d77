import { describe, expect, it } from 'vitest'
import { nameKeysOf, tidyName } from './name-keys.ts'

describe('the keys of a name', () => {
  it('are its suffixes in characters, pinyin and initials', () => {
    expect(nameKeysOf('王小明', ['wang', 'xiao', 'ming'])).toEqual([
      '王小明',
      'wangxiaoming',
      'wxm',
      '~小明',
      '~xiaoming',
      '~xm',
      '~明',
      '~ming',
    ])
  })

  it('leave out the point of a long name and begin again after it', () => {
    const name = '买买提阿不都·艾合买提'
    const syllables = ['mai', 'mai', 'ti', 'a', 'bu', 'du', '·', 'ai', 'he', 'mai', 'ti']
    const keys = nameKeysOf(name, syllables)
    expect(keys).toContain('买买提阿不都艾合买提')
    expect(keys).toContain('~艾合买提')
    expect(keys).toContain('~aihemaiti')
    expect(keys).not.toContain('~合买提')
  })

  it('of a Latin name are the name itself', () => {
    expect(nameKeysOf('Li Na', ['L', 'i', ' ', 'N', 'a'])).toContain('lina')
  })

  it('compare in half width and small letters', () => {
    expect(tidyName(' Ｗａｎｇ xiao·ming ')).toBe('wangxiaoming')
  })
})
