import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { factsOf } from '../../domain/check/try-example.ts'
import { decide } from '../../domain/engine/decide.ts'
import { checkText } from './read-programme.ts'

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/add-a-programme.md'), 'utf8')
const chinese = readFileSync(join(import.meta.dirname, '../../../../docs/add-a-programme.zh-CN.md'), 'utf8')
const text = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''

describe('the policy of docs/add-a-programme.md', () => {
  it('is right in every point, though no shipped file resembles it', () => {
    const checked = checkText(text, 'xunxian/xunxian-school-grant.yaml')
    expect(checked.ok ? [] : checked.error).toEqual([])
  })

  it('decides as the guide says', () => {
    const checked = checkText(text, 'xunxian/xunxian-school-grant.yaml')
    if (!checked.ok) throw new Error('the guide is wrong')
    const given = { township: 410621100, pupil: 'yes', income_a_head: 50000, sibling_draws: 'yes' }
    expect(decide(checked.value, { on: '2024-09-10', facts: factsOf(checked.value, given) })).toMatchObject({
      eligible: 'yes',
      amountFen: 100000,
      ask: [],
    })
  })

  it('is told in Chinese with the same commands and the same steps', () => {
    const commands = (page: string) => page.match(/^npx zhulian .*$/gm) ?? []
    for (const command of commands(chinese)) expect(commands(guide)).toContain(command)
    const steps = (page: string) => page.match(/^\d\. /gm)?.length
    expect(steps(chinese)).toBe(steps(guide))
  })
})
