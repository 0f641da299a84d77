import { describe, expect, it } from 'vitest'
import { sourceWords } from './source-words.ts'

describe('a source is told without the numbers of our own notes', () => {
  it('in brackets, before a colon and alone', () => {
    expect(sourceWords('银川新闻网（S6.11、2.17）')).toBe('银川新闻网')
    expect(sourceWords('选拔办法（S10.2）专家评审')).toBe('选拔办法专家评审')
    expect(sourceWords('X7: 原文未说明能否同时享受')).toBe('原文未说明能否同时享受')
    expect(sourceWords('2.17')).toBe('')
  })

  it('and anything else stays as it is written', () => {
    expect(sourceWords('珠江时报：每人每月600元（S13.2）')).toBe('珠江时报：每人每月600元')
    expect(sourceWords('选拔办法资助成立工作室（金额未公布）')).toBe('选拔办法资助成立工作室（金额未公布）')
    expect(sourceWords('https://law.example/2023/grant#art3')).toBe('https://law.example/2023/grant#art3')
  })
})
