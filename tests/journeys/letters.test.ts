import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'

let world: World
let address: string

beforeAll(async () => {
  world = await openWorld()
  const { rows } = await world.product.platform.worker.pool.query('select address from letter_box limit 1')
  address = rows[0].address
})

afterAll(() => world?.close())

/** A child writes on a phone and gets the code. */
async function write(codeName: string, text: string): Promise<string> {
  const page = await world.visit({ at: `/mail/${address}`, device: 'phone' })
  await page.getByRole('textbox', { name: /给自己起个代号/ }).fill(codeName)
  await page.getByText('小学4–6年级').click()
  await page.getByRole('textbox', { name: /你想说的话/ }).fill(text)
  await page.getByRole('button', { name: '寄出去' }).click()
  await page.getByText('这是你的读信码').waitFor()
  const code =
    (await page
      .locator('p', { hasText: /^\d{16}$/ })
      .first()
      .textContent()) ?? ''
  // Nothing stays on the phone: no cookie, and neither code nor letter in its storage.
  expect(await page.evaluate('document.cookie')).toBe('')
  const kept: string = await page.evaluate('JSON.stringify(localStorage) + JSON.stringify(sessionStorage)')
  expect([kept.includes(code), kept.includes(text)]).toEqual([false, false])
  return code
}

const openLetter = async (page: Page, codeName: string) => {
  await page
    .getByRole('row', { name: new RegExp(codeName) })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /^LX-/ }).waitFor()
}

describe('a child writes to the mailbox', () => {
  it('S2.A3: of self-harm: it cannot be closed by a reply only, a supervisor signs, and the child reads the answer', async () => {
    const code = await write('小溪流', '我不想活了，没有人懂我。')
    const worker = await world.visit({ as: 'shegong', at: '/letters' })
    await openLetter(worker, '小溪流')
    await worker.getByText('有危险信号').waitFor()
    expect(await worker.getByRole('button', { name: '发出并办结' }).count()).toBe(0)
    await worker.getByRole('textbox', { name: /回信内容/ }).fill('谢谢你告诉我，我们马上来陪你。')
    await worker.getByRole('button', { name: '发出回信' }).click()
    await worker.getByText('回信已发出').waitFor()

    await worker.getByRole('button', { name: '办结', exact: true }).click()
    const dialog = worker.getByRole('dialog')
    await dialog.getByText('已回复').click()
    await dialog.getByRole('button', { name: '办结' }).click()
    await dialog.getByText(/不能只凭回信办结/).waitFor()
    await dialog.getByRole('button', { name: '关闭' }).click()

    await worker.getByRole('button', { name: '登记处置' }).first().click()
    const act = worker.getByRole('dialog')
    await act.getByText('转为个案').click()
    await act.getByRole('combobox', { name: /哪个个案/ }).fill('GA-410621')
    await act.getByRole('option').first().click()
    await act.getByRole('button', { name: '登记处置' }).click()
    await worker.getByText('待督导签署').waitFor()

    const supervisor = await world.visit({ as: 'dudao', at: '/letters' })
    await openLetter(supervisor, '小溪流')
    await supervisor.getByRole('button', { name: '督导签署' }).click()
    await supervisor.getByRole('dialog').getByRole('button', { name: '督导签署' }).click()
    await supervisor.getByText(/已签署/).waitFor()

    await worker.reload()
    await worker.getByRole('button', { name: '办结', exact: true }).click()
    const closing = worker.getByRole('dialog')
    await closing.getByText('已转办').click()
    await closing.getByRole('button', { name: '办结' }).click()
    await worker.getByText(/办结：已转办/).waitFor()

    const child = await world.visit({ at: '/mail', device: 'phone' })
    await child.getByRole('textbox', { name: /输入十六个数字/ }).fill(code.replace(/(\d{4})(?=\d)/g, '$1 '))
    await child.getByRole('button', { name: '打开' }).click()
    await child.getByText('谢谢你告诉我，我们马上来陪你。').waitFor()
  })

  it('S2.A3: is counselled, and pupil, guardian and teacher agree, review, and close it as improved', async () => {
    await write('向日葵花', '我成绩不好，觉得自己什么都做不好，不想去上课。')
    const page = await world.visit({ as: 'shegong', at: '/letters' })
    await openLetter(page, '向日葵花')
    await page.getByRole('button', { name: '转为个性化辅导' }).click()
    await page.getByRole('button', { name: '新建辅导学生' }).click()
    await page.getByRole('heading', { level: 1, name: /^XS-/ }).waitFor()
    await page.getByRole('button', { name: '起草三方协议' }).click()
    await page.getByRole('textbox', { name: /共同目标/ }).fill('回到课堂，每周主动发言一次')
    for (const party of ['学生', '监护人', '教师']) {
      await page.getByRole('textbox', { name: `${party}姓名` }).fill(`${party}某`)
      await page.getByRole('textbox', { name: `${party}要做的事` }).fill('看见进步就说出来')
    }
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { level: 1, name: /^XY-/ }).waitFor()
    for (const party of ['学生', '监护人', '教师']) {
      await page.getByRole('button', { name: `${party}签署` }).click()
      const dialog = page.getByRole('dialog')
      if (party === '学生') {
        const pad = await dialog.getByRole('img', { name: '手写签名区' }).boundingBox()
        if (!pad) throw new Error('no place to sign')
        await page.mouse.move(pad.x + 30, pad.y + 60)
        await page.mouse.down()
        await page.mouse.move(pad.x + 120, pad.y + 90, { steps: 5 })
        await page.mouse.up()
      } else await dialog.getByRole('textbox', { name: '或输入姓名' }).fill(`${party}某`)
      await dialog.getByRole('button', { name: '签署', exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await page.getByText(/起生效/).waitFor()
    await page.getByRole('button', { name: '回顾', exact: true }).click()
    const review = page.getByRole('dialog')
    await review.getByText('明显进步').click()
    await review.getByRole('textbox', { name: /三方说了什么/ }).fill('主动举手两次，家长每天听他说话。')
    await review.getByRole('button', { name: '保存' }).click()
    await page.getByText('主动举手两次，家长每天听他说话。').waitFor()
    await page.getByRole('button', { name: '结束协议' }).click()
    const closing = page.getByRole('dialog')
    await closing.getByText('好转', { exact: true }).click()
    await closing.getByRole('button', { name: '结束协议' }).click()
    await page.getByText(/结果：好转/).waitFor()
  })
})
