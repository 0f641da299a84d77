import type { Words } from '../../../kernel/contract.ts'
import { type Cell, type Content, round, statedOf } from './content.ts'
import type { Definition } from './definition.ts'
import { monthIn } from './printed-report.ts'

/** `wrong` keeps a report from being sent; `look` is for the preparer to confirm. */
export type CheckLevel = 'good' | 'look' | 'wrong'

/** One line of the checklist before sending (7.8), with the cells it is about. */
export type Check = {
  readonly code: string
  readonly level: CheckLevel
  readonly title: Words
  readonly found: readonly { readonly words: Words; readonly cell: string | null }[]
}

/** What only the records can say, counted by the server. */
export type RecordFindings = {
  /** Worker-days with more than twelve visits. */
  readonly overfullDays: number
  /** Visits to the same person on the same day by the same worker, beyond the first. */
  readonly doubles: number
}

/** More or less than half against last month is looked at. A change among a handful says nothing. */
export function isSteep({ counted, last }: Pick<Cell, 'counted' | 'last'>): boolean {
  return last >= 5 && Math.abs(counted - last) > last / 2
}

const named = (cell: Cell, language: 'zh' | 'en') => cell.title[language]
const say = (zh: string, en: string): Words => ({ zh, en })

/** The checks of 7.8 that a report can fail, in that order. */
export function checksOf(content: Content, definition: Definition, records: RecordFindings): Check[] {
  return [
    partsAgainstWhole(content),
    againstLastMonth(content),
    limits(content, definition),
    nobodyThere(content, definition),
    count(
      'worker-days',
      records.overfullDays,
      say('一人一天走访不超过 12 次', 'No worker has more than 12 visits a day'),
    ),
    count('doubles', records.doubles, say('没有重复的走访记录', 'No visit is recorded twice')),
    lateLines(content),
    texts(content, definition),
  ]
}

const check = (code: string, title: Words, level: 'look' | 'wrong', found: Check['found']): Check => ({
  code,
  title,
  level: found.length > 0 ? level : 'good',
  found,
})

/** Parts may sum to more than the whole, with the note under them (7.3); never to less than it. */
function partsAgainstWhole(content: Content): Check {
  const found: { words: Words; cell: string }[] = []
  const parts = new Map<string, Cell[]>()
  for (const cell of content.cells) {
    if (!cell.part) continue
    const key = `${cell.measure}|${cell.part.by}`
    parts.set(key, [...(parts.get(key) ?? []), cell])
  }
  for (const group of parts.values()) {
    const first = group[0] as Cell
    const whole = content.cells.find((cell) => cell.measure === first.measure && cell.part === null)
    const sum = round(group.reduce((all, cell) => all + cell.counted, 0))
    if (whole && sum < whole.counted)
      found.push({
        words: say(
          `${named(whole, 'zh')}：分项合计 ${sum} 少于总数 ${whole.counted}`,
          `${named(whole, 'en')}: the parts sum to ${sum}, less than ${whole.counted}`,
        ),
        cell: whole.code,
      })
  }
  return check('parts', say('分项与总数相符', 'Parts agree with the whole'), 'look', found)
}

function againstLastMonth(content: Content): Check {
  const found = content.cells.filter(isSteep).map((cell) => ({
    words: say(
      `${named(cell, 'zh')}：上月 ${cell.last}，本月 ${cell.counted}`,
      `${named(cell, 'en')}: ${cell.last} last month, ${cell.counted} now`,
    ),
    cell: cell.code,
  }))
  return check('last-month', say('与上月相差不超过一半', 'Within half of last month'), 'look', found)
}

function limits(content: Content, definition: Definition): Check {
  const found = definition.at_most.flatMap(({ cell, of, times }) => {
    const less = content.cells.find((one) => one.code === cell)
    const more = content.cells.find((one) => one.code === of)
    if (!less || !more) return []
    const most = round(statedOf(content, more) * times)
    const stated = statedOf(content, less)
    if (stated <= most) return []
    return [
      {
        words: say(
          `${named(less, 'zh')} ${stated} 超过${named(more, 'zh')} ${statedOf(content, more)} 所能有的 ${most}`,
          `${named(less, 'en')} ${stated} is more than ${named(more, 'en')} ${statedOf(content, more)} allows (${most})`,
        ),
        cell,
      },
    ]
  })
  return check(
    'limits',
    say('人数不超过人次，时长与场次相称', 'Persons within attendances, hours within events'),
    'wrong',
    found,
  )
}

function nobodyThere(content: Content, definition: Definition): Check {
  const found = definition.needs_people.flatMap(({ cell, of }) => {
    const people = content.cells.find((one) => one.code === cell)
    const events = content.cells.find((one) => one.code === of)
    if (!people || !events || statedOf(content, events) === 0 || statedOf(content, people) > 0) return []
    return [
      {
        words: say(
          `有${named(events, 'zh')} ${statedOf(content, events)}，但没有人参加`,
          `${named(events, 'en')} ${statedOf(content, events)}, but nobody was there`,
        ),
        cell,
      },
    ]
  })
  return check('nobody-there', say('活动都有人参加', 'Somebody was at every event'), 'look', found)
}

function count(code: string, number: number, title: Words): Check {
  const found = number > 0 ? [{ words: say(`有 ${number} 处`, `${number} found`), cell: 'visits' }] : []
  return check(code, title, 'look', found)
}

function lateLines(content: Content): Check {
  const found = content.late.map((line) => ({
    words: say(
      `${monthIn(line.month, 'zh')} ${line.title.zh}：已报 ${line.reported}，现为 ${line.now}`,
      `${monthIn(line.month, 'en')} ${line.title.en}: reported ${line.reported}, now ${line.now}`,
    ),
    cell: null,
  }))
  return check('late', say('已报月份没有变化', 'Months already reported have not changed'), 'look', found)
}

function texts(content: Content, definition: Definition): Check {
  const found = definition.texts
    .filter(({ code, required }) => required && !content.texts[code]?.trim())
    .map(({ title }) => ({ words: say(`未填写：${title.zh}`, `Not filled in: ${title.en}`), cell: null }))
  return check('texts', say('必填内容已填写', 'What must be written is written'), 'wrong', found)
}
