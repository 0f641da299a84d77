import { describe, expect, it } from 'vitest'
import { child, man, person, problems, readDrawn, readOne } from '../../../../tests/fixtures/drawn-ledger.ts'
import type { DrawnCell } from '../../../../tests/fixtures/sheet-rows.ts'

describe('categories', () => {
  const codesOf = (given: Record<string, DrawnCell>) =>
    person(given).categories.map(({ code, kind }) => [code, kind])

  it.each([
    [
      '五保、残疾',
      [
        ['TK', null],
        ['CJ', null],
      ],
    ],
    [
      '城市三无/重残',
      [
        ['TK', null],
        ['CJ', 'severe'],
      ],
    ],
    [
      '低收入户;失独+临时救助',
      [
        ['DBBY', null],
        ['JSTS', 'bereaved'],
        ['LINSHI', null],
      ],
    ],
    [
      '农村低保\n建档立卡',
      [
        ['DB', 'rural'],
        ['FZFP', null],
      ],
    ],
    [
      '低保 残疾人',
      [
        ['DB', null],
        ['CJ', null],
      ],
    ],
    [
      '低保和残疾人',
      [
        ['DB', null],
        ['CJ', null],
      ],
    ],
    ['特困(分散)、特困', [['TK', 'dispersed']]],
    ['困境 儿童', [['KJ', null]]],
    ['刑满释放/社区矫正', [['XSSJ', null]]],
  ])('%s are understood', (written, expected) => {
    expect(codesOf({ 对象类别: written })).toEqual(expected)
  })

  it('on two lines or apart by a space are two, in one word they may be one', () => {
    const written = (对象类别: string) => codesOf({ 身份证号: child, 对象类别 })
    expect(written('困境儿童\n重残')).toEqual([
      ['KJ', null],
      ['CJ', 'severe'],
    ])
    expect(written('困境儿童 重残')).toEqual([
      ['KJ', null],
      ['CJ', 'severe'],
    ])
    expect(written('困境儿童(重残)')).toEqual([['KJ', 'own']])
  })

  it.each([
    '低保-残疾人',
    '低保·残疾人',
    '低保与残疾人',
    '低保(残疾人)',
    '1.低保 2.残疾人',
    '①低保②残疾人',
    '低保\\残疾人',
  ])('in %s are two', (written) => {
    expect(codesOf({ 对象类别: written })).toEqual([
      ['DB', null],
      ['CJ', null],
    ])
  })

  it('of a child in hardship are the child’s, whatever the hardship', () => {
    for (const word of ['重病儿童', '困难家庭儿童', '贫困儿童', '监护缺失儿童']) {
      expect(codesOf({ 身份证号: child, 对象类别: word })).toMatchObject([['KJ', expect.any(String)]])
    }
  })

  it('that nobody knows make the row wait, because a category left out would falsify the figures', () => {
    expect(readOne({ 对象类别: '低保、贫农' })).toMatchObject({
      rejected: true,
      problems: [{ code: 'category-unknown', data: { text: '贫农' }, severity: 'reject' }],
    })
  })

  it('that are not given are missed, not invented', () => {
    expect(problems({ 对象类别: '无' })).toEqual(['对象类别 category-missing warn'])
  })

  it('are refused where the age speaks against them', () => {
    expect(problems({ 对象类别: '困境儿童' })).toEqual(['对象类别 age-against-category reject'])
    expect(problems({ 对象类别: '孤儿' })).toEqual(['对象类别 age-against-category warn'])
    expect(problems({ 对象类别: '困境儿童', 身份证号: child })).toEqual([])
    expect(problems({ 对象类别: '独居老人', 身份证号: child })).toEqual([
      '对象类别 age-against-category warn',
    ])
  })

  it('are not refused where the birth year leaves it open', () => {
    const born = (出生日期: string) => problems({ 身份证号: '未办理', 出生日期, 对象类别: '困境儿童' })
    expect(born('2005')).toEqual(['身份证号 identity-number-missing warn'])
    expect(born('2004')).toContain('对象类别 age-against-category reject')
  })

  it('are refused where the sex speaks against them', () => {
    expect(problems({ 对象类别: '留守妇女' })).toEqual(['对象类别 sex-against-category reject'])
  })

  it('may stand in yes/no columns', () => {
    const given = { 对象类别: null, 是否低保: '是', 是否残疾人: '√', 是否特困: '否' }
    expect(codesOf(given)).toEqual([
      ['DB', null],
      ['CJ', null],
    ])
    expect(problems({ 是否残疾人: '可能' })).toEqual(['是否残疾人 yes-or-no-expected reject'])
  })

  it('get the dates and the certificate of the benefit, and a disability does not', () => {
    const given = { 对象类别: '低保、残疾人', 保障起始: '2020年1月', 保障终止: '2023.12', 证号: 'A1' }
    expect(person(given).categories).toEqual([
      { code: 'DB', kind: null, from: '2020-01-01', to: '2023-12-31', certificate: 'A1' },
      { code: 'CJ', kind: null, from: null, to: null, certificate: null },
    ])
    expect(person({ 保障起始: '2020.1.1', 保障终止: '长期' }).categories[0]).toMatchObject({
      from: '2020-01-01',
      to: null,
    })
    expect(problems({ 保障起始: '2023.1', 保障终止: '2022.1' })).toEqual([
      '保障终止 benefit-ends-before-start reject',
    ])
    for (const span of [
      '2020.1-2023.12',
      '2020年1月至2023年12月',
      '2020-01-01—2023-12-31',
      '2020.1~2023.12止',
    ]) {
      expect(person({ 保障起始: span }).categories[0]).toMatchObject({ from: '2020-01-01', to: '2023-12-31' })
    }
    expect(person({ 保障起始: '2020年1月至今' }).categories[0]).toMatchObject({
      from: '2020-01-01',
      to: null,
    })
    expect(problems({ 保障起始: '2023.1-2022.1' })).toEqual(['保障起始 benefit-ends-before-start reject'])
    expect(problems({ 保障起始: '前年' })).toEqual(['保障起始 date-not-understood reject'])
  })

  it('come from the sheet’s name where it has no column for them', () => {
    const rows = readDrawn(
      [
        ['姓名', '身份证号', '性别'],
        ['王小明', man, '男'],
      ],
      '特困人员名单',
    )
    expect(rows[1]).toMatchObject({ person: { categories: [{ code: 'TK' }] }, problems: [] })
  })
})

describe('disability', () => {
  it.each([
    ['肢体二级', '4', '2'],
    ['二级肢体残疾', '4', '2'],
    ['肢体/2级', '4', '2'],
    ['精神残疾(一级)', '6', '1'],
    ['听力Ⅲ级', '2', '3'],
    ['语言四级', '3', '4'],
    ['智力、肢体二级', '7', '2'],
    ['43', '4', '3'],
    ['4-3', '4', '3'],
    ['二级', null, '2'],
    ['盲', '1', null],
  ])('%s is understood', (written, kind, grade) => {
    expect(person({ 残疾类别等级: written }).disability).toEqual({ kind, grade, card: null })
    expect(problems({ 残疾类别等级: written })).toEqual([])
  })

  it('may stand in two columns', () => {
    expect(person({ 残疾类别: '肢体残疾', 残疾等级: '2' }).disability).toMatchObject({
      kind: '4',
      grade: '2',
    })
  })

  it('that is not understood is left out with a word', () => {
    expect(problems({ 残疾类别等级: '腿不好' })).toEqual(['残疾类别等级 word-unknown warn'])
  })

  it('is told by the card, and a card of another is not taken', () => {
    expect(person({ 残疾证号: `${man}42B1` }).disability).toEqual({
      kind: '4',
      grade: '2',
      card: `${man}42B1`,
    })
    expect(problems({ 残疾类别等级: '肢体三级', 残疾证号: `${man}42` })).toEqual([
      '残疾证号 disability-against-card warn',
    ])
    expect(problems({ 残疾证号: `${child}42` })).toEqual(['残疾证号 disability-card-of-another warn'])
    expect(problems({ 残疾证号: `${man}49` })).toEqual(['残疾证号 disability-card-grade warn'])
    expect(problems({ 残疾证号: '12345' })).toEqual(['残疾证号 disability-card-form warn'])
    expect(person({ 残疾证号: `${child}42` }).disability.card).toBeNull()
  })
})
