import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { ShownProblem } from '../../../platform/web/failure.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { today } from '../../../platform/web/today.ts'
import { given } from '../../../platform/web/use-options.ts'
import type { ResourceKind, SourceKind } from '../domain/kinds.ts'
import { formatQuantity, readDecimal } from '../domain/money-words.ts'
import { worthOf } from '../domain/valuation.ts'
import type { ResourceFile } from './queries.ts'
import { resourcesTexts } from './texts.ts'

export type Values = {
  station: Found<Id> | null
  linkedOn: Day | null
  sourceKind: SourceKind | null
  organisation: Found<Id> | null
  sourceName: string
  creditCode: string
  contactName: string
  contactPhone: string
  kind: ResourceKind | null
  name: string
  specification: string
  quantity: string
  unit: string
  unitPrice: string
  amount: string
  basisNote: string
  restriction: string
  beneficiaries: number | null
  promisedOn: Day | null
  voucher: string
  handler: string
  feedback: string
  noticeOn: Day | null
  notice: string
  reason: string
}

const yuan = (fen: number | null | undefined) => (fen == null ? '' : formatQuantity(fen * 10))

export const valuesOf = (file: ResourceFile | undefined): Values => ({
  station: file ? { value: file.station, label: file.stationName ?? file.station } : null,
  linkedOn: file ? (file.linkedOn as Day) : today(),
  sourceKind: file?.sourceKind ?? null,
  organisation: file?.organisation ? { value: file.organisation, label: file.sourceName } : null,
  sourceName: file?.sourceName ?? '',
  creditCode: file?.creditCode ?? '',
  contactName: file?.contactName ?? '',
  contactPhone: '',
  kind: file?.kind ?? 'goods',
  name: file?.name ?? '',
  specification: file?.specification ?? '',
  quantity: file?.quantity && file.kind !== 'money' ? formatQuantity(file.quantity) : '',
  unit: file && file.kind !== 'money' ? (file.unit ?? '') : '',
  unitPrice: file && file.kind !== 'money' ? yuan(file.unitPrice) : '',
  amount: file && (file.basis === 'cash' || file.basis === 'stated') ? yuan(file.amount) : '',
  basisNote: file?.basisNote ?? '',
  restriction: file?.restriction ?? '',
  beneficiaries: file?.beneficiaries ?? null,
  promisedOn: (file?.promisedOn as Day | undefined) ?? null,
  voucher: file?.voucher ?? '',
  handler: file?.handler ?? '',
  feedback: file?.feedback ?? '',
  noticeOn: (file?.noticeOn as Day | undefined) ?? null,
  notice: file?.notice ?? '',
  reason: '',
})

/** What quantity and price come to in fen, while both are there. */
export function computedOf(values: Values): number | null {
  const [quantity, price] = [readDecimal(values.quantity, 3), readDecimal(values.unitPrice, 2)]
  return quantity && price !== null ? worthOf(quantity, price) : null
}

/** Numbers that cannot be read, found before anything is sent. */
export function checkedResource(values: Values): ShownProblem[] {
  const wrong = (field: string, messages: { zh: string; en: string }) => ({
    code: 'value-not-valid',
    path: `/body/${field}`,
    messages,
  })
  const unread = (field: 'amount' | 'unitPrice') =>
    values[field].trim() !== '' && readDecimal(values[field], 2) === null
  return [
    ...(['amount', 'unitPrice'] as const)
      .filter(unread)
      .map((field) => wrong(field, resourcesTexts.notMoney)),
    ...(values.quantity.trim() !== '' && !readDecimal(values.quantity, 3)
      ? [wrong('quantity', resourcesTexts.notQuantity)]
      : []),
  ]
}

/** The facts as the API takes them; of money only the amount is said. */
export function factsOf(values: Values) {
  const money = values.kind === 'money'
  const phone = given(values.contactPhone)
  return {
    station: values.station?.value ?? '',
    linkedOn: values.linkedOn ?? today(),
    sourceKind: values.sourceKind ?? ('other' as const),
    organisation: values.organisation?.value ?? null,
    sourceName: given(values.sourceName),
    creditCode: given(values.creditCode),
    contactName: given(values.contactName),
    ...(phone ? { contactPhone: phone } : {}),
    kind: values.kind ?? ('goods' as const),
    name: values.name,
    specification: given(values.specification),
    quantity: money ? null : readDecimal(values.quantity, 3) || null,
    unit: money ? null : given(values.unit),
    unitPrice: money ? null : readDecimal(values.unitPrice, 2),
    amount: readDecimal(values.amount, 2),
    basisNote: money ? null : given(values.basisNote),
    restriction: given(values.restriction),
    beneficiaries: values.beneficiaries,
    promisedOn: values.promisedOn,
    voucher: given(values.voucher),
    handler: given(values.handler),
    feedback: given(values.feedback),
    noticeOn: values.noticeOn,
    notice: given(values.notice),
  }
}
