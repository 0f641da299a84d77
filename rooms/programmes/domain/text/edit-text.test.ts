import { describe, expect, it } from 'vitest'
import { editText, readText } from './edit-text.ts'

const text = `# The grant of the county
code: grant # for ever
title: { zh: '补助', en: 'Grant' }
facts:
  # asked first
  poor: { type: yes_no, question: { zh: '?', en: '?' } }
eligible:
  - { rule: poor, when: { fact: poor, is: 'yes' } }
  - { rule: other, when: { fact: poor, is: 'no' } }
examples:
  - name: one
    on: 2024-01-01
`

describe('a change that a form makes', () => {
  it('leaves comments, order and all else as they were written', () => {
    expect(editText(text, { op: 'set', path: ['title', 'en'], value: 'A grant' })).toBe(
      text.replace("en: 'Grant'", "en: 'A grant'"),
    )
    expect(editText(text, { op: 'set', path: ['code'], value: 'big-grant' })).toBe(
      text.replace('code: grant', 'code: big-grant'),
    )
  })

  it('puts short things on one line, and what is within a line stays within it', () => {
    const added = editText(text, {
      op: 'set',
      path: ['facts', 'rich'],
      value: { type: 'yes_no', question: { zh: '富吗', en: 'Rich?' } },
    })
    expect(added).toContain('  rich: { type: yes_no, question: { zh: 富吗, en: Rich? } }\n')
    expect(editText(text, { op: 'set', path: ['eligible', 0, 'source'], value: '第一条' })).toContain(
      "- { rule: poor, when: { fact: poor, is: 'yes' }, source: 第一条 }",
    )
  })

  it('begins a part that is not there yet', () => {
    expect(editText('', { op: 'set', path: ['parameters', 'grant', 'unit'], value: 'fen' })).toBe(
      'parameters: { grant: { unit: fen } }\n',
    )
    expect(editText('code: a\n', { op: 'set', path: ['eligible', 0], value: { rule: 'x' } })).toBe(
      'code: a\neligible: [ { rule: x } ]\n',
    )
  })

  it('takes a part away, and with the last of a list the list', () => {
    const less = editText(text, { op: 'remove', path: ['eligible', 0] })
    expect(less).not.toContain('rule: poor')
    expect(editText(less ?? '', { op: 'remove', path: ['eligible', 0] })).not.toContain('eligible')
  })

  it('moves a part within its list and nowhere else', () => {
    const moved = editText(text, { op: 'move', path: ['eligible'], from: 0, to: 1 }) ?? ''
    expect(moved.indexOf('rule: other')).toBeLessThan(moved.indexOf('rule: poor'))
    expect(editText(text, { op: 'move', path: ['eligible'], from: 0, to: 2 })).toBe(text)
  })

  it('is not made in a text that cannot be read, of which the line is told', () => {
    const broken = 'code: a\ntitle: { zh: "\n'
    expect(editText(broken, { op: 'set', path: ['code'], value: 'b' })).toBeNull()
    expect(readText(broken)).toMatchObject({ ok: false })
    expect(readText('code: a\n  wrong: b\n')).toEqual({ ok: false, line: 1 })
    expect(readText('- a list\n')).toEqual({ ok: false, line: 1 })
    expect(readText('')).toEqual({ ok: true, value: {} })
  })
})
