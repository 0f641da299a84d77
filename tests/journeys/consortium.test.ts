import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPlan } from '../../apps/cli/demo/load.ts'
import { readPlan } from '../../apps/cli/demo/plan.ts'
import { connect } from '../../platform/server/database/connect.ts'
import { loadDivisions } from '../../rooms/regions/server/index.ts'
import { openWorld, type World } from './browser.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
  const { platform } = world.product
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  const districts = [330102000000, 330106000000, 330111000000, 330112000000, 330114000000, 330182000000]
  await loadDivisions(owner.pool, { only: districts })
  await owner.close()
  const plan = readPlan('hangzhou')
  // The street without anybody screened: what stands on the list is what this journey puts there.
  const quiet = plan.consortium && { ...plan.consortium, screened: 0, waiting: 0 }
  await loadPlan(
    platform,
    { ...plan, ...(quiet ? { consortium: quiet } : {}) },
    { step: () => {}, share: () => {} },
  )
}, 300_000)

afterAll(() => world?.close())

describe('the consortium in a browser', () => {
  it('S1.A3: money only goes to the relief line; a service and both are listed, matched or unmet; the other street sees neither', async () => {
    const page = await world.visit({ as: 'hz-shegong', at: '/people' })
    const names: string[] = []
    const links = page.getByRole('main').getByRole('row').getByRole('link')
    await links.first().waitFor()
    for (let i = 0; names.length < 3; i += 1) {
      const name = await links.nth(i).innerText()
      if (!names.includes(name)) names.push(name)
    }
    const [money = '', service = '', both = ''] = names

    const screen = async (name: string, items: readonly string[], answer: RegExp) => {
      await page.goto('/consortium/new', { waitUntil: 'commit' })
      await page.getByRole('combobox', { name: '服务对象' }).fill(name)
      // By name: the choices of a need are options of the page too.
      await page.getByRole('option', { name }).first().click()
      for (const [at, item] of items.entries()) {
        if (at > 0) await page.getByRole('button', { name: '增加一项需求' }).click()
        await page
          .getByRole('group', { name: `需求 ${at + 1}` })
          .getByRole('combobox')
          .selectOption({ label: item })
      }
      await page.getByRole('button', { name: '保存筛查' }).click()
      await page.getByText(answer).first().waitFor()
    }
    await screen(money, ['物质 · 生活救助金'], /已转救助线/)
    await screen(service, ['服务 · 心理疏导'], /已列入需求清单/)
    await screen(both, ['物质 · 生活救助金', '服务 · 生活照料'], /已列入需求清单/)

    // The list: both clients, not the one who needs money only.
    await page.goto('/consortium', { waitUntil: 'commit' })
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
    await row(service).first().waitFor()
    expect(await row(both).count()).toBe(2)
    expect(await row(money).count()).toBe(0)
    expect(await row(service).getByText('未满足').count()).toBe(1)

    // A resource of the street is found for the one; the other stays an open unmet need.
    await row(service).getByRole('link').click()
    await page.getByRole('button', { name: '匹配资源' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '资源或机构' }).click()
    await dialog.getByRole('option', { name: /心理咨询/ }).click()
    await dialog.getByRole('button', { name: '匹配资源' }).click()
    await page.getByText('已匹配').first().waitFor()

    // The district sees both, the other street neither.
    const district = await world.visit({ as: 'hz-quju', at: '/consortium' })
    await district
      .getByRole('row', { name: new RegExp(service) })
      .first()
      .waitFor()
    await district
      .getByRole('row', { name: new RegExp(both) })
      .first()
      .waitFor()
    const other = await world.visit({ as: 'hz-gudang', at: '/consortium' })
    await other.getByText('清单上没有需求').waitFor()
    expect(await other.getByText(service).count()).toBe(0)
  })

  it('S1.A2: the programme warns that who gives the remark is the legal representative of an organiser', async () => {
    const page = await world.visit({ as: 'hz-quju', at: '/forums' })
    await page.getByRole('link', { name: /社会工作实务研讨会/ }).click()
    const warning = page.getByText(/彭何芬（发言）是承办“杭州芋园社会工作服务中心”的法定代表人/)
    await warning.waitFor()
    await page.getByText('任职单位一致，确为同一人。').first().waitFor()
    expect(await page.getByText('其中 1 人未署名').count()).toBe(1)
  })
})
