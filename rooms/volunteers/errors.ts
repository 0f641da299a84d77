import type { ErrorTable } from '../../kernel/contract.ts'

export const volunteersErrors = {
  'guardian-consent-missing': {
    status: 422,
    zh: '未成年人须有监护人同意，请填写监护人同意日期',
    en: 'A minor needs the consent of a guardian: enter the day it was given',
  },
  'birth-differs-from-identity': {
    status: 400,
    zh: '出生日期与身份证号不一致',
    en: 'The birth date is not that of the identity number',
  },
  'volunteer-day-in-the-future': {
    status: 400,
    zh: '日期不能晚于今天',
    en: 'The day cannot be later than today',
  },
  'registration-without-day': {
    status: 400,
    zh: '已在平台注册的，请填写注册日期',
    en: 'Registered on the platform: enter since when',
  },
  'registration-ends-before': {
    status: 400,
    zh: '注册失效日期不能早于注册日期',
    en: 'The registration cannot end before it began',
  },
  'volunteer-already-registered': {
    status: 409,
    zh: '这名志愿者已登记：{number}',
    en: 'This volunteer is registered already: {number}',
  },
  'volunteer-left': {
    status: 409,
    zh: '这名志愿者已退出',
    en: 'This volunteer has left already',
  },
  'volunteer-not-left': {
    status: 409,
    zh: '这名志愿者没有退出',
    en: 'This volunteer has not left',
  },
  'left-before-linked': {
    status: 422,
    zh: '退出日期不能早于链接日期',
    en: 'One cannot leave before one was linked',
  },
  'volunteer-other-province': {
    status: 422,
    zh: '不能改到其他省份，请在那里另行登记',
    en: 'The entry cannot move to another province; register it there',
  },
} as const satisfies ErrorTable
