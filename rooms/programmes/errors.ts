import type { ErrorTable } from '../../kernel/contract.ts'

/** Why programmes, drafts of them and answers to them are refused. */
export const programmesErrors = {
  'programme-unknown': {
    status: 404,
    zh: '在{on}没有这项政策',
    en: 'There was no such programme on {on}',
  },
  'facts-not-valid': { status: 400, zh: '有的回答不正确', en: 'Some answers are not right' },
  'fact-not-valid': { status: 400, zh: '{reason}', en: '{reasonEn}' },
  'draft-not-valid': {
    status: 409,
    zh: '草稿没有通过校验，共 {count} 处',
    en: 'The draft did not pass its check: {count} problems',
  },
  'draft-line': { status: 409, zh: '第 {line} 行：{reason}', en: 'line {line}: {reason}' },
  'draft-not-open': {
    status: 409,
    zh: '只有草稿可以修改和提交',
    en: 'Only a draft can be changed and submitted',
  },
  'draft-not-submitted': { status: 409, zh: '草稿尚未提交审批', en: 'The draft was not submitted' },
  'draft-approved-by-author': {
    status: 403,
    zh: '起草或修改过草稿的人不能审批，请另一人审批',
    en: 'Nobody approves a draft of which he wrote or changed anything; another person does',
  },
  'draft-in-the-past': {
    status: 400,
    zh: '生效日期不能早于今天',
    en: 'A programme takes effect today or later',
  },
  'draft-code-elsewhere': {
    status: 409,
    zh: '代码 {code} 已用于其他区划的政策',
    en: 'The code {code} belongs to a programme of another division',
  },
  'figure-not-in-text': {
    status: 400,
    zh: '文件里读不出数值 {parameter}',
    en: 'No figure {parameter} can be read in the text',
  },
  'draft-without-head': {
    status: 400,
    zh: '草稿至少要能读出代码和区划',
    en: 'A draft says at least its code and division, in YAML that can be read',
  },
  'draft-outside-division': {
    status: 400,
    zh: '草稿写的区划不在您的管理范围内',
    en: 'The division of the draft is not yours',
  },
  'simulation-not-valid': {
    status: 400,
    zh: '模拟的设置不正确',
    en: 'What the simulation was asked is not right',
  },
  'simulation-value': { status: 400, zh: '{reason}', en: '{reason}' },
  'simulation-outside-scope': {
    status: 400,
    zh: '只能对您管理范围内的地区进行模拟',
    en: 'A simulation is for a place within your scope',
  },
} as const satisfies ErrorTable
