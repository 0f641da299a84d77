import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/server/ids.ts'
import { openWorld, type World } from './browser.ts'
import { registerCouple } from './household.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

describe('the county officer reads the figures', () => {
  it('7.7: walks from the visits of the year to as many records, and opens one', async () => {
    const page = await world.visit({ as: 'xianju' })
    await page.getByRole('link', { name: '数据', exact: true }).click()
    const visits = await visitsOfTheYear(page)
    expect(visits).toBeGreaterThanOrEqual(60)
    await page.getByRole('link', { name: `查看记录：走访 ${visits} 2023` }).click()
    await page.getByRole('heading', { level: 1, name: '走访 · 数据背后的记录' }).waitFor()
    const records = page.getByRole('row').filter({ has: page.getByRole('cell') })
    await records.first().waitFor()
    const more = page.getByRole('button', { name: '加载更多' })
    while (await more.isVisible()) {
      const before = await records.count()
      await more.click()
      await records.nth(before).waitFor()
    }
    expect(await records.count()).toBe(visits)
    await records.first().getByRole('link').first().click()
    await page.getByRole('heading', { name: '基本情况' }).waitFor()
    expect(await page.getByRole('term').filter({ hasText: '走访社工' }).count()).toBe(1)
  })

  it('7.4: and finds one visit more in county and town once a social worker has recorded it', async () => {
    await registerCouple(world.product, ['费春生', '费小满'], 'fcs')
    const officer = await world.visit({ as: 'xianju', at: '/figures' })
    const inCounty = await visitsOfTheYear(officer)
    const inTown = await visitsOf(officer, '小河镇')
    const elsewhere = await visitsOf(officer, '卫溪街道')
    const worker = await world.visit({ as: 'shegong', at: '/visits/new' })
    await worker.getByRole('combobox', { name: '走访谁' }).fill('fcs')
    await worker.getByRole('option', { name: '费春生' }).click()
    await worker.getByRole('checkbox', { name: '费小满' }).waitFor()
    await worker.getByRole('button', { name: '保存走访' }).click()
    await worker.getByText('走访已保存').waitFor()
    await officer.reload()
    await tile(officer)
      .filter({ hasText: `${inCounty + 1}` })
      .waitFor()
    expect(await visitsOfTheYear(officer)).toBe(inCounty + 1)
    expect(await visitsOf(officer, '小河镇')).toBe(inTown + 1)
    expect(await visitsOf(officer, '卫溪街道')).toBe(elsewhere)
  })

  it('arranges a table, pins it, and finds it on a board of his own, sorted as it was', async () => {
    const page = await world.visit({ as: 'xianju', at: '/figures?period=2023' })
    await page.getByRole('combobox', { name: '查指标' }).fill('rhzf')
    await page.getByRole('option', { name: /^入户走访 / }).click()
    await page.getByRole('heading', { name: '比较 · 入户走访', exact: true }).waitFor()
    await page.getByRole('button', { name: '排列', exact: true }).click()
    const drawer = page.getByRole('dialog', { name: '选择和排列各列' })
    await drawer.getByRole('button', { name: '加入整组\uff1a建档' }).press('Enter')
    await drawer.getByRole('combobox', { name: '各行次序' }).selectOption({ label: '入户走访从大到小' })
    await drawer.getByRole('button', { name: '完成' }).click()
    await page.getByRole('columnheader', { name: '建档', exact: true }).waitFor()
    await page.getByRole('button', { name: '固定分镇街 · 表格' }).click()
    const pin = page.getByRole('dialog', { name: '固定到我的看板' })
    await pin.getByRole('textbox', { name: '名称' }).fill('各镇入户')
    await pin.getByRole('button', { name: '固定', exact: true }).click()
    await page.getByText('已固定').waitFor()
    await page.getByRole('link', { name: '我的看板' }).click()
    await page.getByRole('heading', { name: '各镇入户' }).waitFor()
    await page.getByRole('combobox', { name: '年份' }).selectOption('2023')
    const home = page.getByRole('columnheader', { name: /入户走访/ })
    await page
      .getByRole('link', { name: /入户走访 [\d,]+，查看记录/ })
      .first()
      .waitFor()
    expect(await home.first().getAttribute('aria-sort')).toBe('descending')
    const links = await page.getByRole('link', { name: /入户走访 [\d,]+，查看记录/ }).allInnerTexts()
    const values = links.slice(0, -1).map((text) => numberIn(text, /入户走访 ([\d,]+)/))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    const colleague = await world.visit({ as: 'shiju', at: '/figures/board' })
    await colleague.getByText('还没有固定的图表').waitFor()
  })

  it('stays where he reads when he turns the table into a map', async () => {
    const page = await world.visit({ as: 'xianju', at: '/figures?period=2023' })
    await page.getByText('地图', { exact: true }).click()
    await page.getByText('方格大小相同').waitFor()
    expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(500)
  })

  it('walks down the map by keyboard alone', async () => {
    const page = await world.visit({ as: 'xianju', at: '/figures?period=2023&show=map' })
    const town = page.getByRole('link', { name: /^小河镇：[\d,]+ 次，看下一级/ })
    await town.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '小河镇 · 2023年' }).waitFor()
  })
})

describe('the city officer and targets', () => {
  it('changes a target of the city from the page of a county, and it stays the city’s', async () => {
    const page = await world.visit({ as: 'shiju', at: '/targets?node=410600' })
    const target = newId()
    const asked = (path: string, body?: object) =>
      page.evaluate(
        async ([url, json]): Promise<{ target: object }> => {
          const headers = { 'content-type': 'application/json' }
          const answer = await fetch(url, json ? { method: 'POST', headers, body: json } : {})
          return (await answer.json()) as { target: object }
        },
        [path, body && JSON.stringify(body)] as [string, string | undefined],
      )
    const milestones = [
      { value: 1, by: '2023-06-30' },
      { value: 2, by: '2023-12-31' },
    ]
    await asked('/api/targets', {
      id: newId(),
      target,
      division: '410600',
      title: { zh: '每县指导中心', en: 'Centres of each county' },
      measure: 'guidance-centres',
      each: { level: 'county', class: null },
      comparator: 'at_least',
      milestones,
      source: { document: '市局通知', article: null },
    })
    await page.goto(`${new URL(page.url()).origin}/targets/${target}?node=410621`)
    await page.getByRole('button', { name: '修改', exact: true }).click()
    await page.getByRole('textbox', { name: '修改原因' }).fill('县里提出')
    await page.getByRole('textbox', { name: '数字' }).first().fill('3')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('目标已保存').waitFor()
    const { target: line } = await asked(`/api/targets/one?node=410600&target=${target}`)
    expect(line).toMatchObject({
      division: 410600000000,
      version: 2,
      milestones: [
        { value: 1, by: '2023-06-30' },
        { value: 3, by: '2023-12-31' },
      ],
    })
  })

  const whole = newId()

  it('splits a target though the first answer was lost: pressed again, it is the same command', async () => {
    const page = await world.visit({ as: 'xianju', at: '/targets?node=410621' })
    const made = await page.request.post('/api/targets', {
      data: {
        id: newId(),
        target: whole,
        division: '410621',
        title: { zh: '全县走访', en: 'Visits of the county' },
        measure: 'visits',
        comparator: 'at_least',
        since: '2023-01-01',
        milestones: [{ value: 1000, by: '2023-12-31' }],
        source: { document: '县局通知', article: null },
      },
    })
    expect(made.status(), await made.text()).toBe(201)
    await page.goto(`/targets/${whole}?node=410621`)
    await page.getByRole('button', { name: '分解到下级' }).click()
    const why = page.getByRole('textbox', { name: '与目标不符的原因' })
    await why.fill('小河镇另有安排')
    await why.press('Escape')
    await page.getByRole('button', { name: '继续填写' }).click()
    expect(await why.inputValue()).toBe('小河镇另有安排')
    await why.fill('')
    await page.getByRole('button', { name: '平均分' }).click()
    const lose = async (route: Route) => {
      await route.fetch()
      await route.abort()
    }
    await page.route('**/api/targets/split', lose, { times: 1 })
    const save = page.getByRole('button', { name: '保存分解' })
    await save.click()
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await save.click()
    await page.getByText(/已分解到 \d+ 个下级/).waitFor()
  })

  it('asks before a reason half written is lost, and keeps it for who would rather stay', async () => {
    const page = await world.visit({ as: 'xianju', at: `/targets/${whole}?node=410621` })
    await page.getByRole('button', { name: '撤销目标' }).click()
    const reason = page.getByRole('textbox', { name: '原因' })
    await reason.fill('指标有误')
    await reason.press('Escape')
    await page.getByRole('button', { name: '继续填写' }).press('Escape')
    expect(await reason.inputValue()).toBe('指标有误')
    await reason.press('Escape')
    await page.getByRole('button', { name: '离开' }).click()
    await reason.waitFor({ state: 'hidden' })
  })
})

/** The tile of the measure 走访; its button reads the name, the figure and the unit. */
const tile = (page: Page) => page.getByRole('button', { name: /^走访\s*[\d,]+\s*次/ })

const visitsOfTheYear = async (page: Page): Promise<number> =>
  numberIn(await tile(page).innerText(), /^走访\s*([\d,]+)/)

/** The figure of a town in the table of places; the link says it in full. */
const visitsOf = async (page: Page, town: string): Promise<number> => {
  const name = new RegExp(`${town}，走访 ([\\d,]+)，查看记录`)
  return numberIn(await page.getByRole('link', { name }).innerText(), name)
}

const numberIn = (words: string, pattern: RegExp): number =>
  Number(pattern.exec(words)?.[1]?.replaceAll(',', ''))
