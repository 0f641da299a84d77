import { describe, expect, it } from 'vitest'
import { drawGenogram, half, shortName } from './genogram-drawing.ts'
import { layOut, slot } from './genogram-layout.ts'
import type { Member, Quality, Tie, TieKind } from './ties.ts'

const member = (key: string, sex = 1, birthYear: number | null = null): Member => ({
  key,
  name: `成员${key}`,
  sex,
  birthYear,
  deathYear: null,
  deceased: false,
  household: true,
})
const tie = (from: string, kind: TieKind, to: string, quality: Quality | null = null): Tie => ({
  from,
  to,
  kind,
  quality,
})

/** Grandparents, parents with a divorce and a second marriage, children of both. */
const three = {
  members: [
    member('爷', 1, 1940),
    member('奶', 2, 1942),
    member('父', 1, 1970),
    member('母', 2, 1972),
    member('继母', 2, 1975),
    member('叔', 1, 1968),
    member('子', 1, 2010),
    member('女', 2, 2012),
    member('妹', 2, 2018),
  ],
  ties: [
    tie('爷', 'spouse', '奶'),
    tie('爷', 'parent', '父'),
    tie('奶', 'parent', '父'),
    tie('爷', 'parent', '叔'),
    tie('奶', 'parent', '叔'),
    tie('父', 'divorced', '母', 'conflict'),
    tie('父', 'spouse', '继母'),
    tie('父', 'parent', '子'),
    tie('母', 'parent', '子'),
    tie('父', 'parent', '女'),
    tie('母', 'parent', '女'),
    tie('父', 'parent', '妹'),
    tie('继母', 'parent', '妹'),
    tie('奶', 'guardian', '子', 'close'),
  ],
}

const at = (layout: ReturnType<typeof layOut>, key: string) => {
  const found = layout.members.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}

/** Draws without chance: the same seed, the same order. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, order: ((index + 1) * 7919 * seed) % 104729 }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item)
}

/** A family of many by a rule: couples whose children marry. */
function large(count: number): { members: Member[]; ties: Tie[] } {
  const members = [member('m0', 1, 1930)]
  const ties: Tie[] = []
  for (let next = 1; next < count; next += 1) {
    const key = `m${next}`
    const parent = `m${Math.floor((next - 1) / 3)}`
    const kinds: readonly TieKind[] = ['spouse', 'parent', 'parent']
    const kind = kinds[(next - 1) % 3] as TieKind
    members.push(member(key, (next % 2) + 1, 1930 + next))
    ties.push(tie(parent, kind, key))
  }
  return { members, ties }
}

describe('the layout of a genogram', () => {
  it('puts each generation in a row of its own', () => {
    const layout = layOut('子', three.members, three.ties)
    expect(['爷', '奶'].map((key) => at(layout, key).row)).toEqual([0, 0])
    expect(['父', '母', '继母', '叔'].map((key) => at(layout, key).row)).toEqual([1, 1, 1, 1])
    expect(['子', '女', '妹'].map((key) => at(layout, key).row)).toEqual([2, 2, 2])
  })

  it('puts who had two partners between them, and children by age below their own parents', () => {
    const layout = layOut('子', three.members, three.ties)
    const x = (key: string) => at(layout, key).x
    expect([Math.abs(x('父') - x('母')), Math.abs(x('父') - x('继母'))]).toEqual([slot, slot])
    expect(x('子')).toBeLessThan(x('女'))
    expect(x('爷')).toBeLessThan(x('奶'))
  })

  it('gives the same picture in whatever order the family is told', () => {
    const wanted = drawGenogram({ client: '子', ...three, year: 2023 })
    for (const seed of [1, 2, 3, 4, 5])
      expect(
        drawGenogram({
          client: '子',
          members: shuffled(three.members, seed),
          ties: shuffled(three.ties, seed).toSorted((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1)),
          year: 2023,
        }).shapes.length,
      ).toBe(wanted.shapes.length)
    const layouts = [1, 2, 3, 4, 5].map((seed) =>
      layOut('子', shuffled(three.members, seed), shuffled(three.ties, seed)).members.map(
        ({ key, x, row }) => `${key} ${x} ${row}`,
      ),
    )
    for (const layout of layouts) expect(layout).toEqual(layouts[0])
  })

  it('lets no two members touch, up to twenty-five of them', () => {
    for (let count = 1; count <= 25; count += 1) {
      const { members, ties } = large(count)
      for (const client of ['m0', `m${count - 1}`]) {
        const layout = layOut(client, members, ties)
        for (const a of layout.members)
          for (const b of layout.members)
            if (a.key < b.key && a.row === b.row)
              expect(Math.abs(a.x - b.x), `${count} ${a.key} ${b.key}`).toBeGreaterThanOrEqual(slot - 1)
      }
    }
  })

  it('draws a person of whom no family is known, and one tied to nobody', () => {
    const alone = drawGenogram({ client: 'a', members: [member('a')], ties: [], year: 2023 })
    expect(alone.width).toBeGreaterThan(half * 2)
    const two = layOut('a', [member('a'), member('b')], [])
    expect(two.members.map(({ row }) => row)).toEqual([0, 0])
  })
})

describe('the drawing of a genogram', () => {
  const shapesOf = (members: readonly Member[], ties: readonly Tie[] = []) =>
    drawGenogram({ client: members[0]?.key ?? '', members, ties, year: 2023 }).shapes

  it('a man is a square, a woman a circle, the client has a double border', () => {
    const shapes = shapesOf([member('a', 1), member('b', 2)])
    expect(shapes.filter(({ shape }) => shape === 'rect')).toHaveLength(2)
    expect(shapes.filter(({ shape }) => shape === 'circle')).toHaveLength(1)
  })

  it('who died has a cross and both years, who lives the age', () => {
    const died = { ...member('b', 2, 1940), deceased: true, deathYear: 2019 }
    const texts = shapesOf([member('a', 1, 1950), died]).flatMap((one) =>
      one.shape === 'text' ? [one.text] : [],
    )
    expect(texts.toSorted()).toEqual(['1940–2019', '1950', '73', '成员a', '成员b'])
  })

  it('how two get on is drawn by its own line', () => {
    const plain = shapesOf([member('a', 1), member('b', 2)], [tie('a', 'spouse', 'b')]).length
    const count = (quality: Quality) =>
      shapesOf([member('a', 1), member('b', 2)], [tie('a', 'spouse', 'b', quality)]).length - plain
    expect([count('close'), count('distant'), count('conflict'), count('broken')]).toEqual([2, 1, 1, 4])
  })

  it('a child of one alone does not hang on the line of that one’s couples', () => {
    const shapes = shapesOf(
      [member('父', 1), member('妻', 2), member('前妻', 2), member('子'), member('继子')],
      [
        tie('父', 'spouse', '妻'),
        tie('父', 'divorced', '前妻'),
        tie('父', 'parent', '子'),
        tie('妻', 'parent', '子'),
        tie('父', 'parent', '继子'),
      ],
    )
    const stems = shapes.flatMap((one) =>
      one.shape === 'path' ? [...one.d.matchAll(/^M(\d+) (\d+) V(\d+)$/g)] : [],
    )
    const down = stems.filter(([, , from, to]) => Number(to) - Number(from) > 30).map(([, x]) => Number(x))
    expect(down).toHaveLength(2)
    expect(Math.abs((down[0] ?? 0) - (down[1] ?? 0))).toBeGreaterThan(8)
  })

  it('a long name is cut to the width of its column', () => {
    expect(shortName('欧阳修文')).toBe('欧阳修文')
    expect(shortName('买买提·吐尔逊江')).toBe('买买提·吐…')
    expect(shortName('Alexander Hamilton')).toBe('Alexander H…')
  })
})
