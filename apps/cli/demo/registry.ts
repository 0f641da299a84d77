import { addDays, type Day, day } from '../../../kernel/day.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'

type Body = NonNullable<DemoWorld['plan']['registry']>['bodies'][number]

const permissions = ['organisations.read', 'organisations.write', 'organisations.registry']
const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
/** Reports older than this are on paper. */
const yearsShown = 3

/** The registry of a county: bodies with their reports, the consequences of filing none, and a spot check. */
export const loadRegistry: DemoPart = async (world) => {
  const { plan, today } = world
  if (!plan.registry) return
  const acting = world.officeOf(permissions)
  const chance = chanceFrom(plan.seed + 61)
  for (const body of plan.registry.bodies) {
    const id = await enter(acting, plan.county, body, chance)
    await fileReports(acting, id, body, today, chance)
    if (body.report === 'missing' && !body.ended) await consequences(acting, id, today, chance)
    if (body.ended)
      await acting(organisationsContract.endRegistration, {
        params: { id },
        body: {
          id: chance.id(at(body.ended)),
          status: 'cancelled',
          endedOn: body.ended,
          document: '浚民社〔注〕3号',
          reason: '理事会决议自行解散',
        } as never,
      })
  }
  await drawSome(world, acting, chance)
}

async function enter(acting: Acting, county: number, body: Body, chance: Chance): Promise<string> {
  const { items } = await acting(organisationsContract.organisations, {
    query: { search: body.name, state: 'all', limit: 5 } as never,
    body: undefined as never,
  })
  const known = items.find(({ name }) => name === body.name)
  const facts = {
    name: body.name,
    creditCode: body.code,
    kind: known?.kind ?? body.form,
    division: county,
    establishedOn: body.registered,
    fields: known?.fields ?? [],
  }
  const id = known?.id ?? chance.id(at(body.registered))
  if (known)
    await acting(organisationsContract.changeOrganisation, {
      params: { id },
      body: { id: chance.id(at(body.registered)), version: known.version, ...facts } as never,
    })
  else
    await acting(organisationsContract.registerOrganisation, {
      body: { id, organisation: id, ...facts } as never,
    })
  await acting(organisationsContract.saveEntry, {
    params: { id },
    body: {
      id: chance.id(at(body.registered)),
      legalForm: body.form,
      authority: county,
      registeredOn: body.registered,
      certificateNumber: `浚民证字${body.code.slice(11, 16)}`,
      supervisor: null,
      purpose: body.purpose,
      capitalFen: 3_000_000,
    } as never,
  })
  await acting(organisationsContract.saveOfficer, {
    params: { id },
    body: {
      id: chance.id(at(body.registered)),
      officer: chance.id(at(body.registered)),
      name: body.representative,
      post: 'legal-representative',
      fromOn: body.registered,
    } as never,
  })
  return id
}

async function fileReports(acting: Acting, id: string, body: Body, today: Day, chance: Chance) {
  const last = Number(today.slice(0, 4)) - 1
  for (let year = last - yearsShown + 1; year <= last; year += 1) {
    // A report is filed in the spring; before that there is nothing to show of it.
    const filed = day(`${year + 1}-03-${10 + chance.between(0, 15)}`)
    if (body.registered > `${year}-12-31` || addDays(filed, 20) > today) continue
    if (body.ended && body.ended <= `${year + 1}-05-31`) continue
    const newest = year === last
    if (newest && body.report === 'missing') continue
    const step = (what: string, on: Day, note: string | null = null) =>
      acting(organisationsContract.recordReportStep, {
        params: { id },
        body: { id: chance.id(at(on)), year, step: what, on, note } as never,
      })
    await step('filed', filed)
    if (newest && body.report === 'returned') {
      await step('returned', addDays(filed, 6), '请补充财务会计报告和业务活动表')
      continue
    }
    await step('accepted', addDays(filed, 8))
    await step('published', addDays(filed, 10))
  }
}

/** Filing none: three decisions, each on its own day and ground. */
async function consequences(acting: Acting, id: string, today: Day, chance: Chance) {
  const year = Number(today.slice(0, 4)) - 1
  const decided = day(`${year + 1}-07-03`)
  if (addDays(decided, 30) > today) return
  const fault = { fault: 'report-not-filed', faultYear: year }
  const listing = (list: string, on: Day, document: string, legalBasis: string) =>
    acting(organisationsContract.list, {
      params: { id },
      body: { id: chance.id(at(on)), list, ...fault, decidedOn: on, document, legalBasis } as never,
    })
  await listing('abnormal', decided, '浚民社〔异〕1号', '《社会组织信用信息管理办法》（民政部令第60号）')
  await listing('spot-check', addDays(decided, 4), '浚民社〔抽〕1号', '《社会组织抽查暂行办法》')
  await acting(organisationsContract.penalise, {
    params: { id },
    body: {
      id: chance.id(at(addDays(decided, 20))),
      kind: 'warning',
      ...fault,
      decidedOn: addDays(decided, 20),
      document: '浚民社〔罚〕1号',
      legalBasis: '《民办非企业单位登记管理暂行条例》第二十五条',
    } as never,
  })
}

async function drawSome(world: DemoWorld, acting: Acting, chance: Chance) {
  const { plan, routes, platform, today } = world
  const id = chance.id(at(today))
  await acting(organisationsContract.proposeDraw, {
    body: {
      id,
      title: `${today.slice(0, 4)} 年度社会组织抽查`,
      authority: plan.county,
      drawnFrom: 'all',
      wanted: plan.registry?.drawn ?? 1,
    } as never,
  })
  // Somebody else draws, as it has to be.
  const second = actingAs(platform, routes, {
    account: '00000000-0000-7000-8000-000000000004',
    name: '抽查监督员',
    permissions,
    division: plan.county,
  })
  await second(organisationsContract.drawNow, { params: { id }, body: { id: chance.id(at(today)) } as never })
}
