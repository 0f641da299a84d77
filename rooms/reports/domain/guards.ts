import type { Words } from '../../../kernel/contract.ts'

/** Warnings of the weather service have colours too, and say nothing of a child. */
const weather =
  /(暴雨|暴雪|高温|台风|气象|寒潮|大风|雷电|雷暴|大雾|霾|冰雹|山洪|道路结冰)\s*[红橙黄蓝]色预警/g

const forbidden: readonly { readonly pattern: RegExp; readonly words: Words }[] = [
  { pattern: /\d{17}[\dXx]/, words: { zh: '证件号', en: 'an identity number' } },
  { pattern: /(?<!\d)1[3-9]\d{9}(?!\d)/, words: { zh: '电话号码', en: 'a telephone number' } },
  {
    pattern:
      /红橙蓝|[红橙蓝黄](色)?(档|级|等级|档案|儿童|家庭|预警)|(red|orange|blue)[- ](file|grade|child)/i,
    words: { zh: '风险等级颜色', en: 'a risk colour' },
  },
]

/** What a text holds that is never published (7.7): numbers of persons, colours of children. Null when nothing. */
export function notToPublish(text: string): Words | null {
  const told = text.normalize('NFKC').replace(weather, '')
  const plain = told.replace(/[\s-]/g, '')
  return forbidden.find(({ pattern }) => pattern.test(plain) || pattern.test(told))?.words ?? null
}
