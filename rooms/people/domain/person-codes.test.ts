import { describe, expect, it } from 'vitest'
import { categories, categoryFile, codes } from '../../../tests/fixtures/person-data.ts'
import { ageConflict, categoryBook } from './category.ts'
import { codeTable, codeTableNames } from './person-codes.ts'

describe('the code tables in data/codes', () => {
  it('are all there, each code once', () => {
    expect(Object.keys(codes).toSorted()).toEqual([...codeTableNames].toSorted())
    for (const { name, values } of Object.values(codes)) {
      expect(new Set(values.map(({ code }) => code)).size, name).toBe(values.length)
    }
  })

  it('have the numbers of the standards, where public tables often have them wrong', () => {
    expect(codes.marital.values.map(({ code }) => code)).toEqual([
      '10',
      '20',
      '21',
      '22',
      '23',
      '30',
      '40',
      '90',
    ])
    expect(codes['ethnic-group'].values).toHaveLength(58)
    expect(codes['ethnic-group'].codeOf('ZA')).toBe('04')
    expect(codes['disability-kind'].codeOf('视力')).toBe('1')
    expect(codes['disability-kind'].codeOf('听力')).toBe('2')
    expect(codes['family-relation'].codeOf('配偶')).toBe('10')
    expect(codes['political-status'].codeOf('群众')).toBe('13')
    expect(codes.education.codeOf('初中')).toBe('70')
  })

  it.each([
    ['sex', ' 男 性', '1'],
    ['sex', '2', '2'],
    ['ethnic-group', '汉', '01'],
    ['education', '文盲', '90'],
    ['marital', '离异', '40'],
    ['disability-grade', 'Ⅱ级', '2'],
    ['family-relation', '之妻', '12'],
    ['housing', '危房Ｃ级', 'dangerous-c'],
  ] as const)('know in %s what %s means', (table, word, code) => {
    expect(codes[table].codeOf(word)).toBe(code)
  })

  it('say that they do not know a word rather than guess', () => {
    expect(codes.sex.codeOf('先生')).toBeNull()
    expect(codes['family-relation'].codeOf('媳妇')).toBeNull()
    expect(codes.sex.valueOf('3')).toBeNull()
    expect(codes.sex.valueOf('2')).toMatchObject({ zh: '女', en: 'Female' })
  })

  it('are refused when one word means two things', () => {
    const value = (code: string) => ({ code, zh: code, en: code, words: ['同一个词'] })
    const table = {
      code: 'sex',
      title: { zh: '性别', en: 'Sex' },
      source: 'x',
      values: [value('1'), value('2')],
    } as const
    expect(() => codeTable({ ...table, values: [...table.values] })).toThrow('同一个词')
  })
})

describe('a category word', () => {
  const mention = (code: string, kind: string | null = null) => [{ code, kind }]

  it.each([
    ['低保', mention('DB')],
    ['农村低保户', mention('DB', 'rural')],
    ['低保(城市)', mention('DB', 'urban')],
    ['城镇低保对象', mention('DB', 'urban')],
    ['低保Ａ类', mention('DB')],
    ['五保', mention('TK')],
    ['分散供养五保户', mention('TK', 'dispersed')],
    ['特困(集中)', mention('TK', 'centralised')],
    ['城市三无', mention('TK')],
    ['低收入户', mention('DBBY')],
    ['低保边缘', mention('DBBY')],
    ['支出型困难家庭', mention('GXZC')],
    ['建档立卡户', mention('FZFP')],
    ['重残', mention('CJ', 'severe')],
    ['二级残疾', mention('CJ', 'severe')],
    ['肢体残疾人', mention('CJ')],
    ['残疾人(肢体二级)', mention('CJ')],
    ['失独', mention('JSTS', 'bereaved')],
    ['留守妇女', mention('LSFN')],
    ['刑满释放/社区矫正', mention('XSSJ')],
    ['DB', mention('DB')],
  ])('%s is understood, legacy or not', (word, expected) => {
    expect(categories.mentions(word)).toEqual(expected)
  })

  it('may say two things at once', () => {
    expect(categories.mentions('重残儿童')?.map(({ code }) => code)).toEqual(['KJ', 'CJ'])
  })

  it('is not guessed at when nobody would know', () => {
    for (const word of ['', '贫农', '保', '党员干部', '低保残疾留守'])
      expect(categories.mentions(word), word).toBeNull()
  })

  it('of a place alone is known there when the place says what it means', () => {
    const here = categoryBook(categoryFile, { 救助户: 'DB' })
    expect(here.mentions('救助户')).toEqual(mention('DB'))
    expect(categories.mentions('救助户')).toBeNull()
    expect(() => categoryBook(categoryFile, { 救助户: 'XX' })).toThrow('XX')
  })
})

describe('the categories in data/categories', () => {
  it('report as the five groups of the monthly table (S5.11)', () => {
    expect(categories.groups.map(({ zh }) => zh)).toEqual([
      '低保',
      '特困',
      '困境儿童',
      '残疾人',
      '其他困难群体',
    ])
    const group = (code: string) => categories.category(code)?.reports_as
    expect(['DB', 'TK', 'KJ', 'GE', 'SSWR', 'CJ', 'DBBY', 'LSET'].map(group)).toEqual([
      'dibao',
      'tekun',
      'child',
      'child',
      'child',
      'disability',
      'other',
      'other',
    ])
  })

  it('let one person count once by 特困 > 低保 > 低保边缘 > 困境儿童 > 残疾人 > 其他', () => {
    const order = categories.categories.toSorted((a, b) => a.priority - b.priority).map(({ code }) => code)
    expect(order.slice(0, 3)).toEqual(['TK', 'DB', 'DBBY'])
    expect(order.indexOf('KJ')).toBeLessThan(order.indexOf('CJ'))
    expect(order.at(-1)).toBe('QT')
  })

  it('keep involvement in a case need-to-know, and nothing else so', () => {
    const secret = categories.categories.filter((category) => category.class === 'L4').map(({ code }) => code)
    expect(secret).toEqual(['XSSJ'])
  })

  it('know at what age they end', () => {
    const conflict = (code: string, age: number) => {
      const category = categories.category(code)
      return category && ageConflict(category, age)
    }
    expect([conflict('KJ', 17), conflict('KJ', 18)]).toEqual([null, 'reject'])
    expect([conflict('GE', 17), conflict('GE', 18)]).toEqual([null, 'warn'])
    expect([conflict('DJLR', 59), conflict('DJLR', 60)]).toEqual(['warn', null])
    expect(conflict('DB', 3)).toBeNull()
  })
})
