import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { categories, codes } from '../../../../tests/fixtures/person-data.ts'
import { type DrawnCell, drawRows } from '../../../../tests/fixtures/sheet-rows.ts'
import { notImported } from './fields.ts'
import { guessMapping } from './headers.ts'
import { ledgerMessages } from './messages.ts'
import { ledgerReader, type RowOutcome } from './parse-row.ts'
import { joinRows, type LedgerPerson } from './person.ts'

const context = { today: day('2023-07-05'), codes, categories }

/** Reads a drawn sheet as the import does: guess the mapping, then every row. */
function read(table: readonly (readonly DrawnCell[])[], sheet = 'Sheet1'): RowOutcome[] {
  const rows = drawRows(sheet, table)
  const mapping = guessMapping(rows, categories)
  if (!mapping) throw new Error('no titles found')
  return rows.map(ledgerReader(mapping, context))
}

const man = '99062119800705001X'
const child = '990621201503120018'
const base = { 姓名: '王小明', 身份证号: man, 对象类别: '低保' }

/** One row under the given titles; a name, a right number and a category are filled in unless said otherwise. */
function readOne(given: Record<string, DrawnCell>) {
  const row = { ...base, ...given }
  const outcome = read([Object.keys(row), Object.values(row)])[1]
  if (outcome?.kind !== 'person') throw new Error(`not read as a person: ${JSON.stringify(outcome)}`)
  return outcome
}
const person = (given: Record<string, DrawnCell>): LedgerPerson => readOne(given).person
const problems = (given: Record<string, DrawnCell>) =>
  readOne(given).problems.map(({ column, code, severity }) => `${column?.header ?? ''} ${code} ${severity}`)

describe('a row of a ledger', () => {
  it('becomes a person in codes, divisions left as they are written', () => {
    const outcome = readOne({
      '乡镇(街道)': '小河镇',
      '村(社区)': '瓦岗村',
      姓名: '王 小明',
      性别: '男',
      身份证号: '９９０６２１１９８００７０５００１ｘ',
      出生年月: '1980.7',
      民族: '汉',
      文化程度: '初中',
      婚姻状况: '已婚',
      政治面貌: '群众',
      家庭住址: '浚县小河镇瓦岗村12号',
      联系电话: 13912345678,
      家庭编号: 'H001',
      与户主关系: '户主',
      家庭人口: '3人',
      对象类别: '农村低保、肢体残疾人',
      保障起始: '2020.1',
      证号: 'DB-1',
      残疾类别等级: '肢体二级',
      残疾证号: '99062119800705001X42',
      健康状况: '残疾',
      致困原因: '因残、因病',
      人均月收入: '420.5',
      住房状况: '危房C级',
      主要需求: '医疗康复、就业',
      首次建档日期: 43891,
      状态: '在册',
      备注: '-',
    })
    expect(outcome).toMatchObject({ problems: [], rejected: false })
    expect(outcome.person).toEqual({
      name: '王小明',
      identityNumber: man,
      noNumberReason: null,
      sex: '1',
      birth: '1980-07-05',
      town: '小河镇',
      village: '瓦岗村',
      registeredAddress: null,
      livingAddress: '浚县小河镇瓦岗村12号',
      phones: ['13912345678'],
      ethnicGroup: '01',
      education: '70',
      marital: '20',
      political: '13',
      employment: null,
      household: { number: 'H001', headName: null, headIdentityNumber: null, relation: '02', size: 3 },
      categories: [
        { code: 'DB', kind: 'rural', from: '2020-01-01', to: null, certificate: 'DB-1' },
        { code: 'CJ', kind: null, from: null, to: null, certificate: null },
      ],
      disability: { kind: '4', grade: '2', card: '99062119800705001X42' },
      health: '6',
      illness: null,
      selfCare: null,
      hardshipCauses: ['disability', 'illness'],
      incomeSource: null,
      monthlyIncome: 42050,
      housing: 'dangerous-c',
      guardian: { name: null, phones: [] },
      needs: ['medical', 'employment'],
      responsible: null,
      openedOn: '2020-03-01',
      status: 'active',
      note: null,
    })
  })

  it('without anything wrong goes in without a word', () => {
    expect(readOne({})).toMatchObject({ problems: [], rejected: false })
  })

  it('says which row, column and title a problem is in', () => {
    expect(readOne({ 联系电话: '139' }).problems).toEqual([
      {
        row: 2,
        column: { letter: 'D', header: '联系电话' },
        code: 'phone-not-valid',
        severity: 'warn',
        data: { text: '139' },
      },
    ])
  })

  it('never repeats an identity number in a problem', () => {
    const outcome = readOne({ 身份证号: '990621198007050011' })
    expect(outcome.problems).toHaveLength(1)
    expect(JSON.stringify(outcome.problems)).not.toContain('19800705')
  })
})

describe('the identity number', () => {
  it.each([
    ['990621198007050011', 'identity-number-check-digit'],
    ['99062119800705001', 'identity-number-length'],
    ['990621800705001', 'identity-number-old-form'],
    ['990621198002300012', 'identity-number-birth'],
    ['990621202308010018', 'identity-number-future'],
    ['99O62119800705001X', 'identity-number-characters'],
    ['4.10621E+17', 'number-lost-digits'],
  ])('%s makes the row wait: %s', (written, code) => {
    expect(problems({ 身份证号: written })).toEqual([`身份证号 ${code} reject`])
  })

  it('that the spreadsheet stored as a number has lost its last digits and is never guessed', () => {
    const lost = {
      kind: 'number',
      number: 990621198007050000,
      raw: '9.9062119800705E+17',
      formula: false,
      from: null,
    } as const
    expect(problems({ 身份证号: lost })).toEqual(['身份证号 number-lost-digits reject'])
    expect(problems({ 身份证号: { ...lost, raw: '990621198007050000' } })).toEqual([
      '身份证号 number-lost-digits reject',
    ])
  })

  it('that another program stored with all its digits is taken', () => {
    const whole = {
      kind: 'number',
      number: Number(child),
      raw: child,
      formula: false,
      from: null,
    } as const
    expect(person({ 身份证号: whole }).identityNumber).toBe(child)
  })

  it('may be missing where the birth date or a reason is there, and the file gets a temporary one', () => {
    expect(problems({ 身份证号: null, 出生日期: '2023.6.1' })).toEqual([
      '身份证号 identity-number-missing warn',
    ])
    expect(problems({ 身份证号: '未办理' })).toEqual(['身份证号 identity-number-missing warn'])
    expect(person({ 身份证号: '未办理' }).noNumberReason).toBe('未办理')
    expect(person({ 身份证号: '无', 备注: '黑户,正在补办户口' }).noNumberReason).toBe('黑户,正在补办户口')
    expect(problems({ 身份证号: '无' })).toEqual(['身份证号 identity-number-or-birth-needed reject'])
  })

  it('decides where sex or birth date differ; where both do it is somebody else’s', () => {
    expect(person({ 性别: '女' }).sex).toBe('1')
    expect(problems({ 性别: '女' })).toEqual(['性别 sex-against-identity-number warn'])
    expect(problems({ 出生日期: '1981-07-05' })).toEqual(['出生日期 birth-against-identity-number warn'])
    expect(problems({ 性别: '女', 出生日期: '1981-07-05' })).toEqual([
      '身份证号 identity-number-of-another reject',
    ])
    expect(problems({ 性别: '男', 出生日期: '1980.7' })).toEqual([])
  })

  it('is checked against the age with two years of grace', () => {
    expect(problems({ 年龄: 41 })).toEqual([])
    expect(problems({ 年龄: '46岁' })).toEqual(['年龄 age-against-birth warn'])
  })
})

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
    expect(problems({ 保障起始: '前年' })).toEqual(['保障起始 date-not-understood reject'])
  })

  it('come from the sheet’s name where it has no column for them', () => {
    const rows = read(
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

describe('同上 and merged blocks', () => {
  it('repeat what stands above, through several rows', () => {
    const rows = read([
      ['村(社区)', '姓名', '身份证号', '类别'],
      ['瓦岗村', '王小明', man, '低保'],
      ['同上', '王小红', '990621201503120018', '〃'],
      ['"', '王小兰', '未办理', '同上'],
    ])
    const found = rows.flatMap((row) =>
      row.kind === 'person' ? [[row.person.village, row.person.categories[0]?.code]] : [],
    )
    expect(found).toEqual([
      ['瓦岗村', 'DB'],
      ['瓦岗村', 'DB'],
      ['瓦岗村', 'DB'],
    ])
  })

  it('do not repeat over an empty cell or a name', () => {
    const rows = read([
      ['村(社区)', '姓名', '身份证号', '类别'],
      [null, '王小明', man, '低保'],
      ['同上', '同上', child, '低保'],
    ])
    expect(rows[2]).toMatchObject({
      rejected: true,
      problems: [{ code: 'ditto-without-row-above' }, { code: 'ditto-not-allowed' }],
    })
  })

  it('of a household reach its later members, and a block across the row is no second value', () => {
    const rows = read([
      ['家庭编号', '村', '姓名', '身份证号', '类别', '电话', '备注'],
      ['H1', '瓦岗村', '王小明', man, '低保', '13912345678', null],
      ['^', '^', '王小红', child, '低保', '13812345678', '<'],
    ])
    expect(rows[2]).toMatchObject({ person: { village: '瓦岗村', household: { number: 'H1' }, note: null } })
  })
})

describe('rows that are about nobody', () => {
  it('are told apart and counted by their reason', () => {
    const rows = read([
      ['浚县困难群众台账', '<', '<', '<', '<'],
      ['序号', '村', '姓名', '身份证号', '类别'],
      [1, '瓦岗村', '王小明', man, '低保'],
      ['序号', '村', '姓名', '身份证号', '类别'],
      [2, '瓦岗村', '王小红', child, '低保'],
      ['小计', null, null, null, '2人'],
      [null, '合 计', '2', null, null],
      [3, null, null, null, null],
      ['填表人:李四', null, '审核人:王五', null, '2023.7.5'],
      ['注:类别可多选', '<', '<', '<', '<'],
      [null, null, '(示例)张三', man, '低保'],
      ['以下空白', null, null, null, null],
    ])
    expect(rows.map((row) => (row.kind === 'skipped' ? row.why : row.person.name))).toEqual([
      'heading',
      'titles',
      '王小明',
      'titles',
      '王小红',
      'total',
      'total',
      'number-only',
      'note',
      'note',
      'example',
      'note',
    ])
  })

  it('are never somebody with a number, whatever is written beside it', () => {
    const rows = read([
      ['序号', '姓名', '身份证号', '类别'],
      ['合计', '合计', man, '低保'],
    ])
    expect(rows[1]).toMatchObject({ kind: 'person' })
  })

  it('are not somebody of whom only the name is known: that row waits', () => {
    const rows = read([
      ['序号', '姓名', '身份证号', '类别'],
      [1, '王小明', null, null],
    ])
    expect(rows[1]).toMatchObject({ kind: 'person', rejected: true })
  })
})

describe('other cells', () => {
  it('a formula error makes the row wait where it matters, and only there', () => {
    const error = { kind: 'error', text: '#N/A', formula: true, from: null } as const
    expect(problems({ 姓名: error })).toEqual(['姓名 cell-has-error reject'])
    expect(problems({ 民族: error })).toEqual(['民族 cell-has-error warn'])
  })

  it('a name that is none makes the row wait', () => {
    expect(problems({ 姓名: null })).toEqual(['姓名 name-missing reject'])
    expect(problems({ 姓名: '12345' })).toEqual(['姓名 name-not-a-name reject'])
    expect(problems({ 姓名: '王'.repeat(51) })).toEqual(['姓名 text-too-long reject'])
  })

  it('an unknown word of a code list is left out with a word', () => {
    expect(problems({ 民族: '火星族' })).toEqual(['民族 word-unknown warn'])
    expect(person({ 民族: '火星族' }).ethnicGroup).toBeNull()
    expect(person({ 健康状况: '慢性病、残疾' }).health).toBe('3')
  })

  it('two telephone columns are one list', () => {
    expect(person({ 联系电话: '13912345678', 手机号: '13812345678、13912345678' }).phones).toEqual([
      '13912345678',
      '13812345678',
    ])
  })

  it('a yearly income becomes a monthly one in whole fen', () => {
    expect(person({ 人均年收入: '5000' }).monthlyIncome).toBe(41667)
  })

  it('the number of the head of household is checked too, and only warned about', () => {
    expect(problems({ 户主姓名: '王大', 户主身份证号: '990621198007050011' })).toEqual([
      '户主身份证号 identity-number-check-digit warn',
    ])
  })

  it('what is known but never taken from a table is left out: the risk grade of a child, the age', () => {
    const outcome = readOne({ 风险等级: '红', 最近走访日期: '2023.7.1' })
    expect(outcome.problems).toEqual([])
    expect(JSON.stringify(outcome.person)).not.toContain('红')
    expect([...notImported]).toEqual(['no', 'age', 'riskGrade', 'lastVisitOn'])
  })

  it('each have a sentence in both languages', () => {
    for (const [code, { zh, en }] of Object.entries(ledgerMessages)) {
      const places = (text: string) =>
        (text.match(/\{\w+\}/g) ?? []).map((name) => name.replace('En}', '}')).toSorted()
      expect(places(zh), code).toEqual(places(en))
    }
  })
})

describe('two rows about one person', () => {
  it('are one person with the categories of both', () => {
    const first = person({ 对象类别: '低保', 联系电话: '13912345678', 家庭编号: 'H1' })
    const second = person({ 对象类别: '残疾人、农村低保', 联系电话: '13812345678', 文化程度: '初中' })
    const joined = joinRows(first, second)
    expect(joined.categories.map(({ code, kind }) => [code, kind])).toEqual([
      ['DB', 'rural'],
      ['CJ', null],
    ])
    expect(joined).toMatchObject({
      phones: ['13912345678', '13812345678'],
      education: '70',
      household: { number: 'H1' },
    })
    expect(joinRows(joined, second)).toEqual(joined)
  })
})
