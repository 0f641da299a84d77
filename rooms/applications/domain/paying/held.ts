import type { Words } from '../../../../kernel/contract.ts'
import type { Programme } from '../../../programmes/index.ts'

/** What holds a payment beside the rules of the programme, which are named by their codes. */
export const barHolding = 'bar'
export const amountHolding = 'amount'

const others: Readonly<Record<string, Words>> = {
  [barHolding]: { zh: '已被取消同类补贴的申请资格', en: 'Barred from this class of subsidies' },
  [amountHolding]: {
    zh: '应发金额已与审定的不同，须先更正审定',
    en: 'It comes to another sum than was decided; the decision has to be put right first',
  },
}

/** Several reasons as one sentence. */
export const reasonsSaid = (reasons: readonly Words[]): Words => ({
  zh: reasons.map(({ zh }) => zh).join('、'),
  en: reasons.map(({ en }) => en).join(', '),
})

/** Why a payment is held, in the words of the programme. */
export function holdingSaid({ eligible, conflicts }: Programme, holding: readonly string[]): Words[] {
  return holding.map(
    (code) =>
      others[code] ??
      [...eligible, ...conflicts].find(({ rule }) => rule === code)?.title ?? { zh: code, en: code },
  )
}
