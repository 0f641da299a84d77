import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type JudgingWorld, judgingWorld } from '../../../../tests/judging-world.ts'

let world: JudgingWorld
let talent: string
beforeAll(async () => {
  world = await judgingWorld(330000000000, day('2021-05-10'))
  const { round } = await world.open('zhejiang-leading-talent')
  const { ids } = await world.nominate(round, [{ name: '甲', affiliations: [], facts: {} }])
  talent = ids[0] as string
})
afterAll(() => world.end())

const mine = () => `/api/applications/mine/${talent}`

function prove(fact: string, by = world.officer) {
  const id = newId()
  const boundary = 'b0undary'
  const parts = Object.entries({ id, fact, title: '工作室协议' }).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const paper = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n${paper}\r\n--${boundary}--\r\n`
  return world.app.server
    .inject({
      method: 'POST',
      url: `${mine()}/evidence`,
      headers: { ...world.app.as(by), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: parts.join('') + file,
    })
    .then((answer) => ({ status: answer.statusCode, code: answer.json().code, id }))
}

describe('the papers of a stage of the applicant (S10.4: a studio with agreement and report)', () => {
  it('are taken at that stage alone, by whoever applied', async () => {
    expect((await prove('studio')).code).toBe('application-not-open')
    await world.all(`update application set stage = 'studio', stage_since = '2021-12-01' where id = $1`, [
      talent,
    ])
    world.goTo('2021-12-10')
    expect((await world.get(mine())).body.abilities).toMatchObject({ change: false, prove: true, done: true })
    expect((await prove('studio', world.as('programme-officer', 330100000000))).status).toBe(404)
    expect((await prove('level')).code).toBe('evidence-of-nothing')
    const { status, id } = await prove('studio')
    expect(status).toBe(201)
    expect((await world.get(mine())).body.evidence).toMatchObject([
      { id, fact: 'studio', title: '工作室协议', addedAt: '2021-12-10T10:00:00+08:00' },
    ])
  })

  it('are taken out again at that stage, and stay once it is done', async () => {
    const slip = await prove('studio')
    expect((await world.post(`${mine()}/evidence/${slip.id}/removal`, {})).status).toBe(200)
    const [kept] = (await world.get(mine())).body.evidence
    const { version } = (await world.get(mine())).body
    expect((await world.post(`${mine()}/done`, { version, note: '协议已签订' })).status).toBe(200)
    expect(await world.stageOf(talent)).toBe('studio-report')
    world.goTo('2022-11-18')
    await world.all(`update application set stage_since = '2021-12-11' where id = $1`, [talent])
    expect((await world.post(`${mine()}/evidence/${kept.id}/removal`, {})).body.code).toBe(
      'application-not-open',
    )
    expect((await prove('studio')).code).toBe('evidence-of-nothing')
    expect((await prove('studio-report')).status).toBe(201)
  })
})
