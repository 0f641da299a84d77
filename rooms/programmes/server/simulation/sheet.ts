import type { Words } from '../../../../kernel/contract.ts'
import type { ColumnKind, WrittenSheet, WrittenValue } from '../../../documents/index.ts'
import type { AskedSimulation } from './run.ts'
import type { ShownSimulation } from './show.ts'

type Language = 'zh' | 'en'
type Column = readonly [title: Words, kind: ColumnKind, width: number]

const countColumns: readonly Column[] = [
  [{ zh: '人数', en: 'Count' }, 'whole', 10],
  [{ zh: '现符合', en: 'Qualify now' }, 'whole', 12],
  [{ zh: '现待询问', en: 'To be asked now' }, 'whole', 14],
  [{ zh: '现金额（元）', en: 'Costs now (yuan)' }, 'yuan', 16],
  [{ zh: '调整后符合', en: 'Qualify then' }, 'whole', 12],
  [{ zh: '调整后待询问', en: 'To be asked then' }, 'whole', 14],
  [{ zh: '调整后金额（元）', en: 'Costs then (yuan)' }, 'yuan', 18],
  [{ zh: '增加', en: 'Gain' }, 'whole', 10],
  [{ zh: '减少', en: 'Lose' }, 'whole', 10],
]

const sheetOf = (
  name: Words,
  columns: readonly Column[],
  language: Language,
  rows: WrittenValue[][],
): WrittenSheet => ({
  name: name[language],
  columns: columns.map(([title, kind, width]) => ({ title: title[language], kind, width })),
  rows,
})

type Counts = Pick<ShownSimulation, 'before' | 'after' | 'gainers' | 'losers'>

const countsOf = ({ before, after, gainers, losers }: Counts): WrittenValue[] => [
  before.persons,
  before.eligible,
  before.unknown,
  before.costFen,
  after.eligible,
  after.unknown,
  after.costFen,
  gainers,
  losers,
]

const truths: Readonly<Record<'yes' | 'no' | 'unknown', Words>> = {
  yes: { zh: '符合', en: 'Qualifies' },
  no: { zh: '不符合', en: 'Does not' },
  unknown: { zh: '待询问', en: 'To be asked' },
}

/** The whole, each group, what was set otherwise and what would have to be asked; those who gain and lose only where names may be seen. */
export function simulationSheets(
  asked: AskedSimulation,
  shown: ShownSimulation,
  language: Language,
): WrittenSheet[] {
  const named = shown.changes.filter(({ name }) => name !== null)
  return [
    sheetOf(
      { zh: '分组', en: 'Groups' },
      [[{ zh: '分组依据', en: 'By' }, 'text', 28], [{ zh: '组', en: 'Group' }, 'text', 28], ...countColumns],
      language,
      [
        [language === 'zh' ? '合计' : 'All', shown.place, ...countsOf(shown)],
        ...shown.groups.map((group) => [group.byTitle[language], group.title[language], ...countsOf(group)]),
      ],
    ),
    sheetOf(
      { zh: '调整和假定', en: 'Set and assumed' },
      [
        [{ zh: '名称', en: 'Name' }, 'text', 40],
        [{ zh: '值', en: 'Value' }, 'text', 24],
      ],
      language,
      settingsOf(asked, language),
    ),
    sheetOf(
      { zh: '需要询问', en: 'To be asked' },
      [
        [{ zh: '问题', en: 'Question' }, 'text', 50],
        [{ zh: '人数', en: 'Count' }, 'whole', 10],
      ],
      language,
      shown.asked.map(({ title, persons }) => [title[language], persons]),
    ),
    ...(named.length === 0
      ? []
      : [
          sheetOf(
            { zh: '增减名单', en: 'Who gains and loses' },
            [
              [{ zh: '姓名或名称', en: 'Name' }, 'text', 28],
              [{ zh: '现', en: 'Now' }, 'text', 12],
              [{ zh: '现金额（元）', en: 'Now (yuan)' }, 'yuan', 16],
              [{ zh: '调整后', en: 'Then' }, 'text', 12],
              [{ zh: '调整后金额（元）', en: 'Then (yuan)' }, 'yuan', 18],
            ],
            language,
            named.map(({ name, before, after }) => [
              name,
              truths[before.eligible][language],
              before.amountFen,
              truths[after.eligible][language],
              after.amountFen,
            ]),
          ),
        ]),
  ]
}

function settingsOf({ instead, whatIf, assumed }: AskedSimulation, language: Language): WrittenValue[][] {
  const title = (name: string): string =>
    (instead.parameters[name]?.title ?? instead.switches[name]?.question ?? instead.facts[name]?.question)?.[
      language
    ] ?? name
  return [
    ...Object.entries({ ...whatIf.parameters, ...whatIf.switches }),
    ...Object.entries(assumed).filter(([, value]) => value !== undefined),
  ].map(([name, value]) => [title(name), String(value)])
}
