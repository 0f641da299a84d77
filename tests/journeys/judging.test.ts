import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import { clockAt } from '../../platform/server/clock.ts'
import { newId } from '../../platform/server/ids.ts'
import { createDemoAccount } from '../../rooms/access/server/index.ts'
import { writeWorkbook } from '../../rooms/documents/server/index.ts'
import { asOwner } from '../database.ts'
import { openWorld, type World } from './browser.ts'

const zhejiang = 330000000000
let now = day('2021-05-10')
let world: World

/** The first ten leading talents as published, with their twelve affiliations (S10.3). */
const ten = [
  ['张露娜', '玉环市楚门天宜社会工作服务社', '总干事'],
  ['秦芸', '杭州市社会福利中心', '专职社工'],
  ['徐轲', '海曙区和义社工师事务所', '理事长'],
  ['李红', '德清县社会工作协会', '会长'],
  ['金美凤', '海宁市西山社区', '书记'],
  ['彭何芬', '浙江工商大学', '副教授', '杭州芋园社会工作服务中心', '法人'],
  ['徐梦荷', '浙江省之江社会工作发展中心', '副总干事'],
  ['张敏华', '杭州市钱塘区白杨街道邻里社区', '书记、主任'],
  ['王丽旦', '乐清市城东街道东山村社区', '书记、主任'],
  ['赵静', '浙江东方职业技术学院人文学院', '副院长', '鹿城区和乐社会工作服务中心', '理事长'],
] as const

const people = [
  ['shengjingban', '省经办', 'programme-officer', zhejiang],
  ['shengshending', '省审定', 'programme-approver', zhejiang],
  ['shituijian', '市推荐', 'county-officer', 330100000000],
  ['zhuanjia1', '专家一', 'reviewer', zhejiang],
  ['zhuanjia2', '专家二', 'reviewer', zhejiang],
  ['zhuanjia3', '专家三', 'reviewer', zhejiang],
  ['zhuanjia4', '专家四', 'reviewer', zhejiang],
  ['zhuanjia5', '专家五', 'reviewer', zhejiang],
] as const

beforeAll(async () => {
  world = await openWorld({ now: () => clockAt(now).now(), today: () => now })
  for (const [userName, displayName, role, division] of people)
    await createDemoAccount(world.product.platform, {
      userName,
      password: 'Zhulian-2023',
      displayName,
      home: { division, station: null },
      grants: [{ role, scope: { kind: 'division', division }, division }],
    })
}, 300_000)
afterAll(() => world?.close())

async function listOfTen(): Promise<string> {
  const file = join(world.product.platform.dataFolder, '推荐名单.xlsx')
  const out = createWriteStream(file)
  const text = (title: string) => ({ title, kind: 'text' as const })
  await writeWorkbook(out, [
    {
      name: '推荐名单',
      columns: [
        '姓名',
        '单位',
        '职务',
        '单位2',
        '职务2',
        '持有哪一级证书',
        '哪天取得社会工作师及以上证书',
        '出生日期',
        '直接从事社会工作管理或服务多少个月',
        '其中在浙江从事社会工作多少个月',
      ].map(text),
      rows: ten.map(([name, body, post, second = '', secondPost = '']) => [
        name,
        body,
        post,
        second,
        secondPost,
        '社会工作师',
        '2015-01-10',
        '1980-01-01',
        '90',
        '90',
      ]),
    },
  ])
  out.end()
  await finished(out)
  return file
}

const api = async (page: Page, method: 'get' | 'post', url: string, data?: object) => {
  const answer = await page.request[method](url, data ? { data: { id: newId(), ...data } } : {})
  if (!answer.ok()) throw new Error(`${url}: ${await answer.text()}`)
  return answer.json()
}

/** The body lets all that stand at a stage go on, as its own pages do. */
async function forward(page: Page, ids: readonly string[]) {
  for (const id of ids) {
    const { version } = await api(page, 'get', `/api/applications/${id}`)
    await api(page, 'post', `/api/applications/${id}/forwarding`, { version })
  }
}

const stages = async (): Promise<Record<string, number>> => {
  const rows = await asOwner(world.product.platform.ownerUrl, (owner) =>
    owner.query(
      `select stage, count(*)::int as count from application where programme = 'zhejiang-leading-talent' group by stage`,
    ),
  )
  return Object.fromEntries(rows.rows.map(({ stage, count }) => [stage, count]))
}

describe('S10: leading talents from the recommendation to the studio', () => {
  it('S10.A1, S10.A3: ten are put forward, judged, ranked, published, objected to, recognised, and each has a studio', async () => {
    const officer = await world.visit({ as: 'shengjingban', at: '/applications/rounds' })
    await officer.getByRole('button', { name: '开始一轮申报' }).click()
    await officer.getByRole('combobox', { name: '政策' }).selectOption('zhejiang-leading-talent')
    await officer.getByRole('textbox', { name: '名称' }).fill('首批浙江省社会工作领军人才')
    await officer.getByRole('dialog').getByRole('button', { name: '开始一轮申报' }).click()
    await officer.getByRole('heading', { level: 1, name: '首批浙江省社会工作领军人才' }).waitFor()
    const round = new URL(officer.url()).pathname.split('/').at(-1) ?? ''

    const city = await world.visit({ as: 'shituijian', at: '/applications/nominations' })
    await city.getByRole('link', { name: '首批浙江省社会工作领军人才' }).click()
    await city.getByRole('tab', { name: '导入名单' }).click()
    await city.locator('input[type=file]').setInputFiles(await listOfTen())
    await city.getByRole('button', { name: '预检' }).click()
    await city.getByText('浙江工商大学 副教授 · 杭州芋园社会工作服务中心 法人').waitFor()
    await city.getByRole('button', { name: '登记这 10 行' }).click()
    await city.getByRole('button', { name: '撤销这一批' }).waitFor()

    const rows = await asOwner(world.product.platform.ownerUrl, (owner) =>
      owner.query(`select application as id from application_nominee order by position`),
    )
    const ids: string[] = rows.rows.map(({ id }) => id)
    await forward(officer, ids)
    await forward(officer, ids)
    expect(await stages()).toEqual({ review: 10 })

    await officer.getByRole('tab', { name: '评审' }).click()
    for (const [, name] of people.slice(3)) {
      await officer.getByRole('button', { name: '聘任评委' }).first().click()
      const dialog = officer.getByRole('dialog')
      await dialog.getByRole('combobox', { name: '评委' }).selectOption({ label: name })
      await dialog.getByRole('button', { name: '聘任评委' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await officer.getByRole('button', { name: '自动分配' }).click()
    await officer.getByText('待评').first().waitFor()

    // The first expert by the keyboard alone, from one to the next; the others hand in over the API.
    const expert = await world.visit({ as: 'zhuanjia1', at: '/applications/reviews' })
    await expert.getByRole('button', { name: '开始评审' }).click()
    for (let at = 1; at <= 10; at += 1) {
      await expert
        .getByText(new RegExp(`第 ${at} 件，共 10 件`))
        .first()
        .waitFor()
      expect(await expert.getByText(/张露娜|彭何芬|芋园/).count()).toBe(0)
      const points = expert.getByRole('textbox', { name: '评分' })
      await points.fill('90')
      await points.press('Enter')
    }
    await expert.getByText('都评完了').waitFor()
    for (const [user] of people.slice(4)) {
      const page = await world.visit({ as: user, at: '/applications/reviews' })
      const mine = await api(page, 'get', '/api/applications/my-reviews')
      for (const { id } of mine.items) {
        const { version } = await api(page, 'get', `/api/applications/my-reviews/${id}`)
        const at = await asOwner(world.product.platform.ownerUrl, (owner) =>
          owner.query('select application from application_review where id = $1', [id]),
        )
        const points = 99 - ids.indexOf(at.rows[0]?.application)
        await api(page, 'post', `/api/applications/my-reviews/${id}/handing-in`, { version, points })
      }
    }

    now = day('2021-07-10')
    await officer.goto(`/applications/rounds/${round}?tab=ranking`)
    await officer.getByRole('button', { name: '固定排名' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '固定排名' }).click()
    await officer.getByText(/省经办于/).waitFor()
    const approver = await world.visit({
      as: 'shengshending',
      at: `/applications/rounds/${round}?tab=ranking`,
    })
    await approver.getByRole('button', { name: '执行排名' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: '执行排名' }).click()
    await approver.getByText(/省审定于/).waitFor()
    expect(await stages()).toEqual({ noticed: 10 })

    now = day('2021-11-24')
    await officer.goto('/applications/notices')
    await officer.getByRole('button', { name: '准备公示' }).click()
    await officer.getByRole('button', { name: '发布公示' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '发布公示' }).click()
    await officer.getByRole('heading', { level: 1, name: /公示/ }).waitFor()
    await officer.getByText('没有异议').waitFor()
    const notice = new URL(officer.url()).pathname.split('/').at(-1) ?? ''

    const visitor = await world.visit({ at: '/notices', device: 'phone' })
    await visitor.getByRole('link', { name: /领军人才/ }).click()
    await visitor.getByText('浙江工商大学 副教授；杭州芋园社会工作服务中心 法人').waitFor()
    expect(await visitor.locator('td[data-title="姓名"]').allTextContents()).toEqual(
      ten.map(([name]) => name),
    )
    await visitor.getByRole('button', { name: '提出异议' }).click()
    await visitor.getByRole('combobox', { name: '对哪一项' }).selectOption({ label: '6 彭何芬' })
    await visitor.getByRole('textbox', { name: '异议内容' }).fill('兼任协会职务，请核实')
    await visitor.getByRole('button', { name: '提交异议' }).click()
    const code = (await visitor.getByText(/^33-/).textContent()) ?? ''

    now = day('2021-12-02')
    await officer.goto(`/applications/notices/${notice}`)
    await officer.getByText('有异议，不能进入下一环节').waitFor()
    const settle = async () => {
      await officer.getByRole('button', { name: '公示期满，进入下一环节' }).click()
      await officer.getByRole('dialog').getByRole('button', { name: '公示期满，进入下一环节' }).click()
    }
    await settle()
    await officer.getByText('9 件进入下一环节').waitFor()
    await approver.goto(`/applications/notices/${notice}`)
    await approver.getByRole('button', { name: '处理' }).click()
    await approver.getByRole('dialog').getByText('异议不成立', { exact: true }).click()
    await approver.getByRole('textbox', { name: '处理说明' }).fill('兼职符合规定')
    await approver.getByRole('dialog').getByRole('button', { name: '处理' }).click()
    await approver.getByText('处理说明：兼职符合规定').waitFor()
    await officer.reload()
    await settle()
    await officer.getByText('已结束').first().waitFor()
    expect(await stages()).toEqual({ recognition: 10 })

    await visitor.goto('/notices/follow')
    await visitor.getByRole('textbox', { name: '查询码' }).fill(code)
    await visitor.getByRole('button', { name: '查询' }).click()
    await visitor.getByText('兼职符合规定').waitFor()

    await forward(approver, ids)
    // Each of the ten has one studio of his own to agree to.
    expect(await stages()).toEqual({ studio: 10 })
  }, 600_000)
})
