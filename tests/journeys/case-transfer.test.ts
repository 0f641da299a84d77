import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/server/ids.ts'
import { createDemoAccount } from '../../rooms/access/server/index.ts'
import { openWorld, type World } from './browser.ts'
import { registerCouple } from './household.ts'

let world: World
/** The name of the other station. */
let there = ''

beforeAll(async () => {
  world = await openWorld()
  const { platform } = world.product
  const { rows } = await platform.worker.pool.query(
    `select id, division, name from station where code <> '410621-105-01' and kind = 'station' order by code limit 1`,
  )
  there = rows[0].name
  await createDemoAccount(platform, {
    userName: 'shantang',
    displayName: '高善行',
    password: 'Zhulian-2023',
    home: { division: Number(rows[0].division), station: rows[0].id },
    grants: [
      {
        role: 'social-worker',
        scope: { kind: 'station', station: rows[0].id },
        division: Number(rows[0].division),
      },
    ],
  })
})

afterAll(() => world?.close())

describe('a case goes to another station', () => {
  it('is asked over with a note and a ground, returned, asked again and accepted on a phone', async () => {
    const couple = await registerCouple(world.product, ['安小迁', '安大迁'], 'axq')
    const giver = await world.visit({ as: 'shegong', at: '/cases' })
    const id = newId()
    const opened = await giver.request.post('/api/cases', {
      data: {
        id,
        person: couple.ids[0],
        kind: 'ordinary',
        problem: 'care',
        source: 'found',
        openedOn: '2023-12-20',
        phases: true,
      },
    })
    expect(opened.ok(), await opened.text()).toBe(true)
    const ask = async () => {
      await giver.goto(`/cases/${id}`)
      await giver.getByRole('button', { name: '更多操作', exact: true }).click()
      await giver.getByRole('menuitem', { name: '请其他站点接手' }).click()
      await giver.getByRole('combobox', { name: /^接手的站点/ }).fill(there)
      await giver.getByRole('option', { name: new RegExp(there) }).click()
      await giver.getByRole('textbox', { name: /^转站原因/ }).fill('随女儿迁居')
      await giver.getByRole('textbox', { name: /^已做工作和目前情况/ }).fill('家访两次，愿意继续。')
      await giver.getByRole('textbox', { name: /^下一步要办的事和时间/ }).fill('一周内上门。')
      await giver.getByRole('combobox', { name: /^法律依据/ }).selectOption('consent')
      await giver.getByText('档案中没有有效的同意', { exact: false }).waitFor()
      await giver.getByRole('button', { name: '请其他站点接手' }).click()
      await giver.getByText('档案中没有本人有效的同意', { exact: false }).first().waitFor()
      await giver.getByRole('combobox', { name: /^法律依据/ }).selectOption('statutory-duty')
      await giver.getByRole('textbox', { name: /^依据说明/ }).fill('依职责连续服务')
      await giver.getByRole('button', { name: '请其他站点接手' }).click()
      await giver.getByText(`已请${there}接手，等待答复`).waitFor()
    }
    await ask()

    const taker = await world.visit({ as: 'shantang', device: 'phone' })
    // Two of one day stand in no order: the one that still waits is meant.
    const look = async () => {
      const { items } = await (await taker.request.get('/api/cases/transfers?state=asked')).json()
      await taker.goto('/cases/transfers')
      await taker.locator(`a[href="/cases/transfers/${items[0].id}"]`).click()
      await taker.getByText('一周内上门。').waitFor()
    }
    await taker.getByText('1 件个案等待接收').waitFor()
    await look()
    await taker.getByRole('button', { name: '退回' }).click()
    await taker.getByRole('textbox').fill('下月即返回')
    await taker.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await taker.getByText('已退回').first().waitFor()

    await giver.goto(`/cases/${id}`)
    await giver.getByText('下月即返回').waitFor()
    await ask()

    await look()
    await taker.getByRole('button', { name: '接收' }).click()
    await taker.getByRole('dialog').getByRole('button', { name: '接收' }).click()
    await taker.getByText('安小迁').first().waitFor()
    await taker.getByRole('tab', { name: '时间线' }).click()
    await taker.getByText('退回', { exact: false }).first().waitFor()

    // What it was about is read by the giver's side for ever; the case itself is the other station's now.
    await giver.goto('/cases/transfers?way=out')
    await giver.getByText('已接收').first().waitFor()
    await giver.goto(`/cases/${id}`)
    await giver.getByText('没有找到', { exact: false }).first().waitFor()
  }, 240_000)
})
