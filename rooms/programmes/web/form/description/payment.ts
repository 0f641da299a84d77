import { factName, field, optional, type Part, parameterOf, sourceField, stageName, words } from '../part.ts'

/** How an amount is paid. */
const period: Part = {
  as: 'name',
  of: ['switches'],
  also: { month: words('按月', 'Month'), quarter: words('按季', 'Quarter'), year: words('按年', 'Year') },
}

export const paymentPart: Part = {
  as: 'ways',
  key: 'kind',
  ways: [
    {
      code: 'once',
      label: words('一次性', 'Once'),
      fields: [sourceField],
      start: { kind: 'once', source: '' },
    },
    {
      code: 'roll',
      label: words('按期', 'Again and again'),
      fields: [
        field('every', '周期', 'Every', period),
        field('from', '首日', 'From', factName),
        field('to', '末日（不知为仍在领取）', 'To; not known is still running', factName),
        field('part_month', '不足一个月', 'Part of a month', {
          as: 'name',
          of: ['switches'],
          also: {
            'on-day': words('某日在内的月份计', 'Months that hold a given day'),
            'any-day': words('沾边的月份都计', 'Months that are touched'),
            whole: words('整月才计', 'Whole calendar months'),
          },
        }),
        field('day', '以每月哪日为准', 'The deciding day', parameterOf('integer'), optional),
        field('facts_of', '按哪天的情况', 'Facts of', {
          as: 'name',
          of: ['switches'],
          also: { 'first-day': words('期初', 'First day'), 'last-day': words('期末', 'Last day') },
        }),
        field(
          'since',
          '自何时起发放',
          'Paid from',
          {
            as: 'name',
            of: ['switches'],
            also: {
              application: words(
                '申请的当期起（不写也如此）',
                'The period of the application, as without it',
              ),
              decision: words('审定的当期起', 'The period of the decision'),
              'first-day': words(
                '首日起，补发申请以前的',
                'The first day, with what lies before the application',
              ),
            },
          },
          optional,
        ),
        sourceField,
      ],
      start: {
        kind: 'roll',
        every: 'month',
        from: '',
        to: '',
        part_month: 'on-day',
        facts_of: 'first-day',
        source: '',
      },
    },
    {
      code: 'instalments',
      label: words('分期', 'In instalments'),
      fields: [
        field('parts', '各期', 'Parts', {
          as: 'list',
          start: { code: '', percent: '', at: '' },
          add: words('增加一期', 'Add one'),
          of: {
            as: 'fields',
            fields: [
              field('code', '代码', 'Code', { as: 'text', mono: true }),
              field('percent', '比例', 'Per cent', parameterOf('percent')),
              field('at', '在哪个环节', 'At', stageName),
            ],
          },
        }),
        sourceField,
      ],
      start: { kind: 'instalments', parts: [], source: '' },
    },
    {
      code: 'none',
      label: words('不发放资金', 'Not in money'),
      fields: [sourceField],
      start: { kind: 'none', source: '' },
    },
  ],
}
