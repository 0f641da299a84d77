import { field, optional, type Part, stageName, type Way, words, yesNo } from '../part.ts'

const name = field('name', '名称', 'Name', { as: 'words' })
const given = field('given', '情况', 'Facts', { as: 'answers' })
const choose = field(
  'choose',
  '待定事项另作',
  'Open questions set otherwise',
  {
    as: 'record',
    keyed: 'name',
    of: { as: 'text', mono: true },
    start: '',
    add: words('增加一项', 'Add one'),
  },
  optional,
)
const truth: Part = {
  as: 'choice',
  options: {
    yes: words('符合', 'Qualifies'),
    no: words('不符合', 'Does not'),
    unknown: words('待询问', 'To be asked'),
  },
}
const late: Part = {
  as: 'choice',
  options: {
    yes: words('逾期', 'Late'),
    no: words('未逾期', 'In time'),
    unknown: words('未知', 'Not known'),
  },
}
const expect = (...fields: ReturnType<typeof field>[]) =>
  field('expect', '应得结果', 'What must come out', { as: 'fields', fields })
const reached = field('reached', '到达各环节的日期', 'Stages were reached on', {
  as: 'record',
  keyed: 'stage',
  of: { as: 'day' },
  start: '',
  add: words('增加一个环节', 'Add a stage'),
})
const named = { zh: '', en: '' }

/** The kinds of examples, each told by a key that only it has. */
export const exampleWays: readonly Way[] = [
  {
    code: 'scores',
    label: words('评审得分', 'Scores'),
    fields: [
      name,
      field('on', '日期', 'Day', { as: 'day' }),
      field('scores', '各评审的分数', 'Scores', {
        as: 'list',
        of: { as: 'decimal' },
        start: 0,
        add: words('增加一个', 'Add one'),
      }),
      expect(
        field('accepted', '有效', 'Accepted', yesNo),
        field('score', '得分', 'Score', { as: 'decimal' }, optional),
      ),
    ],
    start: { name: named, scores: [], on: '', expect: { accepted: 'yes' } },
  },
  {
    code: 'notice_from',
    label: words('公示期', 'Public notice'),
    fields: [
      name,
      field('notice_from', '公示首日', 'Begun on', { as: 'day' }),
      expect(field('last_day', '末日', 'Last day', { as: 'day' })),
    ],
    start: { name: named, notice_from: '', expect: { last_day: '' } },
  },
  {
    code: 'instalments_on',
    label: words('分期', 'Instalments'),
    fields: [
      name,
      field('instalments_on', '日期', 'Day', { as: 'day' }),
      field('amount', '金额', 'Amount', { as: 'money' }),
      expect(
        field('parts', '各期金额', 'Parts', {
          as: 'list',
          of: { as: 'money' },
          start: 0,
          add: words('增加一期', 'Add one'),
        }),
      ),
    ],
    start: { name: named, instalments_on: '', amount: 0, expect: { parts: [] } },
  },
  {
    code: 'sanction',
    label: words('处理', 'Sanction'),
    fields: [
      name,
      field('sanction', '处理代码', 'Sanction', { as: 'text', mono: true }),
      field('on', '日期', 'Day', { as: 'day' }),
      field('paid', '已发金额', 'Paid before', { as: 'money' }, optional),
      field('given', '已知情况', 'What is known', { as: 'answers' }, optional),
      expect(
        field('recover', '追回', 'Recovers', { as: 'money' }),
        field(
          'barred_until',
          '不得申请至',
          'Barred until',
          { as: 'text', mono: true },
          {
            hint: words('日期、for-ever 或 not', 'A day, for-ever or not'),
          },
        ),
      ),
    ],
    start: { name: named, sanction: '', on: '', paid: 0, expect: { recover: 0, barred_until: 'not' } },
  },
  {
    code: 'roll_until',
    label: words('按期发放', 'Roll'),
    fields: [
      name,
      field(
        'roll_until',
        '算到哪个月',
        'Until the month',
        { as: 'text', mono: true },
        { hint: words('如 2024-06', 'Such as 2024-06') },
      ),
      field('applied', '申请日期', 'Applied for on', { as: 'day' }, optional),
      field('decided', '审定日期', 'Decided on', { as: 'day' }, optional),
      given,
      field(
        'changes',
        '情况变化',
        'Changes',
        {
          as: 'list',
          start: { on: '', given: {} },
          add: words('增加一次变化', 'Add a change'),
          of: { as: 'fields', fields: [field('on', '自', 'From', { as: 'day' }), given] },
        },
        optional,
      ),
      choose,
      expect(
        field('payments', '期数', 'Payments', { as: 'whole' }),
        field('total', '合计', 'Total', { as: 'money' }),
        field(
          'of',
          '各月金额',
          'Of months',
          {
            as: 'record',
            keyed: 'option',
            of: { as: 'money' },
            start: 0,
            add: words('增加一个月', 'Add a month'),
          },
          optional,
        ),
      ),
    ],
    start: { name: named, roll_until: '', given: {}, expect: { payments: 0, total: 0 } },
  },
  {
    code: 'round_on',
    label: words('申报期', 'Window'),
    fields: [
      name,
      field('round_on', '日期', 'Day', { as: 'day' }),
      field(
        'after',
        '此前各轮',
        'After rounds on',
        { as: 'list', of: { as: 'day' }, start: '', add: words('增加一轮', 'Add one') },
        optional,
      ),
      expect(
        field('open', '可申报', 'Open', yesNo),
        field('next_year', '下一轮年份', 'Next round in', { as: 'whole' }, optional),
      ),
    ],
    start: { name: named, round_on: '', expect: { open: 'yes' } },
  },
  {
    code: 'candidates',
    label: words('排名', 'Ranking'),
    fields: [
      name,
      field('on', '日期', 'Day', { as: 'day' }),
      field('candidates', '参评者', 'Candidates', {
        as: 'list',
        start: { times: 1 },
        add: words('增加一组', 'Add some'),
        of: {
          as: 'fields',
          fields: [
            field('times', '多少个', 'How many', { as: 'whole' }, optional),
            field('score', '得分', 'Score', { as: 'decimal' }, optional),
            field('facts', '情况', 'Facts', { as: 'answers' }, optional),
            field('amount', '金额', 'Amount', { as: 'money' }, optional),
          ],
        },
      }),
      expect(
        field('awarded', '入选', 'Awarded', { as: 'whole' }),
        field('tied', '同分待定', 'Tied', { as: 'whole' }, optional),
        field('places', '待定的名额', 'Places for them', { as: 'whole' }, optional),
        field('refused', '未入选', 'Not awarded', { as: 'whole' }, optional),
      ),
    ],
    start: { name: named, on: '', candidates: [{ times: 1 }], expect: { awarded: 0 } },
  },
  {
    code: 'path',
    label: words('环节走向', 'Path'),
    fields: [
      name,
      field('path', '依次经过', 'Stages one after the other', {
        as: 'list',
        of: stageName,
        start: '',
        add: words('增加一个环节', 'Add a stage'),
      }),
      expect(
        field('possible', '走得通', 'Possible', yesNo),
        field('next', '之后可到', 'May go to', { as: 'names', of: ['stages'] }, optional),
        field('who', '由谁办理', 'Who acts', { as: 'text', mono: true }, optional),
      ),
    ],
    start: { name: named, path: [], expect: { possible: 'yes' } },
  },
  {
    code: 'clock',
    label: words('期限', 'Clock'),
    fields: [
      name,
      field('clock', '环节', 'Stage', stageName),
      reached,
      { ...given, optional: true },
      choose,
      expect(field('due', '末日', 'Due', { as: 'day' })),
    ],
    start: { name: named, clock: '', reached: {}, expect: { due: '' } },
  },
  {
    code: 'given',
    label: words('资格和金额', 'Decision'),
    fields: [
      name,
      field('on', '日期', 'Day', { as: 'day' }),
      given,
      choose,
      expect(
        field('eligible', '结果', 'Eligible', truth),
        field('amount', '金额', 'Amount', { as: 'money' }, optional),
        field('ask', '还要询问', 'Asks', { as: 'names', of: ['facts', 'switches'] }, optional),
        field('fails', '不满足的规则', 'Fails', { as: 'codes' }, optional),
        field('late', '逾期', 'Late', late, optional),
        field('due', '截止日', 'Due', { as: 'day' }, optional),
        field('consequences', '后果', 'Consequences', { as: 'codes' }, optional),
      ),
    ],
    start: { name: named, on: '', given: {}, expect: { eligible: 'yes' } },
  },
]
