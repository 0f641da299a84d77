import type { Scope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import { ageOn, type Day } from '../../../kernel/day.ts'
import { ok } from '../../../kernel/result.ts'
import { read, type Standing, writeTrail } from '../../../platform/server/command.ts'
import { inTransaction } from '../../../platform/server/database/transaction.ts'
import type { Language } from '../../../platform/server/http/problem.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { WrittenValue } from '../../documents/index.ts'
import { column, type SheetColumn, sheetOf, workbookAnswer } from '../../documents/server/index.ts'
import type { PeopleFilter } from '../contract/people.ts'
import type { PersonLine } from '../contract/schemas.ts'
import { peopleContract } from '../contract.ts'
import { categoryTitle, codeTables } from './data-files.ts'
import { linesOf } from './person/answers.ts'
import { askedOf } from './person/list.ts'
import { findPeople } from './search/find-people.ts'

const batch = 500

type Line = PersonLine & { readonly age: number | null }

const columns: readonly SheetColumn<Line>[] = [
  column('档案编号', 'File number', 22, ({ fileNumber }) => fileNumber),
  column('姓名', 'Name', 12, ({ name }) => name),
  column('性别', 'Sex', 8, ({ sex }, language) => codeTables().sex.valueOf(String(sex))?.[language] ?? ''),
  column('年龄', 'Age', 6, ({ age }) => age, 'whole'),
  column('身份证号(脱敏)', 'Identity number (masked)', 24, ({ idNumber }) => idNumber),
  column('联系电话(脱敏)', 'Phone (masked)', 16, ({ phone }) => phone),
  column('居住地', 'Home', 40, ({ place }) => place.path),
  column('社工站', 'Station', 24, ({ station }) => station.name),
  column('对象类别', 'Categories', 30, ({ categories }, language) =>
    categories
      ? categories.map((code) => categoryTitle(code, language)).join(language === 'zh' ? '、' : ', ')
      : null,
  ),
  column('状态', 'State', 10, ({ state }, language) => stateTitles[state][language]),
  column('建档日期', 'Registered', 14, ({ registeredOn }) => registeredOn, 'day'),
]
const list = { name: { zh: '人员名单', en: 'People' }, columns }

/**
 * The people of a list as a workbook, page by page while it is written: memory does not grow with the county. Numbers
 * are masked always; the category column is filled where the actor may read categories. The audit trail says before the
 * first row that it began and after the last how many there were: a download that was broken off is in it too.
 */
export const exportRoute = (platform: Platform): Implemented =>
  implement(peopleContract.export, async (call) => {
    const asked = askedOf(call, call.query)
    if (!asked.ok) return asked
    const standing = { ...call, scope: asked.value.scope }
    const rows = exportedRows(platform, standing, call.query, asked.value.sensitive)
    const sheet = { ...sheetOf(list, [], call.language), rows }
    return ok(workbookAnswer(`${sheet.name}-${call.today}.xlsx`, [sheet]))
  })

async function* exportedRows(
  { cipher }: Platform,
  standing: Standing & { readonly language: Language },
  filter: PeopleFilter,
  sensitive: Scope,
): AsyncGenerator<readonly WrittenValue[]> {
  let cursor: string | undefined
  let count = 0
  await record(standing, filter, 'people.export', {})
  do {
    const page = await read(standing, async (tx) => {
      const question = { scope: standing.scope, filter, today: standing.today, cursor, limit: batch }
      const found = await findPeople(tx, cipher, question)
      if (!found.ok) return found
      return ok({
        next: found.value.next,
        lines: await linesOf(tx, cipher, found.value.rows, standing.today, sensitive),
      })
    })
    if (!page.ok) throw new Error(page.error.code)
    for (const line of page.value.lines) {
      const known = { ...line, age: line.birth ? ageOn(line.birth as Day, standing.today) : null }
      yield columns.map(({ value }) => value(known, standing.language))
    }
    count += page.value.lines.length
    cursor = page.value.next ?? undefined
  } while (cursor !== undefined)
  await record(standing, filter, 'people.export-complete', { count })
}

async function record(
  standing: Standing,
  filter: PeopleFilter,
  action: string,
  detail: object,
): Promise<void> {
  await inTransaction(standing.db, standing, 'write', async (tx) => {
    await writeTrail(tx, standing, 'read', [
      {
        action,
        division: filter.division ?? standing.scope.ranges[0]?.low ?? 0,
        station: filter.station ?? standing.scope.stations[0] ?? null,
        detail: { ...detail, category: filter.category ?? null, searched: filter.search !== undefined },
      },
    ])
    return ok(null)
  })
}

const stateTitles: Record<PersonLine['state'], Words> = {
  active: { zh: '在册', en: 'Active' },
  paused: { zh: '暂停', en: 'Paused' },
  'moved-away': { zh: '迁出', en: 'Moved away' },
  died: { zh: '死亡', en: 'Died' },
  closed: { zh: '销档', en: 'Closed' },
  merged: { zh: '已合并', en: 'Merged' },
}
