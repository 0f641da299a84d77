import type { Scope } from '../../../kernel/actor.ts'
import { ageOn, type Day } from '../../../kernel/day.ts'
import { ok } from '../../../kernel/result.ts'
import { read, type Standing, writeTrail } from '../../../platform/server/command.ts'
import { inTransaction } from '../../../platform/server/database/transaction.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { WrittenColumn, WrittenValue } from '../../documents/index.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import type { PeopleFilter } from '../contract/people.ts'
import type { PersonLine } from '../contract/schemas.ts'
import { peopleContract } from '../contract.ts'
import { categories, codeTables } from './data-files.ts'
import { linesOf } from './person/answers.ts'
import { askedOf } from './person/list.ts'
import { findPeople } from './search/find-people.ts'

const batch = 500

const columns: readonly WrittenColumn[] = [
  { title: '档案编号', kind: 'text', width: 22 },
  { title: '姓名', kind: 'text', width: 12 },
  { title: '性别', kind: 'text', width: 6 },
  { title: '年龄', kind: 'whole', width: 6 },
  { title: '身份证号(脱敏)', kind: 'text', width: 22 },
  { title: '联系电话(脱敏)', kind: 'text', width: 16 },
  { title: '居住地', kind: 'text', width: 40 },
  { title: '社工站', kind: 'text', width: 24 },
  { title: '对象类别', kind: 'text', width: 30 },
  { title: '状态', kind: 'text', width: 8 },
  { title: '建档日期', kind: 'day', width: 12 },
]

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
    return ok(workbookAnswer(`人员名单-${call.today}.xlsx`, [{ name: '人员名单', columns, rows }]))
  })

async function* exportedRows(
  { cipher }: Platform,
  standing: Standing,
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
    for (const line of page.value.lines) yield rowOf(line, standing.today)
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

function rowOf(line: PersonLine, today: Day): WrittenValue[] {
  const titles = line.categories?.map((code) => categories().category(code)?.title.zh ?? code)
  return [
    line.fileNumber,
    line.name,
    codeTables().sex.valueOf(String(line.sex))?.zh ?? '',
    line.birth ? ageOn(line.birth as Day, today) : null,
    line.idNumber,
    line.phone,
    line.place.path,
    line.station.name,
    titles?.join('、') ?? null,
    stateTitles[line.state],
    line.registeredOn,
  ]
}

const stateTitles: Record<PersonLine['state'], string> = {
  active: '在册',
  paused: '暂停',
  'moved-away': '迁出',
  died: '死亡',
  closed: '销档',
  merged: '已合并',
}
