import type { ErrorTable } from '../../kernel/contract.ts'

export const protectionErrors = {
  'report-in-the-future': { status: 400, zh: '时间不能晚于现在', en: 'The time cannot be later than now' },
  'report-before-notice': {
    status: 400,
    zh: '报告时间不能早于发现时间',
    en: 'It cannot have been reported before it was noticed',
  },
  'report-names-nobody': {
    status: 400,
    zh: '请选择档案中的儿童，或写明是哪个孩子',
    en: 'Choose a registered child, or say which child it is',
  },
  'report-place-missing': { status: 400, zh: '请写明发生地', en: 'Say where it happened' },
  'report-already-sent': {
    status: 409,
    zh: '报告已送出，不能再认定为无须报告',
    en: 'The report was sent; it can no longer be found unnecessary',
  },
  'report-made-by-another': {
    status: 422,
    zh: '报告不能由他人否决：只有发起人本人可以认定为录入错误，其他人可以送出报告或补充更正',
    en: 'Nobody has a veto over a report: only who made it can say that it was an error of entry; anybody else may send it or add a correction',
  },
  'report-signature-of-the-same': {
    status: 422,
    zh: '须由另一人签字，本人不能签两次',
    en: 'Another person must sign; nobody signs twice',
  },
  'report-nothing-to-sign': {
    status: 409,
    zh: '没有等待第二人签字的认定',
    en: 'There is no finding that waits for a second signature',
  },
} as const satisfies ErrorTable
