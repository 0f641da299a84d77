import type { Words } from '../../../../kernel/contract.ts'
import { type fen, formatYuan } from '../../../../kernel/money.ts'
import type { Programme } from '../../../programmes/index.ts'

type Shows = NonNullable<Programme['notice']>['shows']

/** A body and the post held there, as it is printed. */
export type PublishedAffiliation = { readonly organisation: string; readonly post: string | null }

/** What could be said of somebody in a notice; the file says what of it is. */
export type PublishedEntry = {
  readonly name: string | null
  readonly affiliations: readonly PublishedAffiliation[]
  readonly organisation: string | null
  readonly post: string | null
  readonly certificateLevel: string | null
  readonly township: string | null
  readonly amountFen: number | null
  /** Hundredths of a point. */
  readonly score: number | null
  readonly rank: number | null
  readonly workTitle: string | null
}

/** Everything that the programme's notice does not show is taken away before it is kept: what is not there cannot be told. */
export function publishedEntry(shows: Shows, entry: PublishedEntry): PublishedEntry {
  const shown = (part: Shows[number]) => shows.includes(part)
  return {
    name: shown('name') ? entry.name : null,
    affiliations: shown('affiliations')
      ? entry.affiliations.map((one) => ({ ...one, post: shown('post') ? one.post : null }))
      : [],
    organisation: shown('organisation') ? entry.organisation : null,
    // Beside several bodies the post is printed with each of them.
    post: shown('post') && !shown('affiliations') ? entry.post : null,
    certificateLevel: shown('certificate-level') ? entry.certificateLevel : null,
    township: shown('township') ? entry.township : null,
    amountFen: shown('amount') ? entry.amountFen : null,
    score: shown('score') ? entry.score : null,
    rank: shown('rank') ? entry.rank : null,
    workTitle: shown('work-title') ? entry.workTitle : null,
  }
}

export type NoticeColumn =
  | 'name'
  | 'affiliations'
  | 'organisation'
  | 'post'
  | 'certificateLevel'
  | 'township'
  | 'amount'
  | 'score'
  | 'rank'
  | 'workTitle'

export const noticeColumnTitles: Readonly<Record<NoticeColumn, Words>> = {
  name: { zh: '姓名', en: 'Name' },
  affiliations: { zh: '单位及职务', en: 'Bodies and posts' },
  organisation: { zh: '单位', en: 'Body' },
  post: { zh: '职务', en: 'Post' },
  certificateLevel: { zh: '证书级别', en: 'Certificate' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  score: { zh: '得分', en: 'Score' },
  rank: { zh: '名次', en: 'Place' },
  workTitle: { zh: '作品名称', en: 'Work' },
}

const columnOf: Readonly<Record<Shows[number], NoticeColumn>> = {
  name: 'name',
  affiliations: 'affiliations',
  organisation: 'organisation',
  post: 'post',
  'certificate-level': 'certificateLevel',
  township: 'township',
  amount: 'amount',
  score: 'score',
  rank: 'rank',
  'work-title': 'workTitle',
}

/** The columns of a notice in the order that the file gives; posts stand beside their bodies where both are shown (S10.3). */
export const noticeColumns = (shows: Shows): NoticeColumn[] =>
  shows.filter((part) => part !== 'post' || !shows.includes('affiliations')).map((part) => columnOf[part])

/** One cell as it is printed; a dash where nothing is known. */
export function noticeCell(column: NoticeColumn, entry: PublishedEntry): string {
  switch (column) {
    case 'affiliations':
      return (
        entry.affiliations
          .map(({ organisation, post }) => (post ? `${organisation} ${post}` : organisation))
          .join('；') || '—'
      )
    case 'amount':
      return entry.amountFen === null ? '—' : formatYuan(entry.amountFen as ReturnType<typeof fen>)
    case 'score':
      return entry.score === null ? '—' : (entry.score / 100).toFixed(2)
    case 'rank':
      return entry.rank === null ? '—' : String(entry.rank)
    default:
      return entry[column] ?? '—'
  }
}
