import type { ErrorTable } from '../../kernel/contract.ts'

export const fundsErrors = {
  'over-pool': {
    status: 422,
    zh: '资金池余额不足，无法安排这一金额',
    en: 'The pool does not hold that much',
  },
  'over-budget': {
    status: 422,
    zh: '超出预算：可用余额不足',
    en: 'Over the budget: not enough is left in it',
  },
  'more-than-held': {
    status: 422,
    zh: '账户余额不足，没有记账',
    en: 'The account does not hold that much; nothing was booked',
  },
  'more-than-committed': {
    status: 422,
    zh: '超过尚未使用的承诺金额',
    en: 'That is more than is still committed',
  },
  'more-than-paid': { status: 422, zh: '超过可追回的金额', en: 'That is more than can be claimed back' },
  'more-than-outstanding': { status: 422, zh: '超过尚未追回的金额', en: 'That is more than is outstanding' },
  'more-than-recovered': {
    status: 422,
    zh: '没有这么多已追回的款项',
    en: 'That much was not recovered',
  },
  'budget-not-found': {
    status: 422,
    zh: '没有这个预算，或者不在您的范围内',
    en: 'There is no such budget, or it is not yours to use',
  },
  'budget-not-open': {
    status: 422,
    zh: '这一天不在预算的使用期内',
    en: 'The budget may not be used on that day',
  },
  'budget-of-another-programme': {
    status: 422,
    zh: '这个预算只用于另一个项目',
    en: 'This budget is for another programme',
  },
  'budget-ends-before-it-begins': {
    status: 400,
    zh: '结束日期不能早于开始日期',
    en: 'It cannot end before it begins',
  },
  'budget-change-of-nothing': { status: 400, zh: '请填写调整金额', en: 'Say by how much' },
  'pool-not-found': {
    status: 422,
    zh: '没有这个资金池，或者不属于同一地区和年度',
    en: 'There is no such pool at this place in this year',
  },
  'pool-named-twice': { status: 400, zh: '同一资金池出现了两次', en: 'A pool is named twice' },
  'pool-of-another-source': {
    status: 422,
    zh: '按这个规定提取的资金属于另一种来源，请选择对应的资金池',
    en: 'The rule takes money of another source; choose its pool',
  },
  'host-not-found': {
    status: 422,
    zh: '名册中没有这个托管机构',
    en: 'There is no such host in the register',
  },
  'share-rule-unknown': { status: 422, zh: '没有这项提取规定', en: 'There is no such rule' },
  'share-rule-elsewhere': { status: 422, zh: '这项规定不适用于本地', en: 'That rule does not hold here' },
  'share-rule-not-in-force': {
    status: 422,
    zh: '这项规定在当天没有生效',
    en: 'That rule is not in force on that day',
  },
  'share-of-nothing': { status: 400, zh: '请填写转移支付总额', en: 'Give the whole transfer' },
  'share-not-as-declared': {
    status: 422,
    zh: '金额与规定的比例不一致，应为 {expected} 元',
    en: 'That is not the declared share, which is {expected} yuan',
  },
  'receipt-without-amount': { status: 400, zh: '请填写到位金额', en: 'Say how much came in' },
  'receipt-in-another-year': {
    status: 422,
    zh: '到位日期不在资金池的年度内',
    en: 'The day is not in the year of the pool',
  },
  'commitment-not-found': {
    status: 422,
    zh: '没有这笔承诺，或者不在您的范围内',
    en: 'There is no such commitment, or it is not yours to use',
  },
  'payment-not-found': {
    status: 422,
    zh: '没有这笔支付，或者不在您的范围内',
    en: 'There is no such payment, or it is not yours to use',
  },
  'payment-not-waiting': {
    status: 409,
    zh: '这笔款项不在待支付状态，请刷新后再看',
    en: 'This payment is not waiting to be paid; look again',
  },
  'payment-stopped': {
    status: 422,
    zh: '{name} 的款项暂缓支付：{reason}',
    en: 'The payment to {name} is held: {reason}',
  },
  'payment-not-due': { status: 422, zh: '尚未到支付日期', en: 'It is not due yet' },
  'payment-not-paid': { status: 422, zh: '这笔款项没有支付成功', en: 'This was not paid' },
  'payment-is-claimed': {
    status: 409,
    zh: '这笔款项已有追回记录，不能登记退汇',
    en: 'A recovery was ordered on it, so it cannot be sent back',
  },
  'payment-in-another-run': {
    status: 409,
    zh: '有款项刚被列入另一个批次，请刷新后再试',
    en: 'A payment was just put into another run; look again',
  },
  'payee-not-found': {
    status: 422,
    zh: '没有这个收款人，或者不在您的范围内',
    en: 'There is no such payee, or not yours to see',
  },
  'payee-without-account': {
    status: 422,
    zh: '{name} 没有收款账户，请先登记',
    en: '{name} has no bank account yet',
  },
  'payee-account-changed': {
    status: 409,
    zh: '编制后收款账户有变更（{name}），请退回重新编制',
    en: 'The bank account was changed meanwhile ({name}); send the run back',
  },
  'bank-account-digits': { status: 400, zh: '账号只能是数字', en: 'An account number has digits only' },
  'bank-account-length': {
    status: 400,
    zh: '账号应为 8 至 32 位',
    en: 'An account number has 8 to 32 digits',
  },
  'bank-card-check': {
    status: 400,
    zh: '银行卡号校验位不符，请核对是否抄错',
    en: 'The check digit of the card is wrong; compare it again',
  },
  'bank-code-digits': { status: 400, zh: '联行号应为 12 位数字', en: 'The bank code has 12 digits' },
  'account-holder-differs': {
    status: 422,
    zh: '户名与收款人姓名不一致；由他人代收的，请写明原因',
    en: 'The holder is not the payee; where another holds it for them, say why',
  },
  'run-of-two-divisions': {
    status: 422,
    zh: '一个批次只能包含同一单位的款项',
    en: 'A run is of one division only',
  },
  'run-not-there': {
    status: 409,
    zh: '批次已不在这一步，请刷新后再看',
    en: 'The run is not at this step any more; look again',
  },
  'run-not-approved': {
    status: 409,
    zh: '批次审批后才能下载银行文件',
    en: 'The file for the bank is given out after approval',
  },
  'needs-second-person': {
    status: 422,
    zh: '编制人或申请人不能自己审批，须由另一人审批',
    en: 'Who prepared it may not approve it: another person has to',
  },
  'return-titles-not-found': {
    status: 422,
    zh: '没有找到回盘明细：需要有账号、金额和处理结果三列',
    en: 'No result lines were found: there must be columns for account, amount and result',
  },
  'return-too-long': {
    status: 422,
    zh: '回盘文件超过 {most} 行，请核对是否选错文件',
    en: 'The file has more than {most} rows; was it the right one?',
  },
  'return-not-this-run': {
    status: 422,
    zh: '回盘文件与本批次对不上，没有记账',
    en: 'The file does not fit this run; nothing was booked',
  },
  'return-taken-for-another-run': {
    status: 409,
    zh: '同一个文件已作为批次“{title}”（{on}）的回盘导入过，没有记账。请核对是否选错文件',
    en: 'The same file was taken in for the run “{title}” of {on}; nothing was booked. Was it the right file?',
  },
  'return-of-another-run': {
    status: 422,
    zh: '这是批次“{title}”（{on}）的回盘，请在那个批次导入',
    en: 'This is the result of the run “{title}” of {on}; take it in there',
  },
  'return-is-older': {
    status: 422,
    zh: '第 {row} 行仍为处理中，而之前的回盘已有结果：这是较早的文件，不必再导入',
    en: 'Row {row} is still pending, though a file of before has its result: this file is the older one and is not needed any more',
  },
  'return-amount-not-read': {
    status: 422,
    zh: '第 {row} 行金额无法识别',
    en: 'Row {row}: the amount cannot be read',
  },
  'return-result-not-known': {
    status: 422,
    zh: '第 {row} 行处理结果「{value}」无法识别',
    en: 'Row {row}: the result “{value}” is not known',
  },
  'return-row-not-ours': {
    status: 422,
    zh: '第 {row} 行的账号和金额不在本批次中',
    en: 'Row {row}: account and amount are not of this run',
  },
  'return-row-twice': { status: 422, zh: '第 {row} 行重复', en: 'Row {row} is there twice' },
  'return-line-missing': {
    status: 422,
    zh: '缺少序号 {number} 的结果',
    en: 'The result of line {number} is missing',
  },
  'return-total-differs': {
    status: 422,
    zh: '合计金额不一致：文件为 {told} 元，应为 {expected} 元',
    en: 'The totals differ: the file says {told} yuan, it should be {expected}',
  },
  'return-says-otherwise': {
    status: 422,
    zh: '第 {row} 行与之前的回盘结果相反；支付后退汇的，请在该笔支付上登记退汇',
    en: 'Row {row} contradicts an earlier file; record a payment that was sent back on the payment itself',
  },
  'recovery-not-found': {
    status: 422,
    zh: '没有这项追回，或者不在您的范围内',
    en: 'There is no such recovery, or it is not yours to use',
  },
  'recovery-due-before-order': {
    status: 400,
    zh: '应缴日期不能早于决定日期',
    en: 'It cannot be due before it is ordered',
  },
  'write-off-waits': {
    status: 409,
    zh: '已有核销申请等待审批',
    en: 'A proposal to write off is waiting already',
  },
  'write-off-decided': { status: 409, zh: '这项核销申请已有结果', en: 'This proposal was decided already' },
  'entry-not-reversible': {
    status: 422,
    zh: '这笔分录不能直接冲销，请在对应的承诺、支付或追回上办理',
    en: 'This entry is taken back on the commitment, payment or recovery that it came from',
  },
  'entry-already-reversed': { status: 409, zh: '这笔分录已被冲销', en: 'This entry was reversed already' },
} as const satisfies ErrorTable
