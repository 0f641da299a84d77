import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourceWords } from './source-words.ts'

describe('a source is told without the numbers of our own notes', () => {
  it('in brackets, before a colon and alone', () => {
    expect(sourceWords('银川新闻网（S6.11、2.17）')).toBe('银川新闻网')
    expect(sourceWords('选拔办法（S10.2）专家评审')).toBe('选拔办法专家评审')
    expect(sourceWords('X7: 原文未说明能否同时享受')).toBe('原文未说明能否同时享受')
    expect(sourceWords('2.17')).toBe('')
  })

  it('beside other words in one bracket, before a quotation, and several before a colon', () => {
    expect(sourceWords('《选拔办法》（浙民慈〔2021〕31号，S10.1）')).toBe(
      '《选拔办法》（浙民慈〔2021〕31号）',
    )
    expect(sourceWords('每人 1 万元（S4.2；标题“最高”按正文，X14）')).toBe('每人 1 万元（标题“最高”按正文）')
    expect(sourceWords('S4 “公示”')).toBe('“公示”')
    expect(sourceWords('S10.A2（2021-06-30 截止）')).toBe('（2021-06-30 截止）')
    expect(sourceWords('X8, D3: 原文未写周期，按月')).toBe('原文未写周期，按月')
  })

  it('in every file that is shipped', () => {
    const folder = join(import.meta.dirname, '../../../data/programmes')
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/(?:source|law): '([^']+)'/g)])
      .map(([, source = '']) => source)
    expect(sources.length).toBeGreaterThan(100)
    for (const source of sources) expect(sourceWords(source), source).not.toMatch(/[SXD]\d/)
  })

  it('and anything else stays as it is written', () => {
    expect(sourceWords('珠江时报：每人每月600元（S13.2）')).toBe('珠江时报：每人每月600元')
    expect(sourceWords('选拔办法资助成立工作室（金额未公布）')).toBe('选拔办法资助成立工作室（金额未公布）')
    expect(sourceWords('https://law.example/2023/grant#art3')).toBe('https://law.example/2023/grant#art3')
  })
})
