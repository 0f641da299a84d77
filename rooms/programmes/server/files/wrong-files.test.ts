import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkText } from './read-programme.ts'
import { chinese } from './say-issue.ts'

const name = 'xunxian-first-year-grant'
const fixture = (file: string) =>
  readFileSync(join(import.meta.dirname, '../../../../tests/fixtures/programmes', file), 'utf8')
const right = fixture(`${name}.yaml`)

/** Everything that the check says of a text, as its author reads it: line and what to write. */
const told = (text: string) => {
  const checked = checkText(text, `${name}.yaml`)
  const said = (language: 'zh' | 'en') =>
    checked.ok ? [] : checked.error.map(({ line, reason }) => `${line}: ${reason[language]}`)
  return { en: said('en').join('\n'), zh: said('zh').join('\n') }
}

/** A slip, where it is made, and how the check tells of it in both languages. */
type Slip = readonly [what: string, from: string, to: string, en: string, zh: string]
const slips: readonly Slip[] = JSON.parse(fixture('wrong-files.json'))

describe('the policy that the guide leads to', () => {
  it('is right in every point', () => expect(told(right)).toEqual({ en: '', zh: '' }))
})

describe('a wrong file is told with its line and what to write, in both languages', () => {
  it.each(slips)('%s', (_, from, to, en, zh) => {
    expect(right).toContain(from)
    const said = told(right.replace(from, to))
    expect(said.en).toContain(en)
    expect(said.zh).toContain(zh)
  })
})

describe('a file that is no policy at all', () => {
  const saidOf = (text: string) => {
    const { zh, en } = told(text)
    return [zh, en]
  }

  it('is told when it is empty, or has comments only', () => {
    for (const text of ['', '\n\n', '# a comment\n'])
      expect(saidOf(text)).toEqual([
        '1: 文件是空的；从“code: 代码”写起，一行一项',
        '1: the file is empty; begin with code: and go on with a line a part',
      ])
  })

  it('is told when it is a list or a sentence', () => {
    for (const text of ['- a\n- b\n', 'just words\n'])
      expect(saidOf(text)[1]).toBe(
        '1: the file is made of names with their values; begin with code: and go on with a line a part',
      )
  })

  it('is told when it is no text: a picture, or Chinese in another encoding', () => {
    const gbk = Buffer.from([0x63, 0x6f, 0x64, 0x65, 0x3a, 0x20, 0xc0, 0xad, 0x0a]).toString('utf8')
    for (const text of ['\u0089PNG\r\n\0', gbk])
      expect(saidOf(text)[0]).toContain('不是 UTF-8 文本；请用文本编辑器打开，另存为 UTF-8 编码')
  })
})

describe('the sentences of the language', () => {
  it('have their Chinese, all of them', () => {
    const folder = join(import.meta.dirname, '../../domain/language')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )
    const said = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/error: '([^']+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    )
    expect(said.length).toBeGreaterThan(5)
    expect(said.filter((sentence) => chinese[sentence] === undefined)).toEqual([])
  })
})
