import { actors, outcomes, stageWork } from '../../../domain/language/parts/stage.ts'
import {
  both,
  type Field,
  field,
  optional,
  type Part,
  parameterOf,
  stageName,
  type Way,
  words,
} from '../part.ts'

const titled = <C extends string>(
  codes: readonly C[],
  titles: Readonly<Record<C, readonly [string, string]>>,
): Part => ({
  as: 'choice',
  options: Object.fromEntries(
    codes.map((code) => {
      const [zh, en] = titles[code]
      return [code, words(zh, en)]
    }),
  ),
})

const of = field('of', '自哪个环节起', 'After which stage', stageName, {
  optional: true,
  hint: words('不填为本环节', 'Left out, this stage'),
})
const clock = (code: string, zh: string, en: string): Way => ({
  code,
  label: words(zh, en),
  fields: [field(code, '哪个数值', 'Which figure', parameterOf(code)), of],
  start: { [code]: '' },
})

export const stageFields: readonly Field[] = [
  field('code', '代码', 'Code', { as: 'text', mono: true }),
  field('title', '名称', 'Title', both),
  field(
    'who',
    '由谁办理',
    'Who acts',
    titled(actors, {
      applicant: ['申请人', 'Applicant'],
      body: ['主管部门', 'The body'],
      reviewers: ['评审', 'Reviewers'],
      panel: ['评审会', 'Panel'],
      public: ['公众', 'The public'],
    }),
    optional,
  ),
  field(
    'work',
    '做什么',
    'What is done',
    titled(stageWork, {
      apply: ['申请', 'Apply'],
      nominate: ['推荐', 'Nominate'],
      complete: ['补正', 'Complete'],
      check: ['审核', 'Check'],
      review: ['评审', 'Review'],
      rank: ['排名', 'Rank'],
      notice: ['公示', 'Public notice'],
      decide: ['决定', 'Decide'],
      agree: ['签约', 'Agree'],
      pay: ['发放', 'Pay'],
      report: ['报送', 'Report'],
      publish: ['公开', 'Publish'],
    }),
    optional,
  ),
  field(
    'within',
    '期限',
    'Within',
    {
      as: 'ways',
      key: null,
      ways: [
        clock('workdays', '工作日', 'Working days'),
        clock('days', '天', 'Days'),
        clock('months', '月', 'Months'),
        clock('years', '年', 'Years'),
        {
          code: 'by',
          label: words('某日之前', 'By a day'),
          fields: [field('by', '日期', 'Day', { as: 'name', of: ['parameters', 'values'], units: ['day'] })],
          start: { by: '' },
        },
      ],
    },
    optional,
  ),
  field(
    'overdue',
    '逾期',
    'When it runs out',
    {
      as: 'ways',
      key: null,
      ways: [
        {
          code: 'moves_to',
          label: words('自动转到', 'Moves on by itself'),
          fields: [field('moves_to', '环节', 'Stage', stageName)],
          start: { moves_to: '' },
        },
      ],
    },
    { optional: true, hint: words('不填为提醒主管部门', 'Left out, the body is told') },
  ),
  field('then', '下一步', 'Then', { as: 'names', of: ['stages'] }, optional),
  field('back', '退回到', 'Back to', { as: 'names', of: ['stages'] }, optional),
  field('refuses', '不予通过时', 'When refused', stageName, optional),
  field(
    'ends',
    '在此结束',
    'Ends here',
    titled(outcomes, {
      granted: ['给予', 'Granted'],
      refused: ['不予', 'Refused'],
      withdrawn: ['撤回', 'Withdrawn'],
      revoked: ['撤销', 'Revoked'],
      published: ['已公开', 'Published'],
      closed: ['办结', 'Closed'],
    }),
    optional,
  ),
  field('guide', '给办理人的说明', 'For who acts', both, optional),
]
