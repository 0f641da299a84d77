import { describe, expect, it } from 'vitest'
import { keptWording, readWording } from './wording.ts'

describe('what a duty says', () => {
  it('is kept in both languages where a room says it', () => {
    expect(keptWording({ zh: '回复来信 12', en: 'Reply to letter 12' })).toEqual({
      zh: '回复来信 12',
      en: 'Reply to letter 12',
    })
  })

  it('has no English of its own where a person typed it, and reads the same in both languages', () => {
    const { zh, en } = keptWording({ typed: '送低保申请表' })
    expect(en).toBeNull()
    expect(readWording(zh, en)).toEqual({ zh: '送低保申请表', en: '送低保申请表' })
  })
})
