import { type DivisionCode, levelOf, nation, parseDivisionCode } from '../../../../kernel/division.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { nearest } from '../engine/nearest.ts'
import type { Words } from '../language/words.ts'

/** Registers over which a policy can be tried. */
export const populationKinds = ['workers', 'students', 'organisations', 'persons'] as const
export type PopulationKind = (typeof populationKinds)[number]

/** Of whom: a register, a place with all below it, and of workers those who hold one of some posts. */
export type Population = {
  readonly kind: PopulationKind
  readonly division: DivisionCode
  readonly posts: readonly string[]
}

/**
 * Reads `workers 410621 post=social-worker,community-worker`: the register, the place in 2 to 12 digits or 0 for all
 * places, and posts where only some are meant. `posts` are the codes that there are.
 */
export function readPopulation(text: string, posts: readonly string[]): Result<Population, Words> {
  const [kind = '', place = '', ...filters] = text.trim().split(/\s+/)
  const known = populationKinds.find((one) => one === kind)
  if (!known)
    return refused({
      zh: `对象应写 ${populationKinds.join('、')} 之一，再写区划代码，如 workers 410621；不是 ${kind || '空'}`,
      en: `write one of ${populationKinds.join(', ')} and then a division code, such as workers 410621; not ${kind || 'nothing'}`,
    })
  const division = place === '0' ? nation : parseDivisionCode(place)
  if (division === null)
    return refused({
      zh: `区划代码应为 2、4、6、9 或 12 位数字，0 表示全部；不是 ${place || '空'}`,
      en: `a division code has 2, 4, 6, 9 or 12 digits, and 0 is everywhere; not ${place || 'nothing'}`,
    })
  const chosen: string[] = []
  for (const filter of filters) {
    const [word, list = ''] = filter.split('=')
    if (word !== 'post' || known !== 'workers')
      return refused({
        zh: `只认识 post=…（仅用于 workers），不是 ${filter}`,
        en: `only post=… is known, and for workers only; not ${filter}`,
      })
    for (const post of list.split(',')) {
      if (!posts.includes(post)) {
        const close = nearest(post, posts)
        return refused({
          zh: `没有岗位 ${post}${close ? `，是否想写 ${close}` : ''}；可以写：${posts.join('、')}`,
          en: `there is no post ${post}${close ? `; did you mean ${close}` : ''}; there are: ${posts.join(', ')}`,
        })
      }
      chosen.push(post)
    }
  }
  return ok({ kind: known, division, posts: chosen })
}

const stepsBelow = {
  nation: 10_000_000_000,
  province: 100_000_000,
  prefecture: 1_000_000,
  county: 1_000,
  township: 1,
  village: 1,
} as const

/** The place one level below a division in which a code lies; the division itself for what lies in none of them. */
export function placeBelow(division: DivisionCode, code: DivisionCode): DivisionCode {
  const step = stepsBelow[levelOf(division)]
  return Math.floor(code / step) * step
}
