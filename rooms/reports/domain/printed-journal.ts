import type { Words } from '../../../kernel/contract.ts'
import type { PrintedBlock, PrintedDocument } from '../../documents/index.ts'
import { monthIn } from './printed-report.ts'

export type JournalFigure = {
  readonly measure: string
  readonly title: Words
  readonly unit: Words
  readonly value: number
}

/** What an issue tells; it is what is kept when the issue is made final. */
export type JournalContent = {
  readonly title: string
  readonly month: string
  readonly node: { readonly node: string; readonly name: string; readonly path: string }
  /** `foreword`, `closing`, and a few lines a station by its id. */
  readonly texts: Record<string, string>
  readonly figures: readonly JournalFigure[]
  readonly stations: readonly {
    readonly id: string
    readonly name: string
    readonly figures: readonly JournalFigure[]
    readonly entries: readonly {
      readonly id: string
      readonly kind: string
      readonly kindTitle: Words
      readonly title: string
      readonly day: string
      readonly summary: string | null
      readonly attendances: number | null
      readonly page: string | null
    }[]
  }[]
  readonly withheld: number
}

const figuresLine = (figures: readonly JournalFigure[]): string =>
  figures.map(({ title, unit, value }) => `${title.zh}${value}${unit.zh}`).join('，')

/** The issue as pages. It is a Chinese paper, whatever language its reader's screen has. */
export function printedJournal(issue: JournalContent): PrintedDocument {
  const text = (words: string | undefined): PrintedBlock[] =>
    words?.trim() ? [{ kind: 'text', text: words.trim() }] : []
  return {
    title: issue.title,
    subtitle: `${monthIn(issue.month, 'zh')}  ${issue.node.name}`,
    language: 'zh',
    blocks: [
      ...(issue.texts.foreword?.trim()
        ? [{ kind: 'heading' as const, text: '卷首' }, ...text(issue.texts.foreword)]
        : []),
      { kind: 'heading', text: '本月数据' },
      { kind: 'text', text: issue.figures.length > 0 ? `${figuresLine(issue.figures)}。` : '本月没有记录。' },
      ...issue.stations.flatMap(({ id, name, figures, entries }): PrintedBlock[] => [
        { kind: 'heading', text: name },
        ...text(issue.texts[id]),
        { kind: 'text', text: figures.length > 0 ? `${figuresLine(figures)}。` : '本月没有记录。' },
        ...entries.map(
          (entry): PrintedBlock => ({
            kind: 'text',
            text: [
              `${Number(entry.day.slice(5, 7))}月${Number(entry.day.slice(8))}日`,
              `【${entry.kindTitle.zh}】${entry.title}`,
              ...(entry.attendances === null ? [] : [`${entry.attendances}人次参加`]),
              ...(entry.summary ? [entry.summary] : []),
            ].join('，'),
          }),
        ),
      ]),
      ...(issue.texts.closing?.trim()
        ? [{ kind: 'heading' as const, text: '编后' }, ...text(issue.texts.closing)]
        : []),
    ],
    foot: `${issue.title} ${monthIn(issue.month, 'zh')}`,
  }
}
