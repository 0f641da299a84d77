import { Readable } from 'node:stream'
import { wholeScope } from '../../../../kernel/actor.ts'
import { sayDay } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { PrintedDocument } from '../../../documents/index.ts'
import { workbookAnswer, writePdf, writeWord } from '../../../documents/server/index.ts'
import {
  type NoticeColumn,
  noticeCell,
  noticeColumns,
  noticeColumnTitles,
} from '../../domain/judging/published-entry.ts'
import { type EntryRow, entriesOf, type NoticeRow, publicNotice } from './notice-store.ts'

type Reader = Standing & { readonly language: 'zh' | 'en' }
type Printed = {
  readonly notice: NoticeRow
  readonly columns: readonly NoticeColumn[]
  readonly entries: readonly EntryRow[]
}

/** The list as it stands in public, in the order and with the columns of its programme (S10.3). */
const onPaper = (
  call: Reader,
  id: Id,
  make: (printed: Printed) => FileAnswer,
): Promise<Result<FileAnswer, Refusal>> =>
  read<FileAnswer>(call, async (tx) => {
    const notice = await publicNotice(tx, provincesIn(wholeScope), id, call.today)
    if (!notice) return refused({ code: 'not-found' })
    const entries = (await entriesOf(tx, notice)).filter(({ removedOn }) => removedOn === null)
    return ok(make({ notice, columns: noticeColumns(notice.shows), entries }))
  })

const words = {
  zh: {
    number: '序号',
    said: (notice: NoticeRow) =>
      `公示时间：${sayDay(notice.fromOn, 'zh')} 至 ${sayDay(notice.lastOn, 'zh')}（${notice.workdays} 个工作日）。`,
    contact: (contact: string) => `受理异议：${contact}。`,
  },
  en: {
    number: 'No.',
    said: (notice: NoticeRow) =>
      `Published from ${sayDay(notice.fromOn, 'en')} to ${sayDay(notice.lastOn, 'en')} (${notice.workdays} working days).`,
    contact: (contact: string) => `Objections: ${contact}.`,
  },
} as const

const wide: readonly NoticeColumn[] = ['affiliations', 'organisation', 'workTitle']
const figures: readonly NoticeColumn[] = ['amount', 'score', 'rank']

function documentOf({ notice, columns, entries }: Printed, language: 'zh' | 'en'): PrintedDocument {
  const t = words[language]
  return {
    title: notice.title,
    subtitle: notice.bodyName,
    language,
    blocks: [
      { kind: 'text', text: t.said(notice) },
      ...(notice.contact ? [{ kind: 'text' as const, text: t.contact(notice.contact) }] : []),
      {
        kind: 'table',
        columns: [
          { title: t.number, width: 1, end: true },
          ...columns.map((column) => ({
            title: noticeColumnTitles[column][language],
            width: wide.includes(column) ? 6 : 2,
            ...(figures.includes(column) ? { end: true } : {}),
          })),
        ],
        rows: entries.map((entry, at) => [
          String(at + 1),
          ...columns.map((column) => noticeCell(column, entry)),
        ]),
      },
    ],
    foot: `${notice.bodyName}  ${sayDay(notice.fromOn, language)}`,
  }
}

const file = (bytes: Buffer, fileName: string, mediaType: string): FileAnswer => ({
  stream: Readable.from([bytes]),
  fileName,
  mediaType,
})

export const noticeWord = (call: Reader, id: Id) =>
  onPaper(call, id, (printed) =>
    file(
      writeWord(documentOf(printed, call.language)),
      `${printed.notice.title}.docx`,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ),
  )

export const noticePdf = (call: Reader, id: Id) =>
  onPaper(call, id, (printed) =>
    file(writePdf(documentOf(printed, call.language)), `${printed.notice.title}.pdf`, 'application/pdf'),
  )

export const noticeSheet = (call: Reader, id: Id) =>
  onPaper(call, id, ({ notice, columns, entries }) =>
    workbookAnswer(`${notice.title}.xlsx`, [
      {
        name: call.language === 'zh' ? '公示名单' : 'Notice',
        heading: notice.title,
        columns: [
          { title: words[call.language].number, kind: 'whole', width: 8 },
          ...columns.map((column) => ({
            title: noticeColumnTitles[column][call.language],
            kind: column === 'rank' ? ('whole' as const) : ('text' as const),
            width: wide.includes(column) ? 52 : 14,
          })),
        ],
        rows: entries.map((entry, at) => [
          at + 1,
          ...columns.map((column) => (column === 'rank' ? entry.rank : noticeCell(column, entry))),
        ]),
      },
    ]),
  )
