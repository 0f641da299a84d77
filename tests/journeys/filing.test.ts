import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingAs } from '../../apps/cli/demo/acting.ts'
import { allRoutes } from '../../apps/server/compose.ts'
import { newId } from '../../platform/server/ids.ts'
import { permissionCodes } from '../../rooms/access/index.ts'
import { createDemoAccount } from '../../rooms/access/server/index.ts'
import { openOwedFilings, watchClocks } from '../../rooms/applications/server/index.ts'
import { organisationsContract } from '../../rooms/organisations/contract.ts'
import { openWorld, type World } from './browser.ts'

const guangzhou = 440100000000
const name = '广州示例社工协会'
const password = 'Zhulian-2023'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await guangzhouWithOneBody()
})
afterAll(() => world?.close())

/** The registration authority of Guangzhou with two persons, and a body that has filed no report of 2022. */
async function guangzhouWithOneBody(): Promise<void> {
  const { platform } = world.product
  const at = { kind: 'division', division: guangzhou } as const
  const acting = actingAs(platform, allRoutes(platform), {
    account: newId(),
    name: '布置',
    permissions: permissionCodes,
    division: guangzhou,
  })
  const organisation = newId()
  await acting(organisationsContract.registerOrganisation, {
    body: {
      id: newId(),
      organisation,
      name,
      creditCode: '51000000MJ9000014G',
      kind: 'association',
      division: guangzhou,
      establishedOn: '2015-06-01',
    } as never,
  })
  await acting(organisationsContract.saveEntry, {
    params: { id: organisation },
    body: {
      id: newId(),
      legalForm: 'association',
      authority: guangzhou,
      registeredOn: '2015-06-01',
      reportsFrom: 2022,
    } as never,
  })
  const open = (
    userName: string,
    displayName: string,
    role: 'programme-officer' | 'programme-approver' | 'body-applicant',
    scope: typeof at | { readonly kind: 'organisation'; readonly organisation: string },
  ) =>
    createDemoAccount(platform, {
      userName,
      password,
      displayName,
      home: { division: guangzhou, station: null },
      grants: [{ role, scope, division: guangzhou }],
    })
  await open('gz-jingban', '广州经办', 'programme-officer', at)
  await open('gz-shending', '广州审定', 'programme-approver', at)
  await open('gz-xiehui', '协会秘书', 'body-applicant', { kind: 'organisation', organisation })
  await openOwedFilings(platform)
  await watchClocks(platform)
}

const answer = async (page: Page, button: string, words?: string) => {
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  if (words) await dialog.getByRole('textbox').fill(words)
  await dialog.getByRole('button').last().click()
  await dialog.waitFor({ state: 'detached' })
}

describe('the annual report of a body', () => {
  it('S15.5: not filed in time has three consequences, each decided by itself', async () => {
    const page = await world.visit({ as: 'gz-shending', at: '/applications' })
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('link')
      .click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    for (const title of ['列入活动异常名录', '列入抽查监督名单', '行政处罚'])
      await page
        .getByRole('row', { name: new RegExp(title) })
        .getByText('待决定')
        .waitFor()
    const row = page.getByRole('row', { name: /列入活动异常名录/ })
    await row.getByRole('button', { name: '作出决定' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('textbox', { name: '文号' }).fill('穗民社〔异〕7号')
    await drawer.getByRole('button', { name: '作出决定' }).click()
    await row.getByText('已决定').waitFor()
    // The other two are still open: nothing was decided with the first.
    await page
      .getByRole('row', { name: /行政处罚/ })
      .getByText('待决定')
      .waitFor()
    expect(await page.getByText('结论', { exact: true }).count()).toBe(0)
  })

  it('S15.2, S15.3, S15.6: filed, returned, filed again, accepted and published', async () => {
    const body = await world.visit({ as: 'gz-xiehui', at: '/applications/mine' })
    await body
      .getByRole('link', { name: /年度报告/ })
      .first()
      .click()
    await body.getByRole('button', { name: '报送', exact: true }).click()
    await body
      .getByText(/SQ-440100-2023-/)
      .first()
      .waitFor()

    const officer = await world.visit({ as: 'gz-jingban', at: '/applications' })
    await officer
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('link')
      .click()
    await answer(officer, '退回补正', '请补充财务报告')
    await officer.getByText('已退回').first().waitFor()

    await body.reload()
    await body.getByText('请补充财务报告').first().waitFor()
    await body.getByRole('button', { name: '补正后重新提交' }).click()
    await body.getByText('形式审查').first().waitFor()

    await officer.reload()
    await answer(officer, '通过，转入“已受理”')
    await answer(officer, '通过，转入“已公开”')
    // The words stand on the button too: what was written tells when it is done.
    const steps = async () =>
      (
        await world.product.platform.worker.pool.query(
          'select step from organisation_report_step order by recorded_at desc limit 5',
        )
      ).rows.map(({ step }) => step)
    await expect.poll(steps).toEqual(['published', 'accepted', 'filed', 'returned', 'filed'])
  })
})
