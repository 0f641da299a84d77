import type { Words } from '../../../../kernel/contract.ts'
import { sayDay } from '../../../../kernel/day.ts'
import { type Fen, formatYuan } from '../../../../kernel/money.ts'
import { type Programme, titleOfFact, type Value } from '../../../programmes/index.ts'

const unknown: Words = { zh: '未知', en: 'not known' }
const yesNo: Readonly<Record<string, Words>> = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } }

/** What a fact is called in a reason. */
export function factTitled(programme: Programme, name: string): Words {
  const fact = programme.facts[name]
  return fact ? titleOfFact(fact) : { zh: name, en: name }
}

/** The answer to a fact as it is read: the words of its option, a sum in yuan, hours. */
export function factSaid(programme: Programme, name: string, value: Value | undefined): Words {
  const fact = programme.facts[name]
  if (value === undefined || !fact) return unknown
  if (Array.isArray(value)) {
    const all = (value as readonly string[]).map((one) => fact.options?.[one] ?? { zh: one, en: one })
    return all.length === 0
      ? { zh: '无', en: 'none' }
      : { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') }
  }
  if (typeof value === 'string')
    return (
      fact.options?.[value] ??
      (fact.type === 'yes_no' ? yesNo[value] : undefined) ??
      (fact.type === 'day' ? { zh: sayDay(value, 'zh'), en: sayDay(value, 'en') } : same(value))
    )
  const number = value as number
  if (fact.type === 'money')
    return { zh: `${formatYuan(number as Fen)} 元`, en: `${formatYuan(number as Fen)} yuan` }
  if (fact.type === 'hours' || fact.type === 'minutes') return timeSaid(number)
  return same(String(number))
}

const same = (text: string): Words => ({ zh: text, en: text })

function timeSaid(minutes: number): Words {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0
    ? { zh: `${hours} 小时`, en: `${hours} hours` }
    : { zh: `${hours} 小时 ${rest} 分`, en: `${hours} h ${rest} min` }
}

/** What a forged practicum comes to, in minutes (S13.A7). */
export function voidHours(minutes: number): Words {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return {
    zh: `实习时数被认定为虚假并作废：${hours} 小时${rest === 0 ? '' : ` ${rest} 分`}。`,
    en: `Practicum hours found forged and void: ${hours} h${rest === 0 ? '' : ` ${rest} min`}.`,
  }
}
