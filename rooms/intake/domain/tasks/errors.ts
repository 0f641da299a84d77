import type { ErrorTable } from '../../../../kernel/contract.ts'

export const taskErrors = {
  'task-body-not-possible': {
    status: 422,
    zh: '不能交办给这个单位或人员，请从名册中选择在册、有效的单位，或本地的救助顾问',
    en: 'The task cannot be given to this body; choose one from the register, or an adviser who works there',
  },
  'task-due-in-the-past': {
    status: 422,
    zh: '办结期限不能早于今天',
    en: 'The task cannot be due before today',
  },
  'task-state-not-fit': {
    status: 409,
    zh: '这项交办已经不是这个状态，请刷新后查看',
    en: 'The task is no longer in a state that allows this; look at it again',
  },
  'task-consent-ended': {
    status: 409,
    zh: '本人或监护人的同意已不再有效，个人信息不再提供。请等交办单位处理，或退回',
    en: 'The consent has ended and what it let be told is told no longer; wait for who gave the task, or return it',
  },
  'legal-basis-unknown': {
    status: 422,
    zh: '法律依据不在规定的清单内',
    en: 'This legal basis is not in the list',
  },
  'basis-without-personal-data': {
    status: 422,
    zh: '选择“不含个人信息”时，不能提供姓名、年龄、住址等个人信息',
    en: 'Without personal data as its basis, a hand-over holds no name, age, address or the like',
  },
  'basis-note-missing': {
    status: 422,
    zh: '请写明依据的理由：为什么必须提供，或者怎样取得了同意',
    en: 'Write why this basis holds here, or how the consent was obtained',
  },
  'hand-over-needs-own-consent': {
    status: 422,
    zh: '档案中没有本人有效的同意，不能以同意为依据提供个人信息',
    en: 'The person’s own consent is not in force, so that nothing personal can be handed over on it',
  },
  'hand-over-needs-guardian-consent': {
    status: 422,
    zh: '档案中没有监护人有效的同意，不能以同意为依据提供个人信息',
    en: 'The guardian’s consent is not in force, so that nothing personal can be handed over on it',
  },
  'hand-over-needs-guardian-notice': {
    status: 422,
    zh: '已满十四周岁的孩子本人同意后，还须告知监护人',
    en: 'From fourteen the child consents and the guardian has to be told; that is not recorded yet',
  },
  'hand-over-needs-birth-date': {
    status: 422,
    zh: '不知道出生日期，无法判断由谁同意，请先补全档案',
    en: 'Without a date of birth nobody can tell who has to consent; complete the file first',
  },
  'hand-over-field-twice': { status: 422, zh: '同一项信息填了两次', en: 'The same field stands there twice' },
  'hand-over-value-missing': {
    status: 422,
    zh: '档案里没有这一项，请填写或去掉',
    en: 'The file has no such value; write it or leave the field out',
  },
  'hand-over-field-not-yours': {
    status: 422,
    zh: '您无权查看这一项，不能提供给别人',
    en: 'You may not see this field yourself, so that you cannot hand it over',
  },
  'hand-over-number-in-words': {
    status: 422,
    zh: '文字里有证件号码或手机号，请改用对应的项目提供',
    en: 'The words hold an identity number or a phone; hand it over as its own field',
  },
  'hand-over-grade-in-words': {
    status: 422,
    zh: '文字里提到了风险等级或色卡，这是内部信息，不能提供给任何单位',
    en: 'The words tell a risk grade or colour, which is internal and goes to no other body',
  },
  'hand-over-name-in-words': {
    status: 422,
    zh: '没有选择提供姓名，文字里却写了姓名',
    en: 'The name was not chosen to be handed over, yet the words tell it',
  },
} as const satisfies ErrorTable
