import { describe, expect, it } from 'vitest'
import { child, man, person, problems, readDrawn, readOne } from '../../../../tests/fixtures/drawn-ledger.ts'
import { notImported } from './fields.ts'
import { ledgerMessages } from './messages.ts'
import { joinRows } from './person.ts'

describe('a row of a ledger', () => {
  it('becomes a person in codes, divisions left as they are written', () => {
    const outcome = readOne({
      '乡镇（街道）': '小河镇',
      '村（社区）': '瓦岗村',
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

describe('同上 and merged blocks', () => {
  it('repeat what stands above, through several rows', () => {
    const rows = readDrawn([
      ['村（社区）', '姓名', '身份证号', '类别'],
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
    const rows = readDrawn([
      ['村（社区）', '姓名', '身份证号', '类别'],
      [null, '王小明', man, '低保'],
      ['同上', '同上', child, '低保'],
    ])
    expect(rows[2]).toMatchObject({
      rejected: true,
      problems: [{ code: 'ditto-without-row-above' }, { code: 'ditto-not-allowed' }],
    })
  })

  it('of a household reach its later members, and a block across the row is no second value', () => {
    const rows = readDrawn([
      ['家庭编号', '村', '姓名', '身份证号', '类别', '电话', '备注'],
      ['H1', '瓦岗村', '王小明', man, '低保', '13912345678', null],
      ['^', '^', '王小红', child, '低保', '13812345678', '<'],
    ])
    expect(rows[2]).toMatchObject({ person: { village: '瓦岗村', household: { number: 'H1' }, note: null } })
  })
})

describe('rows that are about nobody', () => {
  it('are told apart and counted by their reason', () => {
    const rows = readDrawn([
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
    const rows = readDrawn([
      ['序号', '姓名', '身份证号', '类别'],
      ['合计', '合计', man, '低保'],
    ])
    expect(rows[1]).toMatchObject({ kind: 'person' })
  })

  it('are not somebody of whom only the name is known: that row waits', () => {
    const rows = readDrawn([
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
