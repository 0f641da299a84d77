import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { applicationsWorld } from '../../../../tests/applications-world.ts'
import { programmeOn } from '../../../programmes/server/index.ts'
import { windowOn } from './window.ts'

let world: Awaited<ReturnType<typeof applicationsWorld>>
beforeAll(async () => {
  world = await applicationsWorld()
})
afterAll(() => world.close())

async function window(code: string, on: string) {
  const db = world.platform.worker.handle
  const found = await programmeOn(db, code, day('2023-03-01'))
  const before = found ?? (await programmeOn(db, code, day(on)))
  if (!before) throw new Error(`there is no programme ${code}`)
  return windowOn(db, before.programme, before.division, day(on))
}

describe('when applications are taken', () => {
  it('includes the last day and not the one after (S13.A6)', async () => {
    expect((await window('nanhai-practicum', '2019-01-31')).answer).toMatchObject({ open: true })
    expect((await window('nanhai-practicum', '2019-02-01')).answer).toMatchObject({ open: false })
  })

  it('is told for a window of every year, with the day on which it opens next', async () => {
    expect((await window('xunxian-case-contest', '2023-12-01')).answer).toEqual({
      open: false,
      opens: '2024-09-01',
      nextYear: 2024,
    })
  })

  it('waits for the body to open a round, and for two years after the last (S4.A1)', async () => {
    const code = 'jiujiang-outstanding-talent'
    expect((await window(code, '2023-03-01')).answer).toEqual({ open: false, opens: null, nextYear: 2023 })
    const round = newId()
    await world.rows(
      `insert into application_round (province, id, division, programme, title, opened_on, closes_on, opened_by, opened_name)
       values (36, $1, 360400000000, $2, '2023 年选树', '2023-03-01', '2023-04-30', $1, '市局')`,
      [round, code],
    )
    expect(await window(code, '2023-04-30')).toEqual({
      answer: { open: true, closes: '2023-04-30' },
      round,
    })
    expect((await window(code, '2024-03-01')).answer).toEqual({ open: false, opens: null, nextYear: 2025 })
  })
})
