import { describe, expect, it } from 'vitest'
import { categories, codes } from '../../../../tests/fixtures/person-data.ts'
import { type DrawnCell, drawRows } from '../../../../tests/fixtures/sheet-rows.ts'
import { ledgerFieldNames, ledgerFields } from './fields.ts'
import { guessMapping } from './headers.ts'
import { ledgerMappingSchema } from './mapping.ts'
import { ledgerTemplate } from './template.ts'
import { guessTitle } from './titles.ts'

const guess = (table: readonly (readonly DrawnCell[])[], sheet = 'Sheet1') =>
  guessMapping(drawRows(sheet, table), categories)
const fieldsOf = (table: readonly (readonly DrawnCell[])[]) =>
  guess(table)?.columns.map(({ letter, field }) => `${letter} ${field}`)

describe('the titles of a ledger', () => {
  it('are found below a heading and a line about who filled it in', () => {
    const mapping = guess([
      ['浚县2023年困难群众台账', '<', '<', '<'],
      ['填报单位:小河镇', null, null, '2023年7月5日'],
      ['序号', '姓 名', '身份证\n号码', '人员类别'],
      [1, '张三', '990621198007050017', '低保'],
    ])
    expect(mapping).toMatchObject({ headerFrom: 3, headerTo: 3, year: 2023, categories: [] })
    expect(mapping?.columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      ['no', 1],
      ['name', 1],
      ['identityNumber', 1],
      ['categories', 1],
    ])
  })

  it('of two rows are read together with their merged group', () => {
    const mapping = guess([
      ['困难群众台账', '<', '<', '<', '<', '<', '<'],
      ['序号', '所在地', '<', '姓名', '身份证号', '监护人', '<'],
      ['^', '镇', '村', '^', '^', '姓名', '电话'],
      [1, '小河镇', '瓦岗村', '张三', '990621198007050017', '李四', '13912345678'],
    ])
    expect(mapping).toMatchObject({ headerFrom: 2, headerTo: 3 })
    expect(mapping?.columns.map(({ field }) => field)).toEqual([
      'no',
      'town',
      'village',
      'name',
      'identityNumber',
      'guardianName',
      'guardianPhone',
    ])
    expect(mapping?.columns[5]?.header).toBe('监护人/姓名')
  })

  it('are understood in many words', () => {
    expect(
      fieldsOf([
        [
          '乡镇（街道）',
          '村（社区）',
          '救助对象姓名',
          '公民身份号码',
          '救助类型',
          '与户主关系',
          '家庭住址',
          '联系方式',
        ],
      ]),
    ).toEqual([
      'A town',
      'B village',
      'C name',
      'D identityNumber',
      'E categories',
      'F relation',
      'G livingAddress',
      'H phone',
    ])
  })

  it('of other people are not taken for the person', () => {
    expect(
      fieldsOf([['姓名', '身份证号', '户主姓名', '监护人姓名', '父亲姓名', '包村干部姓名', '银行卡号']]),
    ).toEqual(['A name', 'B identityNumber', 'C headName', 'D guardianName', 'E null', 'F null', 'G null'])
  })

  it('of a ledger of heads of household mean the person', () => {
    expect(fieldsOf([['户主姓名', '户主身份证号', '家庭人口', '低保证号']])).toEqual([
      'A name',
      'B identityNumber',
      'C householdSize',
      'D certificate',
    ])
  })

  it('that ask yes or no are about a category, and a question about a card is no card number', () => {
    const mapping = guess([['姓名', '身份证号', '是否低保户', '残疾人(是/否)', '是否有残疾证']])
    expect(mapping?.columns.map(({ field, flag }) => flag ?? field)).toEqual([
      'name',
      'identityNumber',
      'DB',
      'CJ',
      null,
    ])
  })

  it('may be missing where the values speak for themselves, with little confidence', () => {
    const row = (i: number) => [`张${i}`, `99062119800705${i}01X`, '13912345678', '浚县', '低保', '其余']
    const mapping = guess([['姓名', null, '联系方式', '户籍', null, null], ...[1, 2, 3, 4].map(row)])
    expect(mapping?.columns.map(({ header, field, confidence }) => [header, field, confidence])).toEqual([
      ['姓名', 'name', 1],
      ['', 'identityNumber', 0.4],
      ['联系方式', 'phone', 1],
      ['户籍', 'registeredAddress', 1],
      ['', 'categories', 0.4],
      ['', null, 0],
    ])
  })

  it('that are unknown are tried by their values', () => {
    const row = (i: number) => [`张${i}`, `99062119800705${i}01X`, '女', '低保、残疾人', '浚县']
    const mapping = guess([
      ['姓名', '号', '甲', '乙', '户籍'],
      ['性', '', '', '', ''],
      ...[1, 2, 3, 4].map(row),
    ])
    expect(mapping).toBeNull()
    const known = guess([['姓名', '号', '甲', '乙', '户籍地址', '婚姻'], ...[1, 2, 3, 4].map(row)])
    expect(known?.columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      ['name', 1],
      ['identityNumber', 0.4],
      ['sex', 0.4],
      ['categories', 0.4],
      ['registeredAddress', 1],
      ['marital', 1],
    ])
  })

  it('are not found in a sheet that is no ledger', () => {
    expect(guess([['填表说明'], ['1. 身份证号按文本填写'], ['2. 类别可多选']])).toBeNull()
    expect(
      guess([
        ['村', '户数', '人口', '备注'],
        ['瓦岗村', 120, 400, null],
      ]),
    ).toBeNull()
    expect(guess([])).toBeNull()
  })

  it('leave the category to the name or heading of the sheet where there is no column for it', () => {
    const table = [['姓名', '身份证号', '性别']]
    expect(guess(table, '特困')?.categories).toEqual(['TK'])
    expect(guess([['2023年小河镇低保对象花名册', '<', '<'], ...table])?.categories).toEqual(['DB'])
    expect(guess([['浚县困难群众台账', '<', '<'], ...table])?.categories).toEqual([])
    expect(guess([['姓名', '身份证号', '类别']], '特困')?.categories).toEqual([])
  })

  it('make a mapping that can be sent away, corrected and taken back', () => {
    const mapping = guess([['姓名', '身份证号', '类别']])
    expect(ledgerMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
  })
})

describe('the fields of a ledger', () => {
  it('are each known by every one of their titles', () => {
    for (const field of ledgerFieldNames) {
      for (const title of [ledgerFields[field].zh, ...ledgerFields[field].titles]) {
        expect(guessTitle(title)?.field, title).toBe(field)
      }
    }
  })
})

describe('the template', () => {
  const [sheet] = ledgerTemplate(codes, categories)

  it('is recognised column by column without any doubt', () => {
    const titles = sheet?.columns.map(({ title }) => title) ?? []
    const mapping = guess([[sheet?.heading ?? '', ...titles.slice(1).map(() => '<')], titles])
    expect(mapping?.columns).toHaveLength(titles.length)
    expect(mapping?.columns.filter(({ confidence }) => confidence < 1)).toEqual([])
    expect(new Set(mapping?.columns.map(({ field }) => field)).size).toBe(titles.length)
  })

  it('offers words that the import knows', () => {
    const offered = sheet?.columns.find(({ title }) => title === '对象类别')?.choices ?? []
    expect(offered.length).toBeGreaterThan(20)
    expect(offered.filter((word) => categories.mentions(word) === null)).toEqual([])
    expect(categories.mentions('特困人员(集中供养)')).toEqual([{ code: 'TK', kind: 'centralised' }])
  })
})
