import { describe, expect, it } from 'vitest'
import type { Content } from './content.ts'
import type { Definition } from './definition.ts'
import { adjustmentLines, lateLines, monthIn, printedReport } from './printed-report.ts'
import { wordValues } from './word-report.ts'

const words = (zh: string, en: string) => ({ zh, en })
const content: Content = {
  format: 1,
  definition: 'station-monthly',
  title: words('社会工作服务站月报表', 'Monthly report'),
  node: { node: 'station:1', name: '小河镇社会工作服务站', path: '浚县 小河镇' },
  month: '2023-05',
  lastMonth: '2023-04',
  asOf: '2023-06-30T16:30:00.000Z',
  sections: [{ code: 'visits', title: words('走访', 'Visits'), notes: [] }],
  cells: [
    {
      code: 'visits',
      section: 'visits',
      title: words('走访', 'Visits'),
      unit: words('次', 'times'),
      measure: 'visits',
      part: null,
      stock: false,
      addsUp: true,
      counted: 54,
      last: 68,
    },
  ],
  adjustments: [
    { id: '1', cell: 'visits', difference: -2, on: '2023-06-02', reason: '重复', by: '王守正', at: '' },
  ],
  texts: {},
  late: [
    {
      month: '2023-04',
      cell: 'visits',
      title: words('走访', 'Visits'),
      unit: words('次', 'times'),
      reported: 66,
      now: 68,
      added: 2,
      removed: 0,
    },
  ],
  changes: [],
}
const definition = { texts: [], sections: [] } as unknown as Definition
const print = {
  language: 'zh' as const,
  number: 3,
  sha256: 'ab'.repeat(32),
  signatures: [{ kind: 'revised' as const, by: '周明和', at: '2023-06-30T16:20:00.000Z' }],
}

describe('a report on paper', () => {
  it('says days, months and instants as people write them', () => {
    expect(monthIn('2023-05', 'zh')).toBe('2023年5月')
    expect(monthIn('2023-05', 'en')).toBe('May 2023')
    expect(adjustmentLines(content, 'zh')).toEqual(['2023年6月2日 走访 -2，重复（王守正）'])
    expect(adjustmentLines(content, 'en')).toEqual(['2 Jun 2023 Visits -2, 重复 (王守正)'])
    expect(lateLines(content, 'en')).toEqual(['Apr 2023 Visits reported 66 now 68 (+2 times)'])
    const paper = printedReport(content, definition, print)
    expect(paper.subtitle).toBe('小河镇社会工作服务站  2023年5月')
    expect(paper.foot).toBe('第3版 · 数据截至 2023年7月1日 00:30 · SHA-256 abababababababab…')
  })

  it('a later version of a month is signed by who revised it, on paper and in the Word file', () => {
    const texts = printedReport(content, definition, print).blocks.flatMap((block) =>
      block.kind === 'text' ? [block.text] : [],
    )
    expect(texts.at(-1)).toBe('修订人：周明和  2023年7月1日 00:20')
    expect(wordValues(content, definition, print)).toMatchObject({
      prepared_by: '',
      reviewed_by: '周明和',
      reviewed_at: '2023年7月1日 00:20',
    })
  })
})
