import type { Words } from '../../../kernel/contract.ts'

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
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '')
  return forbidden.find(({ pattern }) => pattern.test(plain) || pattern.test(text))?.words ?? null
}
