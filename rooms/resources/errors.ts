import type { ErrorTable } from '../../kernel/contract.ts'

export const resourcesErrors = {
  'money-without-amount': { status: 400, zh: '资金须填写金额', en: 'Money needs its amount' },
  'quantity-without-unit': { status: 400, zh: '填写数量时须填写单位', en: 'A quantity needs its unit' },
  'value-without-basis': {
    status: 400,
    zh: '折价金额与数量乘单价不一致或没有单价，请说明折价依据',
    en: 'The value is not quantity × price; say what it rests on',
  },
  'link-in-the-future': { status: 400, zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
  'promised-before-link': {
    status: 400,
    zh: '计划发放日期不能早于链接日期',
    en: 'It cannot be handed out before it came',
  },
  'source-not-found': {
    status: 422,
    zh: '名册中没有这个机构，请重新选择或直接填写名称',
    en: 'There is no such organisation in the register; choose again or write its name',
  },
  'source-without-name': {
    status: 400,
    zh: '请选择机构或填写资源方名称',
    en: 'Choose an organisation or write the name',
  },
  'resource-already-corrected': {
    status: 409,
    zh: '这条记录已被更正或撤销，请对最新的记录操作',
    en: 'This record was already corrected or withdrawn; work on the latest one',
  },
  'resource-has-deliveries': {
    status: 409,
    zh: '已有发放记录，不能撤销；请先撤销发放记录，或改为更正',
    en: 'Something was handed out of it: withdraw that first, or correct the record',
  },
  'quantity-below-delivered': {
    status: 422,
    zh: '数量少于已发放的数量（{delivered}）',
    en: 'That is less than was handed out already ({delivered})',
  },
  'more-than-remains': {
    status: 422,
    zh: '超过剩余数量（{remaining}）',
    en: 'That is more than remains ({remaining})',
  },
  'delivery-without-quantity': { status: 400, zh: '请填写发放数量', en: 'Say how much was handed out' },
  'delivery-to-nobody': {
    status: 400,
    zh: '请选择在册的领取人，或填写其他受益人数',
    en: 'Name who received it, or say how many others did',
  },
  'delivery-before-link': {
    status: 422,
    zh: '发放日期不能早于链接日期',
    en: 'It cannot be handed out before it came',
  },
  'delivery-already-withdrawn': {
    status: 409,
    zh: '这次发放已撤销',
    en: 'This handing out was withdrawn already',
  },
  'receiver-not-found': {
    status: 422,
    zh: '领取人不存在或不在您的范围内',
    en: 'Someone named is not there, or not yours to see',
  },
  'receiver-named-twice': { status: 400, zh: '同一领取人出现了两次', en: 'Someone is named twice' },
} as const satisfies ErrorTable
