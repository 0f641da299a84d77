import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { applicationsWorld } from '../../../../tests/applications-world.ts'

const programme = 'yinchuan-certificate-reward'
const [body, other] = [newId(), newId()]
const [own, gone, elsewhere] = [newId(), newId(), newId()]
let world: Awaited<ReturnType<typeof applicationsWorld>>
let employer: ReturnType<(typeof world)['as']>
beforeAll(async () => {
  world = await applicationsWorld()
  employer = world.as('body-applicant', { kind: 'organisation', organisation: body })
  await worker(own, '安在职', body)
  await worker(gone, '安离职', body, '2023-09-30')
  await worker(elsewhere, '安外人', other)
})
afterAll(() => world.close())

async function worker(id: string, name: string, organisation: string, to: string | null = null) {
  await world.rows(
    `insert into workforce_member (province, id, division, name, pinyin, initials, created_by)
     values (64, $1, 640104000000, $2, 'anshili', 'asl', $1)`,
    [id, name],
  )
  await world.rows(
    `insert into workforce_post (province, id, member, division, station, at_division, employer_kind, employer, organisation, kind,
       from_on, to_on)
     values (64, $1, $2, 640104000000, '00000000-0000-0000-0000-000000000000', 640104000000, 'agency', '示例机构', $3, 'social-worker',
       '2020-01-01', $4)`,
    [newId(), id, organisation, to],
  )
}

describe('an employer puts its own people forward', () => {
  it('finds who works for it today, by name or initials, and nobody else', async () => {
    const found = await world.get('/api/applications/employees?search=asl', employer)
    expect(found.body.items).toEqual([{ id: own, name: '安在职', post: 'social-worker' }])
    expect((await world.get('/api/applications/employees', world.worker)).status).toBe(403)
    expect((await world.get('/api/applications/employees', world.officer)).body.items).toEqual([])
  })

  it('begins an application in its own name, which it sees; whoever left or works elsewhere is not found', async () => {
    const begun = await world.begin(programme, { kind: 'member', id: own }, employer)
    expect(begun.status, JSON.stringify(begun.body)).toBe(201)
    expect(begun.body.line).toMatchObject({ name: '安在职', nominatedBy: 'employer' })
    expect((await world.get('/api/applications/mine', employer)).body.items).toHaveLength(1)
    for (const id of [gone, elsewhere])
      expect((await world.begin(programme, { kind: 'member', id }, employer)).body.code).toBe(
        'subject-not-found',
      )
    const another = world.as('body-applicant', { kind: 'organisation', organisation: other })
    expect((await world.get(`/api/applications/mine/${begun.id}`, another)).status).toBe(404)
    expect((await world.begin(programme, { kind: 'member', id: own }, world.worker)).body.code).toBe(
      'subject-not-found',
    )
  })
})
