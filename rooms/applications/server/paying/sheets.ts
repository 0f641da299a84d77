import type { Words } from '../../../../kernel/contract.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import { type SheetColumn, type TakenList, takeList } from '../../../documents/server/index.ts'
import { itemKinds, itemStates, lineKinds, sampleOutcomes } from '../../domain/paying/kinds.ts'
import type { Language } from '../../domain/paying/papers.ts'
import { periodSaid } from '../../domain/paying/period-said.ts'
import { stretchesOf } from '../../domain/paying/periods.ts'
import type { ItemRow } from './item-store.ts'
import type { LetterRow } from './letter-store.ts'
import type { RollLineRow } from './roll-store.ts'
import type { SampledRow } from './samples.ts'

const words = <Row>(title: Words, width: number, value: SheetColumn<Row>['value']): SheetColumn<Row> => ({
  title,
  kind: 'text',
  width,
  value,
})
const yuan = <Row>(title: Words, value: (row: Row) => number | null): SheetColumn<Row> => ({
  title: { zh: `${title.zh}（元）`, en: `${title.en} (yuan)` },
  kind: 'yuan',
  width: 14,
  value,
})
const onDay = <Row>(title: Words, value: (row: Row) => string | null): SheetColumn<Row> => ({
  title,
  kind: 'day',
  width: 12,
  value,
})

/** 申请支付台账 */
export const itemColumns: readonly SheetColumn<ItemRow>[] = [
  words({ zh: '姓名（名称）', en: 'Name' }, 20, ({ name }) => name),
  words({ zh: '项目代码', en: 'Programme' }, 28, ({ programme }) => programme),
  words({ zh: '方式', en: 'Kind' }, 10, ({ kind }, language) => itemKinds[kind][language]),
  words({ zh: '期次', en: 'Period' }, 16, ({ period }, language) => periodSaid(period, language)),
  yuan({ zh: '金额', en: 'Amount' }, ({ amount }) => amount),
  words({ zh: '状态', en: 'State' }, 12, ({ state }, language) => itemStates[state][language]),
  onDay({ zh: '列支日期', en: 'Made due' }, (row) => row.onDay),
  onDay({ zh: '支付日期', en: 'Paid' }, ({ paidOn }) => paidOn),
  words(
    { zh: '失败或撤回原因', en: 'Why it failed or was taken back' },
    28,
    ({ failure, reason, reasonEn }, language) =>
      failure ?? (language === 'en' ? (reasonEn ?? reason) : reason),
  ),
  words({ zh: '经办人', en: 'By' }, 12, ({ recordedName }) => recordedName),
]

/** 应发名单 */
export const rollColumns: readonly SheetColumn<RollLineRow>[] = [
  words({ zh: '申请编号', en: 'Application' }, 24, ({ number }) => number),
  words({ zh: '姓名', en: 'Name' }, 16, ({ name }) => name),
  words(
    { zh: '与上期比较', en: 'Against the period before' },
    12,
    ({ what }, language) => lineKinds[what][language],
  ),
  yuan({ zh: '上期应发', en: 'Due before' }, ({ before }) => before),
  yuan({ zh: '本期应发', en: 'Due now' }, ({ now }) => now),
  yuan({ zh: '本次发放', en: 'Paid now' }, ({ pay }) => pay),
  words({ zh: '其中补发期次', en: 'Of it for earlier periods' }, 30, ({ missed }, language) =>
    stretchesOf(missed, (period) => periodSaid(period, language)).join(language === 'zh' ? '、' : ', '),
  ),
  yuan({ zh: '以前多发', en: 'Paid too much before' }, ({ over }) => (over === 0 ? null : over)),
  words({ zh: '原因', en: 'Why' }, 60, ({ reasons }, language) =>
    reasons.map((one) => one[language]).join(language === 'zh' ? '；' : '; '),
  ),
]

/** 授予名单 */
export const letterColumns: readonly SheetColumn<LetterRow>[] = [
  words({ zh: '编号', en: 'Number' }, 22, ({ number }) => number),
  words({ zh: '项目', en: 'Programme' }, 34, ({ title }) => title),
  words({ zh: '姓名（名称）', en: 'Name' }, 20, ({ name }) => name),
  words({ zh: '单位', en: 'Organisation' }, 30, ({ organisationName }) => organisationName),
  yuan({ zh: '金额', en: 'Amount' }, ({ amount }) => amount),
  words({ zh: '授予单位', en: 'Issued by' }, 26, ({ issuer }) => issuer),
  onDay({ zh: '日期', en: 'Date' }, ({ givenOn }) => givenOn),
  onDay({ zh: '撤销日期', en: 'Withdrawn' }, ({ withdrawnOn }) => withdrawnOn),
]

/** 抽查名单 */
export const sampleColumns: readonly SheetColumn<SampledRow>[] = [
  { title: { zh: '抽取次序', en: 'Drawn' }, kind: 'whole', width: 10, value: ({ rank }) => rank },
  words({ zh: '申请编号', en: 'Application' }, 24, ({ number }) => number),
  words({ zh: '姓名（名称）', en: 'Name' }, 20, ({ name }) => name),
  yuan({ zh: '金额', en: 'Amount' }, ({ amount }) => amount),
  words({ zh: '检查结果', en: 'Result' }, 12, ({ outcome }, language) =>
    outcome ? sampleOutcomes[outcome][language] : null,
  ),
  words({ zh: '说明', en: 'Remark' }, 40, ({ remark }) => remark),
  onDay({ zh: '检查日期', en: 'Checked' }, ({ checkedOn }) => checkedOn),
  words({ zh: '检查人', en: 'By' }, 12, ({ checkedName }) => checkedName),
]

/** That a list was taken away, as the audit trail says it. */
export const takenAway = ({ scope }: Standing, what: string) => ({
  action: `applications.export-${what}`,
  division: scope.ranges[0]?.low ?? 0,
})

/** A list of this part as a workbook. */
export const exportList = <Row, Line>(
  standing: Standing & { readonly language: Language },
  what: string,
  list: TakenList<Row, Line>,
): Promise<Result<FileAnswer, Refusal>> =>
  takeList(standing, takenAway(standing, what), list, standing.language)
