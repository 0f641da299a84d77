import { type Field, field, optional, type Part, words } from '../part.ts'
import { basics } from './basics.ts'
import { exampleWays } from './examples.ts'
import { factFields, parameterFields, switchFields } from './facts.ts'
import {
  conflictFields,
  filingPart,
  letterPart,
  noticePart,
  quotaPart,
  rankingPart,
  reviewPart,
  roundsPart,
  sanctionFields,
} from './further.ts'
import { paymentPart } from './payment.ts'
import { ruleFields, valueFields } from './rules.ts'
import { stageFields } from './stages.ts'

const both = { zh: '', en: '' }
const fields = (of: readonly Field[]): Part => ({ as: 'fields', fields: of })

/** The parts of a file in the order in which they are written, gathered into the steps of the form. */
export const steps = [
  { code: 'basics', title: words('基本信息', 'Basics'), fields: basics },
  {
    code: 'facts',
    title: words('情况（问题）', 'Facts'),
    fields: [
      field('facts', '要了解的情况', 'What must be known', {
        as: 'record',
        keyed: 'name',
        of: fields(factFields),
        start: { type: 'yes_no', question: both },
        add: words('增加一个问题', 'Add a question'),
      }),
    ],
  },
  {
    code: 'parameters',
    title: words('数值', 'Figures'),
    fields: [
      field(
        'parameters',
        '每个数值及其出处',
        'Every figure with its source',
        {
          as: 'record',
          keyed: 'name',
          of: fields(parameterFields),
          start: { title: both, unit: 'fen', values: {} },
          add: words('增加一个数值', 'Add a figure'),
        },
        optional,
      ),
    ],
  },
  {
    code: 'rules',
    title: words('条件', 'Conditions'),
    fields: [
      field('eligible', '全部满足才符合', 'All of them must hold', {
        as: 'list',
        of: fields(ruleFields),
        start: { rule: '', title: both, source: '', when: { fact: '', is: 'yes' } },
        add: words('增加一个条件', 'Add a condition'),
      }),
      field(
        'conflicts',
        '与其他政策冲突',
        'Conflicts',
        {
          as: 'list',
          of: fields(conflictFields),
          start: { rule: '', title: both, with: [], fact: '', source: '' },
          add: words('增加一项', 'Add one'),
        },
        optional,
      ),
      field(
        'switches',
        '待定事项',
        'Open questions',
        {
          as: 'record',
          keyed: 'name',
          of: fields(switchFields),
          start: { question: both, options: { yes: both, no: both }, default: 'ask', source: '' },
          add: words('增加一个待定事项', 'Add an open question'),
        },
        optional,
      ),
    ],
  },
  {
    code: 'amount',
    title: words('金额', 'Amount'),
    fields: [
      field(
        'values',
        '计算项',
        'Values',
        {
          as: 'record',
          keyed: 'name',
          of: fields(valueFields),
          start: { title: both, is: '' },
          add: words('增加一个计算项', 'Add a value'),
        },
        optional,
      ),
      field('amount', '金额怎么算', 'How much', { as: 'quantity' }, optional),
      field('payment', '怎么发放', 'How it is paid', paymentPart, optional),
    ],
  },
  {
    code: 'stages',
    title: words('环节', 'Stages'),
    fields: [
      field('stages', '从第一个环节开始', 'A case begins at the first', {
        as: 'list',
        of: fields(stageFields),
        start: { code: '', title: both },
        add: words('增加一个环节', 'Add a stage'),
      }),
    ],
  },
  {
    code: 'rounds',
    title: words('轮次和名额', 'Rounds and quota'),
    fields: [
      field('rounds', '申报期', 'When applications are taken', roundsPart, optional),
      field('quota', '名额', 'Quota', quotaPart, optional),
      field('ranking', '排序', 'Ranking', rankingPart, optional),
      field('review', '评审', 'Review', reviewPart, optional),
    ],
  },
  {
    code: 'further',
    title: words('公示和处理', 'Notice and sanctions'),
    fields: [
      field('notice', '公示', 'Public notice', noticePart, optional),
      field(
        'sanctions',
        '违规处理',
        'Sanctions',
        {
          as: 'list',
          of: fields(sanctionFields),
          start: { code: '', title: both, revokes: 'yes', recovers: 'all', source: '' },
          add: words('增加一项', 'Add one'),
        },
        optional,
      ),
      field('filing', '报送义务', 'Obligation', filingPart, optional),
      field('letter', '通知书', 'Letter', letterPart, optional),
    ],
  },
  {
    code: 'examples',
    title: words('示例', 'Examples'),
    fields: [
      field('examples', '每个数值都要有示例从两侧钉住', 'Every figure is pinned on both sides', {
        as: 'list',
        of: { as: 'ways', key: null, ways: exampleWays },
        start: exampleWays.at(-1)?.start ?? {},
        add: words('增加一个示例', 'Add an example'),
      }),
    ],
  },
] as const satisfies readonly { code: string; title: { zh: string; en: string }; fields: readonly Field[] }[]

export type Step = (typeof steps)[number]
