import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/server/ids.ts'
import { documentsErrors } from '../../rooms/documents/index.ts'
import { indicatorsErrors } from '../../rooms/indicators/errors.ts'
import { reportsErrors } from '../../rooms/reports/errors.ts'
import { reportsRoutes } from '../../rooms/reports/server/index.ts'
import { type ActivitiesWorld, activitiesWorld } from '../../tests/activities-world.ts'
import { testApp } from '../../tests/app.ts'
import { xunxian } from '../../tests/small-county.ts'
import { journalSources } from './journal-sources.ts'

let world: ActivitiesWorld
let app: Awaited<ReturnType<typeof testApp>>
let joint: string
beforeAll(async () => {
  world = await activitiesWorld()
  app = await testApp(world.platform, reportsRoutes(world.platform, { journalSources }), {
    ...reportsErrors,
    ...indicatorsErrors,
    ...documentsErrors,
  })
  const { shantangStation } = world.county
  joint = await world.plan({ startsOn: '2023-07-12', partnerStations: [shantangStation] })
  await world.signIn(
    joint,
    ['甲一', '乙二', '丙三', '丁四', '戊五'].map((name, at) => ({ name, phoneEnd: `000${at}` })),
  )
  await world.hold(joint)
  const small = await world.plan({ title: '社区议事会', themeDay: undefined, startsOn: '2023-07-20' })
  await world.signIn(small, [{ name: '己六', phoneEnd: '0006' }])
  await world.hold(small)
  await world.hold(await world.plan({ title: '六月的活动', startsOn: '2023-06-20' }))
  await world.plan({ title: '未举行的活动', startsOn: '2023-07-25' })
  await world.hold(await world.plan({ title: '咨询电话13812345678', startsOn: '2023-07-26' }))
})
afterAll(async () => {
  await app.server.close()
  await world.close()
})

const issue = async (permissions: readonly string[], kind = '') => {
  const by = app.actor({ permissions, scope: { kind: 'division', division: xunxian } })
  const url = `/api/reports/journal${kind}?within=410621&month=2023-07`
  return app.server.inject({ method: 'GET', url, headers: app.as(by) })
}
const editor = ['reports.read', 'reports.approve', 'figures.read', 'activities.read']
// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
const entriesOf = (body: any) => body.stations.map((station: any) => station.entries)

describe('S5.A4: the journal of July 2023', () => {
  it("tells each station's own activities of the month, once where stations held one together, and names no guest", async () => {
    const answer = await issue(editor)
    expect(answer.statusCode).toBe(200)
    expect(entriesOf(answer.json())).toMatchObject([
      [],
      [
        {
          id: joint,
          kind: 'activity',
          kindTitle: { zh: '社区活动', en: 'Community activity' },
          title: '关爱儿童守护未来',
          day: '2023-07-12',
          summary: '主题日\uff1a世界儿童日\uff0c与其他站点联合举办',
          attendances: 5,
          page: `/activities/${joint}`,
        },
        // One guest could be told apart: the number is not printed (7.7).
        { title: '社区议事会', day: '2023-07-20', summary: null, attendances: null },
      ],
    ])
    expect(answer.body).not.toMatch(/甲一|己六/)
  })

  it('leaves out and counts what holds a telephone number', async () => {
    expect((await issue(editor)).json().withheld).toBe(1)
  })

  it('is the same as a Word file', async () => {
    const answer = await issue(editor, '/docx')
    const xml = new PizZip(answer.rawPayload).file('word/document.xml')?.asText() ?? ''
    expect(xml.replace(/<[^>]+>/g, '')).toContain('7月12日\uff0c【社区活动】关爱儿童守护未来\uff0c5人次参加')
  })

  it('tells nothing of services to who may not see them', async () => {
    const answer = await issue(editor.filter((permission) => permission !== 'activities.read'))
    expect(entriesOf(answer.json())).toEqual([[], []])
  })

  it('tells a training with its credit hours', async () => {
    const { xiaoheStation } = world.county
    const training = {
      id: newId(),
      station: xiaoheStation,
      heldOn: '2023-07-03',
      endedOn: '2023-07-03',
      name: '个案工作方法培训',
      theme: '个案工作方法',
      form: 'in-person',
      lecturers: '省社会工作专家',
      creditTenths: 80,
      unitMinutes: 45,
      present: 21,
      participants: [],
    }
    const recorded = await world.post('/api/trainings', training)
    expect(recorded.status).toBe(201)
    const told = entriesOf((await issue(editor)).json()).flat()
    expect(told.find(({ kind }: { kind: string }) => kind === 'training')).toMatchObject({
      title: '个案工作方法培训',
      summary: '8学时',
      attendances: 21,
    })
  })
})
