import type { ErrorTable } from '../../kernel/contract.ts'

/** Why instruments and answers to them are refused. */
export const instrumentErrors = {
  'instrument-unknown': {
    status: 404,
    zh: '没有量表 {code}，现有：{known}',
    en: 'There is no instrument {code}; there are: {known}',
  },
  'answers-not-json': {
    status: 400,
    zh: '答案文件格式有误：{reason}',
    en: 'The answers are not JSON: {reason}',
  },
  'answers-not-object': {
    status: 400,
    zh: '答案文件应写成 {example}',
    en: 'Write the answers as {example}',
  },
  'answers-word-unknown': {
    status: 400,
    zh: '不认识的词 {word}；答案文件只有这两项：{known}',
    en: 'Unknown word {word}; a file of answers has these two only: {known}',
  },
  'answers-word-twice': {
    status: 400,
    zh: '{word} 写了两次，请删去一处',
    en: '{word} stands twice; leave one of them out',
  },
  'instrument-not-yet': {
    status: 404,
    zh: '量表 {code} 在 {on} 还没有生效，最早自 {from} 起',
    en: 'The instrument {code} is not in force on {on}; it is from {from} on',
  },
  'answers-not-valid': { status: 400, zh: '答案有误', en: 'Some answers are not right' },
  'item-unknown': {
    status: 400,
    zh: '没有条目 {item}，可以填：{known}',
    en: 'There is no item {item}; there are: {known}',
  },
  'answer-not-possible': {
    status: 400,
    zh: '{item} 不能填 {answer}，可以填：{possible}',
    en: '{item} cannot be {answer}; it takes: {possible}',
  },
  'answer-not-applicable': {
    status: 400,
    zh: '{item} 不接受 {answer}，可以填：{possible}',
    en: '{item} does not take {answer}; it takes: {possible}',
  },
  'answers-contradict': {
    status: 400,
    zh: '{item} 与 {fact} 矛盾：{fact} 为 {value} 时应得 {points} 分',
    en: '{item} and {fact} contradict each other: {fact} {value} gives {points} points',
  },
  'trigger-unknown': {
    status: 400,
    zh: '没有触发情形 {trigger}，可以填：{known}',
    en: 'There is no trigger {trigger}; there are: {known}',
  },
  'trigger-of-none': {
    status: 400,
    zh: '此量表不设触发情形，请删去 {trigger}',
    en: 'This instrument has no triggers; leave {trigger} out',
  },
  'trigger-twice': { status: 400, zh: '{trigger} 写了两次', en: '{trigger} stands twice' },
  'figure-unknown': {
    status: 400,
    zh: '{figure} 不是这份量表可以修改的数值',
    en: '{figure} is no number of this instrument that may be changed',
  },
  'figure-not-valid': {
    status: 400,
    zh: '应为 {minimum} 至 {maximum} 的整数',
    en: 'Write a whole number from {minimum} to {maximum}',
  },
  'grade-unknown': {
    status: 400,
    zh: '没有等级 {grade}，现有：{known}',
    en: 'There is no grade {grade}; there are: {known}',
  },
  'copy-changes-nothing': {
    status: 400,
    zh: '没有改动任何数值，沿用原量表即可',
    en: 'No number is changed; use the instrument itself',
  },
  'copy-examples-wrong': {
    status: 409,
    zh: '副本校验没有通过',
    en: 'The copy did not pass its check',
  },
  'copy-example-wrong': {
    status: 409,
    zh: '示例“{example}”的“{part}”预期为 {expected}，按副本得 {found}，请修改副本里的预期',
    en: 'Example “{example}”: “{part}” is expected to be {expected} and comes out as {found}; change what the copy expects',
  },
  'copy-figure-not-shown': {
    status: 409,
    zh: '“{figure}”改为 {value} 后的结果还没有示例说明，请修改副本，在“改动的影响”里至少填写一处预期',
    en: 'No example shows what “{figure}” at {value} leads to; change the copy and say what you expect of one',
  },
  'copy-not-draft': { status: 409, zh: '只有草稿可以修改', en: 'Only a draft can be changed' },
  'copy-not-checked': { status: 409, zh: '校验通过后才能签发', en: 'A copy is signed after it was checked' },
  'copy-signed-by-author': {
    status: 403,
    zh: '起草人不能签发自己的副本，请另一人签发',
    en: 'Nobody signs what he wrote himself; another person signs',
  },
  'copy-already-signed': { status: 409, zh: '副本已经签发', en: 'The copy was signed already' },
  'copy-in-the-past': {
    status: 400,
    zh: '生效日期不能早于今天',
    en: 'A copy comes into force today or later',
  },
  'copy-place-not-county': {
    status: 400,
    zh: '副本按县（区）制定，请选择县级区划',
    en: 'Copies are made by counties; choose a division of that level',
  },
  'copy-base-outdated': {
    status: 409,
    zh: '原量表已有新版本，请在新版本上重新起草',
    en: 'The instrument has a newer version; draft the copy on that one',
  },
} as const satisfies ErrorTable
