import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'
import { registerCouple } from './household.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

const write = (page: Page, label: string, words: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(words)
const choose = (page: Page, group: string, option: string) =>
  page
    .getByRole('group', { name: new RegExp(`^${group}`) })
    .getByText(option, { exact: true })
    .click()
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click()
const save = async (page: Page) => {
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存', { exact: true }).first().waitFor()
  await page.getByRole('heading', { name: '阶段', exact: true }).waitFor()
}
const goOn = async (page: Page, phase: string) => {
  await press(page, `进入${phase}`)
  await page.getByText(`已进入${phase}`, { exact: true }).waitFor()
}

/** Signs what waits for the supervisor, in the supervisor's own browser. */
async function signAs(supervisor: Page, address: string, record: string): Promise<void> {
  await supervisor.goto(address)
  await press(supervisor, `签署${record}`)
  await write(supervisor, '督导意见', '同意。')
  await press(supervisor, '同意')
  await supervisor.getByText('已签署', { exact: true }).first().waitFor()
}

describe('a social worker runs a case', () => {
  it('S2.A3: from intake over a plan with three parties to a closing, signed on the screen', async () => {
    const couple = await registerCouple(world.product, ['安小禾', '安大山'], 'axh')
    const page = await world.visit({ as: 'shegong', at: `/cases/new?person=${couple.ids[0]}` })
    await choose(page, '个案类型', '情绪')
    await choose(page, '来源', '学校')
    await press(page, '接案')
    await page.getByText('接案表还没有填写').waitFor()
    const address = page.url()
    await press(page, '填写 接案表')
    await choose(page, '来源', '学校')
    await write(page, '求助问题描述', '六年级，成绩下滑，不愿进教室。')
    await choose(page, '知情同意', '书面同意')
    await choose(page, '紧急程度', '一般')
    await choose(page, '是否受理', '受理')
    await write(page, '理由', '属于本站服务范围。')
    await save(page)
    await goOn(page, '预估')
    await press(page, '填写 预估表')
    for (const [label, words] of [
      ['心理', '自我评价低'],
      ['家庭', '父母重视成绩'],
      ['社区和社会支持', '有要好的同学'],
      ['服务对象自述期望', '想被表扬一次'],
      ['问题排序', '不愿上课\n自我评价低'],
      ['优势', '会画画'],
      ['需要', '鼓励'],
      ['风险', '未见'],
    ] as const)
      await write(page, label, words)
    await save(page)
    await goOn(page, '计划')
    await press(page, '填写 计划表')
    await write(page, '总目标', '回到课堂')
    await write(page, '目标 ?（', '每天到校')
    for (const [label, words] of [
      ['指标', '到校天数'],
      ['基线', '2 天'],
      ['目标值', '5 天'],
      ['介入策略', '从长处入手'],
      ['时间表', '每周一次'],
      ['做什么', '每周面谈'],
      ['预计次数', '6'],
    ] as const)
      await write(page, label, words)
    await page.getByRole('textbox', { name: /^期限/ }).first().fill('2024-03-01')
    await choose(page, '由谁', '社工')
    for (const party of ['服务对象', '监护人', '学校老师']) await choose(page, '由哪些方签署', party)
    await save(page)
    for (const [party, name, way] of [
      ['服务对象', '安小禾', '在屏幕上手写'],
      ['监护人', '安大山', '输入姓名'],
      ['学校老师', '李老师', '纸质协议已签'],
    ] as const) {
      await press(page, '填写 服务协议签署')
      await choose(page, '签署方 ?（', party)
      await write(page, '签署人姓名', name)
      await choose(page, '签署方式', way)
      if (way === '在屏幕上手写') await draw(page)
      await save(page)
    }
    await goOn(page, '介入')
    for (const aim of ['建立关系', '找长处', '练习开口']) {
      await press(page, '填写 过程记录')
      await choose(page, '形式', '面谈')
      await write(page, '目标 ?（', aim)
      await write(page, '过程', '谈了画画和班里的事。')
      await save(page)
    }
    await press(page, '填写 目标进展')
    await page.getByRole('combobox', { name: /^目标/ }).selectOption({ label: '每天到校' })
    await choose(page, '达成程度', '0 达到预期')
    await save(page)
    await goOn(page, '评估')
    await press(page, '填写 评估表')
    await choose(page, '达成程度', '+1 高于预期')
    await choose(page, '服务对象满意度', '满意')
    await write(page, '社工自评', '家校一致最要紧。')
    await save(page)
    const supervisor = await world.visit({ as: 'dudao' })
    await signAs(supervisor, address, '评估表')
    await page.reload()
    await goOn(page, '结案')
    await press(page, '填写 结案表')
    await choose(page, '结案原因', '目标达成')
    await write(page, '成效与总结', '情况改善，回到课堂。')
    await choose(page, '目标达成', '大部分达成')
    await write(page, '后续跟进计划', '三个月内回访。')
    await choose(page, '确认方式', '签字确认')
    await save(page)
    await signAs(supervisor, address, '结案表')
    await page.reload()
    await press(page, '办理结案')
    await page.getByRole('dialog').getByRole('button', { name: '结案', exact: true }).click()
    await page.getByText('已结案', { exact: true }).first().waitFor()
    await press(page, /^展开服务协议签署 · 服务对象/)
    expect(await page.getByRole('img', { name: '安小禾' }).count()).toBe(1)
  }, 240_000)

  it('finds what was half written again on another device', async () => {
    const couple = await registerCouple(world.product, ['安小满', '安小川'], 'axm')
    const page = await world.visit({ as: 'shegong', at: `/cases/new?person=${couple.ids[0]}` })
    await choose(page, '个案类型', '照料')
    await choose(page, '来源', '主动发现')
    await press(page, '接案')
    await press(page, '填写 接案表')
    await write(page, '求助问题描述', '写到一半的话')
    await page.getByText(/已自动暂存/).waitFor()
    const phone = await world.visit({
      as: 'shegong',
      at: new URL(page.url()).pathname + new URL(page.url()).search,
      device: 'phone',
    })
    await phone.getByText(/已恢复/).waitFor()
    expect(await phone.getByRole('textbox', { name: /^求助问题描述/ }).inputValue()).toBe('写到一半的话')
  }, 120_000)
})

/** Two strokes in the signature field, as a finger or a mouse would make them. */
async function draw(page: Page): Promise<void> {
  const field = page.getByRole('img', { name: /^签名框/ })
  await field.scrollIntoViewIfNeeded()
  const box = await field.boundingBox()
  if (!box) throw new Error('there is no field to sign in')
  for (const height of [0.3, 0.6]) {
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * height)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * (height + 0.1), { steps: 4 })
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * height, { steps: 4 })
    await page.mouse.up()
  }
}
