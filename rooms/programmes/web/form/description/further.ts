import { consequenceRecords } from '../../../domain/language/parts/filing.ts'
import { noticeParts } from '../../../domain/language/parts/notice.ts'
import {
  both,
  type Field,
  factName,
  field,
  optional,
  type Part,
  parameterOf,
  sourceField,
  words,
  yesNo,
} from '../part.ts'
import { rounding } from './rules.ts'

const titledChoices = <C extends string>(
  codes: readonly C[],
  titles: Readonly<Record<C, readonly [zh: string, en: string]>>,
) =>
  Object.fromEntries(
    codes.map((code) => {
      const [zh, en] = titles[code]
      return [code, words(zh, en)]
    }),
  )

const first: Part = {
  as: 'choice',
  options: { highest: words('高者在前', 'Highest first'), lowest: words('低者在前', 'Lowest first') },
}

export const roundsPart: Part = {
  as: 'ways',
  key: 'kind',
  ways: [
    {
      code: 'open',
      label: words('随时', 'At any time'),
      fields: [sourceField],
      start: { kind: 'open', source: '' },
    },
    {
      code: 'once',
      label: words('一次性申报期', 'One window'),
      fields: [
        field('opens', '开始', 'Opens', parameterOf('day'), optional),
        field('closes', '截止（含）', 'Closes, the day included', parameterOf('day')),
        sourceField,
      ],
      start: { kind: 'once', closes: '', source: '' },
    },
    {
      code: 'yearly',
      label: words('每年的申报期', 'A window of every year'),
      fields: [
        field('opens', '开始', 'Opens', parameterOf('yearly_day')),
        field('closes', '截止（含）', 'Closes, the day included', parameterOf('yearly_day')),
        sourceField,
      ],
      start: { kind: 'yearly', opens: '', closes: '', source: '' },
    },
    {
      code: 'rounds',
      label: words('每隔几年一轮', 'In rounds of years'),
      fields: [field('every', '每隔几年', 'Every', parameterOf('years')), sourceField],
      start: { kind: 'rounds', every: '', source: '' },
    },
  ],
}

export const quotaPart: Part = {
  as: 'fields',
  fields: [
    field('all', '总名额', 'In all', parameterOf('persons', 'integer'), optional),
    field(
      'each',
      '分组名额',
      'For each',
      {
        as: 'fields',
        fields: [
          field('by', '分组依据', 'By', factName),
          field(
            'level',
            '按哪一级区划',
            'By places of',
            {
              as: 'choice',
              options: {
                township: words('乡镇', 'Townships'),
                county: words('县', 'Counties'),
                prefecture: words('市', 'Prefectures'),
              },
            },
            optional,
          ),
          field('number', '每组名额', 'Places each', parameterOf('persons', 'integer'), optional),
          field(
            'rows',
            '个别组的名额',
            'Of single ones',
            {
              as: 'record',
              keyed: 'option',
              of: parameterOf('persons', 'integer'),
              start: '',
              add: words('增加一组', 'Add one'),
            },
            { optional: true, hint: words('选项代码或区划代码', 'Code of an option or of a division') },
          ),
        ],
      },
      optional,
    ),
    field('pool', '资金总额', 'Within a sum', parameterOf('fen'), optional),
    sourceField,
  ],
}

export const rankingPart: Part = {
  as: 'fields',
  fields: [
    field('by', '排序依据', 'By', {
      as: 'name',
      of: ['facts'],
      also: { score: words('评审得分', 'Reviewers’ score'), order: words('收到的先后', 'Order of receipt') },
    }),
    field('first', '次序', 'Order', first, optional),
    field(
      'tie_break',
      '同分时',
      'Among equals',
      {
        as: 'list',
        start: { fact: '', first: 'highest' },
        add: words('增加一项', 'Add one'),
        of: {
          as: 'fields',
          fields: [field('fact', '比较', 'Compare', factName), field('first', '次序', 'Order', first)],
        },
      },
      optional,
    ),
    sourceField,
  ],
}

export const reviewPart: Part = {
  as: 'fields',
  fields: [
    field('reviewers', '评审人数', 'Reviewers', parameterOf('persons', 'integer')),
    field('points_to', '满分', 'Points to', parameterOf('integer')),
    field('score', '得分', 'Score', {
      as: 'choice',
      options: {
        mean: words('平均分', 'Mean'),
        mean_without_extremes: words('去掉最高最低后的平均分', 'Mean without highest and lowest'),
        sum: words('总分', 'Sum'),
      },
    }),
    field('blind', '盲评', 'Blind', yesNo, optional),
    sourceField,
  ],
}

export const conflictFields: readonly Field[] = [
  field('rule', '规则代码', 'Code', { as: 'text', mono: true }),
  field('title', '名称', 'Title', both),
  field(
    'with',
    '与哪些政策',
    'With',
    { as: 'codes' },
    { hint: words('政策代码，一行一个', 'Codes of programmes, one a line') },
  ),
  field('fact', '正在领取的项目', 'What is drawn now', factName, {
    hint: words('from: awards.held 的情况', 'The fact with from: awards.held'),
  }),
  field('stackable', '能否同时领取', 'May both be drawn', { as: 'name', of: ['switches'] }, optional),
  sourceField,
]

export const sanctionFields: readonly Field[] = [
  field('code', '代码', 'Code', { as: 'text', mono: true }),
  field('title', '名称', 'Title', both),
  field('revokes', '撤销资格', 'Revokes', yesNo),
  field('recovers', '追回', 'Recovers', {
    as: 'ways',
    key: null,
    ways: [
      { code: 'all', label: words('全部', 'All'), fields: [], start: 'all' },
      { code: 'nothing', label: words('不追回', 'Nothing'), fields: [], start: 'nothing' },
      { code: 'as-decided', label: words('按决定', 'As decided'), fields: [], start: 'as-decided' },
      {
        code: 'part',
        label: words('按比例', 'A part'),
        fields: [
          field(
            'part',
            '追回的部分',
            'The part',
            { as: 'quantity' },
            {
              hint: words('如未服务的月数', 'Such as the months that were not served'),
            },
          ),
          field(
            'of',
            '总数',
            'Of',
            { as: 'quantity' },
            { hint: words('如约定的月数', 'Such as the months agreed') },
          ),
          field('rounding', '不足一分', 'Part of a fen', rounding),
        ],
        start: { part: '', of: '', rounding: 'down' },
      },
    ],
  }),
  field(
    'bars',
    '取消申请资格',
    'Bars',
    {
      as: 'ways',
      key: null,
      ways: [
        { code: 'for-ever', label: words('今后不得', 'For ever'), fields: [], start: 'for-ever' },
        {
          code: 'years',
          label: words('若干年', 'For years'),
          fields: [field('years', '年数', 'Years', parameterOf('years'))],
          start: { years: '' },
        },
      ],
    },
    optional,
  ),
  field(
    'also',
    '其他处理',
    'What else',
    { as: 'list', of: both, start: { zh: '', en: '' }, add: words('增加一项', 'Add one') },
    optional,
  ),
  sourceField,
]

export const noticePart: Part = {
  as: 'fields',
  fields: [
    field('workdays', '公示多少个工作日', 'Working days', parameterOf('workdays')),
    field('shows', '公示内容', 'Shows', {
      as: 'choices',
      options: titledChoices(noticeParts, {
        name: ['姓名', 'Name'],
        affiliations: ['所属单位', 'Affiliations'],
        organisation: ['机构', 'Organisation'],
        post: ['岗位', 'Post'],
        'certificate-level': ['证书级别', 'Certificate level'],
        township: ['乡镇', 'Township'],
        amount: ['金额', 'Amount'],
        score: ['得分', 'Score'],
        rank: ['名次', 'Rank'],
        'work-title': ['作品名称', 'Title of the work'],
      }),
    }),
    field(
      'objections',
      '异议',
      'Objections',
      {
        as: 'choice',
        options: { block: words('有异议先处理', 'Block until decided'), none: words('不受理异议', 'None') },
      },
      optional,
    ),
    sourceField,
  ],
}

export const filingPart: Part = {
  as: 'fields',
  fields: [
    field('due', '截止日', 'Due', { as: 'name', of: ['parameters', 'values'], units: ['day'] }),
    field('late', '何为逾期', 'When it is late', { as: 'condition' }),
    field(
      'consequences',
      '逾期后果',
      'Consequences',
      {
        as: 'list',
        start: { code: '', title: { zh: '', en: '' }, record: 'reminder', source: '' },
        add: words('增加一项', 'Add one'),
        of: {
          as: 'fields',
          fields: [
            field('code', '代码', 'Code', { as: 'text', mono: true }),
            field('title', '名称', 'Title', both),
            field('record', '记录', 'Record', {
              as: 'choice',
              options: titledChoices(consequenceRecords, {
                'abnormal-list': ['活动异常名录', 'List of abnormal activity'],
                'spot-check-list': ['抽查监督名单', 'Spot-check list'],
                penalty: ['行政处罚', 'Penalty'],
                'published-as-late': ['公布逾期', 'Published as late'],
                reminder: ['催报', 'Reminder'],
              }),
            }),
            sourceField,
          ],
        },
      },
      optional,
    ),
    sourceField,
  ],
}

export const letterPart: Part = {
  as: 'fields',
  fields: [
    field('award', '通知书正文', 'Sentence of the award', { as: 'words', long: true }),
    field(
      'duties',
      '需履行的义务',
      'Duties',
      { as: 'list', of: both, start: { zh: '', en: '' }, add: words('增加一项', 'Add one') },
      optional,
    ),
  ],
}
