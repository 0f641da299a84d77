import type { Words } from '../../../kernel/contract.ts'
import { type Fen, formatYuan } from '../../../kernel/money.ts'
import { formatDay } from '../../../platform/web/format.ts'
import { parameterOn } from '../domain/language/parameter.ts'
import type { Programme } from '../domain/language/programme.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A figure as it is printed, with its unit. */
export function figureText(unit: string, value: number | string): Words {
  const both = (zh: string, en: string): Words => ({ zh: `${value}${zh}`, en: `${value} ${en}` })
  switch (unit) {
    case 'fen': {
      const yuan = formatYuan(Number(value) as Fen).replace(/\.00$/, '')
      return { zh: `${yuan} 元`, en: `${yuan} yuan` }
    }
    case 'minutes': {
      const [hours, minutes] = [Math.floor(Number(value) / 60), Number(value) % 60]
      return minutes === 0
        ? { zh: `${hours} 小时`, en: `${hours} h` }
        : { zh: `${hours} 小时 ${minutes} 分`, en: `${hours} h ${minutes} min` }
    }
    case 'days':
      return both(' 天', 'days')
    case 'workdays':
      return both(' 个工作日', 'working days')
    case 'months':
      return both(' 个月', 'months')
    case 'years':
      return both(' 年', 'years')
    case 'persons':
      return both(' 人', 'persons')
    case 'yearly_day': {
      const [month = 0, date = 0] = String(value).split('-').map(Number)
      return { zh: `${month} 月 ${date} 日`, en: `${date} ${months[month - 1]}` }
    }
    case 'percent':
      return { zh: `${value}%`, en: `${value}%` }
    default:
      return { zh: String(value), en: String(value) }
  }
}

/** The figure of a parameter on a day, printed; null before its first day. */
export function figureOf(programme: Programme, name: string, on: string): Words | null {
  const parameter = programme.parameters[name]
  const value = parameter && parameterOn(parameter, on)
  return parameter && value !== undefined ? figureText(parameter.unit, value) : null
}

/** An answer as a person reads it. */
export function answerText(programme: Programme, name: string, value: unknown): Words {
  const fact = programme.facts[name]
  const options = fact?.options ?? programme.switches[name]?.options
  const one = (code: unknown): Words =>
    options?.[String(code)] ??
    (code === 'yes' ? { zh: '是', en: 'Yes' } : code === 'no' ? { zh: '否', en: 'No' } : plain(code))
  if (Array.isArray(value)) {
    if (value.length === 0) return { zh: '无', en: 'None' }
    const all = value.map(one)
    return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') }
  }
  if (fact?.type === 'moment' || fact?.type === 'day') {
    const [day = '', minute] = String(value).slice(0, 16).split(/[T ]/)
    const said = (language: 'zh' | 'en') => [formatDay(day, language), minute].filter(Boolean).join(' ')
    return { zh: said('zh'), en: said('en') }
  }
  if (fact?.type === 'money') return figureText('fen', Number(value))
  if (fact?.type === 'minutes') return figureText('minutes', Number(value))
  if (fact?.type === 'hours') return { zh: `${value} 小时`, en: `${value} h` }
  if (fact && ['days', 'months', 'years', 'persons'].includes(fact.type))
    return figureText(fact.type, Number(value))
  return one(value)
}

const plain = (value: unknown): Words => ({ zh: String(value), en: String(value) })
