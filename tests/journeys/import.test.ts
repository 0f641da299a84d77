import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeLedger } from '../fixtures/ledger.ts'
import type { Place } from '../fixtures/ledger-people.ts'
import { temporaryFolders } from '../fixtures/temporary-file.ts'
import { openWorld, type World } from './browser.ts'
import { seriousViolations } from './serious-violations.ts'

const file = join(temporaryFolders()(), '小河镇困难群众台账.xlsx')
let world: World

beforeAll(async () => {
  world = await openWorld()
  const place: Place = { town: '小河镇', villages: ['小河村', '埽头村', '杜庄村'] }
  await writeLedger(file, { rows: 60, seed: 7, faults: 0.1, places: [place] })
})

afterAll(() => world?.close())

describe('a social worker takes in the ledger of the town', () => {
  it('5.1: sees what each column is taken for and which cells are bad, takes in the rest, and takes it all back', async () => {
    const page = await world.visit({ as: 'shegong', at: '/people' })
    await page.getByRole('button', { name: '导入台账' }).click()
    await page.getByRole('button', { name: '移除 社工站：小河镇社会工作服务站' }).waitFor()
    await page.getByLabel('台账文件').setInputFiles(file)
    await page.getByRole('button', { name: '上传并核对' }).click()
    await page.getByRole('heading', { level: 1, name: '小河镇困难群众台账.xlsx' }).waitFor()

    await page.getByRole('button', { name: '修改列对应' }).first().click()
    await page.getByText('25 列导入，0 列不导入').click()
    expect(await takenFor(page, 'D 列 姓 名')).toBe('姓名')
    expect(await takenFor(page, 'F 列 身份证号码')).toBe('身份证号')
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: '按这样核对' }).click()

    const takeIn = page.getByRole('button', { name: '写入 55 人' })
    await takeIn.waitFor()
    const bad = page.getByRole('region', { name: '有问题的单元格' }).getByRole('row')
    await bad.filter({ hasText: '小河镇 第 14 行' }).waitFor()
    expect(await rowsOf(page)).toEqual([14, 18, 30, 41, 52])
    expect(await bad.filter({ hasText: '第 18 行' }).innerText()).toContain('姓名')
    const correct = bad.filter({ hasText: '第 18 行' }).getByRole('button', { name: '更正' })
    await correct.press('Enter')
    await page.getByRole('dialog', { name: '更正第 18 行' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await correct.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true)
    await takeIn.click()
    await page.getByText('导入完成').waitFor()
    expect(await seriousViolations(page)).toEqual([])

    await page.getByRole('button', { name: '查看服务对象' }).click()
    const search = page.getByRole('searchbox')
    await search.fill('hhj')
    await page.getByRole('link', { name: '韩华娟' }).waitFor()
    await page.goBack()
    await page.getByRole('button', { name: '撤销整个导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销整个导入' }).click()
    await page.getByText('这次导入已撤销').waitFor()
    await page.getByText('全部已撤销，没有保留的内容').waitFor()
    await page.getByRole('button', { name: '查看服务对象' }).click()
    await search.fill('hhj')
    await page.getByText('没有找到服务对象').waitFor()
  }, 120_000)
})

/** What a column of the first sheet is taken for, as its list of choices shows it. */
const takenFor = (page: Page, column: string): Promise<string> =>
  page
    .getByRole('combobox', { name: column })
    .first()
    .evaluate((select) => select.selectedOptions[0].textContent)

/** The rows of the ledger that the table of bad cells names, each once. */
async function rowsOf(page: Page): Promise<number[]> {
  const words = await page.getByRole('region', { name: '有问题的单元格' }).innerText()
  const rows = [...words.matchAll(/第 (\d+) 行/g)].map(([, row]) => Number(row))
  return [...new Set(rows)].toSorted((a, b) => a - b)
}
