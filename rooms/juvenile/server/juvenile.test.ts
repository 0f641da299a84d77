import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type JuvenileWorld, juvenileWorld } from '../../../tests/juvenile-world.ts'

let world: JuvenileWorld
beforeAll(async () => {
  world = await juvenileWorld()
})
afterAll(() => world.close())

describe('a referral', () => {
  it('opens a file that only the keeper sees until two are charged with it', async () => {
    const id = await world.referred(101)
    expect((await world.get(`/files/${id}`, world.keeper)).body).toMatchObject({
      number: expect.stringMatching(/^SW-420802-2023-\d{4}$/),
      name: '程小舟101',
      stage: 'referred',
      age: { answer: 'minor', age: 15, liability: 'eight' },
    })
    for (const other of [world.first, world.third]) {
      expect((await world.get(`/files/${id}`, other)).status).toBe(404)
      expect(JSON.stringify((await world.get('/files', other)).body)).not.toContain(id)
    }
    expect((await world.get(`/files/${id}`, world.prosecutor)).status).toBe(403)
    expect((await world.get(`/files/${id}`, world.bureau)).status).toBe(403)
  })

  it('shows numbers and address masked, and in full for a purpose to who sees the file', async () => {
    const id = await world.investigating(104)
    expect((await world.get(`/files/${id}`, world.first)).body.identity).toMatchObject({
      name: '程小舟104',
      idNumber: '990802********1046',
      guardianPhone: '199****0104',
      address: '••••••',
    })
    const unmask = (by: typeof world.first, body: object) =>
      world.app.server.inject({
        method: 'POST',
        url: `/api/juvenile/files/${id}/unmask`,
        headers: world.app.as(by),
        payload: body,
      })
    const asked = { field: 'guardianPhone', purpose: 'contact' }
    expect((await unmask(world.first, asked)).json()).toEqual({ value: '19900000104' })
    expect((await unmask(world.first, { field: 'guardianPhone', purpose: 'curious' })).statusCode).toBe(400)
    expect((await unmask(world.third, asked)).statusCode).toBe(404)
    expect((await unmask(world.bureau, asked)).statusCode).toBe(403)
    const [line] = await world.rows(
      "select purpose from audit_line where action = 'juvenile.unmask' order by at desc limit 1",
    )
    expect(line.purpose).toBe('contact: guardianPhone')
  })

  it('shows the procuratorate its own states and nothing of the work, and another one nothing', async () => {
    const id = await world.investigating(102)
    const mine = (await world.get('/referrals?limit=200', world.prosecutor)).body.items
    const one = mine.find((line: { id: string }) => line.id === id)
    expect(one).toMatchObject({ stage: 'investigating', caseNumber: '东检未[2023]102号', report: null })
    expect(Object.keys(one).toSorted()).toEqual([
      'age',
      'caseNumber',
      'id',
      'number',
      'outcomes',
      'referredOn',
      'report',
      'role',
      'stage',
      'version',
    ])
    expect((await world.get('/referrals', world.otherProsecutor)).body.items).toEqual([])
    expect((await world.get(`/referrals/${id}/report`, world.otherProsecutor)).status).toBe(404)
    expect((await world.get('/referrals', world.first)).status).toBe(403)
  })

  it('is refused for somebody of eighteen and for a suspect under twelve, and asks for a day that is not known', async () => {
    const refer = (role: string, birth: string | null) =>
      world.post('/referrals', world.prosecutor, {
        role,
        identity: { name: '某', birth },
        facts: {
          caseNumber: '1',
          matter: '某案',
          actOn: '2023-03-01',
          organ: '公安',
          wants: ['investigation'],
        },
      })
    expect((await refer('suspect', '2005-02-27')).body.code).toBe('juvenile-not-minor')
    expect((await refer('suspect', '2012-01-01')).body.code).toBe('juvenile-below-liability')
    expect((await refer('victim', '2024-01-01')).body.problems).toMatchObject([
      { code: 'juvenile-day-ahead', path: '/body/identity/birth' },
    ])
    expect((await refer('victim', '2023-03-02')).body.problems).toMatchObject([
      { code: 'juvenile-act-before-birth', path: '/body/facts/actOn' },
    ])
    expect((await refer('victim', '2012-01-01')).body.age).toMatchObject({ answer: 'minor', age: 11 })
    const unknown = (await refer('suspect', null)).body
    expect(unknown.age).toEqual({ answer: 'unknown', ask: ['birth'] })
    const assign = (version: number) =>
      world.post(`/files/${unknown.id}/investigators`, world.keeper, {
        version,
        investigators: [world.first.account, world.second.account],
      })
    expect((await assign(1)).body.code).toBe('juvenile-age-unknown')
    const dates = `/referrals/${unknown.id}/dates`
    expect((await world.put(dates, world.otherProsecutor, { version: 1, birth: '2007-01-01' })).status).toBe(
      404,
    )
    expect((await world.put(dates, world.prosecutor, { version: 1, birth: '2007-01-01' })).status).toBe(200)
    expect((await assign(2)).status).toBe(200)
  })

  it('registers the minor nowhere but sealed here, under a key that is not the deployment’s', async () => {
    const id = await world.referred(103)
    const [row] = await world.rows(
      'select row_to_json(f)::text as text, identity from juvenile_file f where id = $1',
      [id],
    )
    expect(row.text).not.toMatch(/程小舟|盗窃|990802/)
    expect(() => world.platform.cipher.open(row.identity)).toThrow()
    expect(await world.rows("select from person where name like '程小舟%'")).toEqual([])
  })
})

describe('the two who investigate', () => {
  it('are two different workers who hold that work, and see nothing of the file of others', async () => {
    const id = await world.referred(110)
    const assign = (investigators: string[]) =>
      world.post(`/files/${id}/investigators`, world.keeper, { version: 1, investigators })
    const { first, second, third, keeper } = world
    expect((await assign([first.account, first.account])).body.code).toBe('juvenile-two-needed')
    expect((await assign([first.account, keeper.account])).body.code).toBe('juvenile-two-needed')
    expect((await assign([first.account, newId()])).body.code).toBe('juvenile-two-needed')
    expect((await assign([first.account, second.account])).status).toBe(200)
    expect((await world.get(`/files/${id}`, first)).status).toBe(200)
    expect((await world.get(`/files/${id}`, third)).status).toBe(404)
    expect(
      (
        await world.post(`/files/${id}/declaration`, third, {
          version: 2,
          related: false,
          sameCommunity: false,
        })
      ).status,
    ).toBe(404)
    expect(
      (
        await world.post(`/files/${id}/investigators`, first, {
          version: 2,
          investigators: [first.account, third.account],
        })
      ).status,
    ).toBe(403)
  })

  it('withdraw when related: they see the file no more, the keeper is told who, and others are charged', async () => {
    const id = await world.referred(112)
    const assign = async (...investigators: string[]) =>
      world.post(`/files/${id}/investigators`, world.keeper, {
        version: await world.versionOf(id, world.keeper),
        investigators,
      })
    const { first, second, third, keeper } = world
    const declare = async (by: typeof first, related: boolean) =>
      world.post(`/files/${id}/declaration`, by, {
        version: await world.versionOf(id, by),
        related,
        sameCommunity: false,
      })
    await assign(first.account, second.account)
    expect((await declare(second, false)).status).toBe(200)
    expect((await declare(first, true)).status).toBe(200)
    for (const one of [first, second]) expect((await world.get(`/files/${id}`, one)).status).toBe(404)
    expect((await world.get(`/files/${id}`, keeper)).body).toMatchObject({
      stage: 'referred',
      investigators: [],
      withdrawn: [{ name: first.name }],
      abilities: { assign: true },
    })
    expect((await assign(first.account, third.account)).body.problems).toMatchObject([
      { code: 'juvenile-investigator-withdrawn', path: '/body/investigators', data: { name: first.name } },
    ])
    expect((await assign(second.account, third.account)).status).toBe(200)
    expect((await world.get(`/files/${id}`, keeper)).body.stage).toBe('assigned')
    expect((await declare(third, false)).status, 'the second declared already').toBe(200)
    expect((await world.get(`/files/${id}`, keeper)).body.stage).toBe('investigating')
  })

  it('go on where they were when the keeper charges the same two again', async () => {
    const id = await world.investigating(113)
    const again = await world.post(`/files/${id}/investigators`, world.keeper, {
      version: await world.versionOf(id, world.keeper),
      investigators: [world.second.account, world.first.account],
    })
    expect(again.status).toBe(200)
    expect((await world.get(`/files/${id}`, world.first)).body).toMatchObject({
      stage: 'investigating',
      abilities: { write: true },
    })
  })

  it('say what they do about it when of the same community', async () => {
    const id = await world.referred(111)
    await world.post(`/files/${id}/investigators`, world.keeper, {
      version: 1,
      investigators: [world.first.account, world.second.account],
    })
    const declare = (by: typeof world.first, body: object) =>
      world.post(`/files/${id}/declaration`, by, {
        version: 2,
        related: false,
        sameCommunity: false,
        ...body,
      })
    expect((await declare(world.first, { sameCommunity: true })).body.problems[0]).toMatchObject({
      code: 'juvenile-statement-missing',
      path: '/body/statement',
    })
    expect((await declare(world.first, { sameCommunity: true, statement: '不参与家访' })).status).toBe(200)
    const shown = (await world.get(`/files/${id}`, world.second)).body
    expect(shown).toMatchObject({ stage: 'assigned' })
    expect(shown.investigators.filter((one: { sameCommunity: boolean }) => one.sameCommunity)).toHaveLength(1)
  })
})

describe('sealing', () => {
  it('S17.A3: also of a file that was declined, and of one still under investigation when the notice comes', async () => {
    const declined = await world.referred(114)
    await world.post(`/files/${declined}/refusal`, world.keeper, { version: 1, reason: '不在本区' })
    for (const id of [declined, await world.investigating(115)]) {
      await world.sealed(id)
      for (const by of [world.keeper, world.first])
        expect((await world.get(`/files/${id}`, by)).status).toBe(404)
      expect(JSON.stringify((await world.get('/referrals?limit=200', world.prosecutor)).body)).not.toContain(
        id,
      )
    }
  })
})

describe('the report', () => {
  it('S17.A1: is not issued with an empty chapter, whichever of the five it is, and says which', async () => {
    for (const [at, chapter] of (
      ['character', 'family', 'social', 'growth', 'guardianship'] as const
    ).entries()) {
      const id = await world.investigating(120 + at)
      await world.written(id, chapter)
      const version = await world.versionOf(id, world.first)
      const issued = await world.post(`/files/${id}/report`, world.first, { version })
      expect(issued.status).toBe(422)
      expect(issued.body.problems.map(({ path }: { path: string }) => path)).toEqual([
        `/chapters/${chapter}`,
        '/signatures',
      ])
      expect(await world.rows('select from juvenile_report where file = $1', [id])).toEqual([])
    }
  })

  it('is not issued without both signatures under the same text', async () => {
    const id = await world.investigating(126)
    await world.written(id)
    await world.signed(id, [world.first])
    const issue = async () =>
      world.post(`/files/${id}/report`, world.first, { version: await world.versionOf(id, world.first) })
    expect((await issue()).body.problems).toMatchObject([{ path: '/signatures' }])
    await world.put(`/files/${id}/chapters/family`, world.second, {
      version: 1,
      content: { text: '父母离异', sources: [{ kind: 'school', who: '班主任', on: '2023-12-21' }] },
    })
    await world.signed(id, [world.second])
    expect((await issue()).body.problems, 'the first signed an earlier text').toMatchObject([
      { path: '/signatures' },
    ])
    await world.signed(id, [world.first])
    expect((await issue()).status).toBe(201)
  })

  it('is frozen with number and digest and delivered to whoever referred, as Word and PDF', async () => {
    const id = await world.reported(127)
    const file = (await world.get(`/files/${id}`, world.first)).body
    expect(file).toMatchObject({
      stage: 'reported',
      reports: [{ number: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), receivedAt: null }],
    })
    const pdf = await world.get(`/referrals/${id}/report?as=pdf`, world.prosecutor)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const docx = await world.get(`/referrals/${id}/report?as=docx`, world.prosecutor)
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK')
    expect((await world.get(`/files/${id}`, world.first)).body.reports[0].receivedAt).not.toBeNull()
    await expect(
      world.platform.database.pool.query('update juvenile_report set sha256 = sha256'),
    ).rejects.toThrow('permission denied')
    await world.put(`/files/${id}/chapters/growth`, world.first, {
      version: 1,
      content: { text: '补充', sources: [] },
    })
    const again = await world.get(`/files/${id}/report?as=pdf&number=1`, world.first)
    expect(again.bytes.equals(pdf.bytes)).toBe(true)
  })

  it('tells two who write the same chapter that it changed meanwhile', async () => {
    const id = await world.investigating(128)
    const write = (by: typeof world.first, version: number, text: string) =>
      world.put(`/files/${id}/chapters/social`, by, { version, content: { text } })
    expect((await write(world.first, 0, '甲')).body.version).toBe(1)
    expect((await write(world.second, 0, '乙')).body.code).toBe('changed-meanwhile')
    expect((await write(world.second, 1, '乙')).body.version).toBe(2)
    expect((await write(world.third, 2, '丙')).status).toBe(404)
  })

  it('takes no source from a day that has not come', async () => {
    const id = await world.investigating(129)
    const sources = [{ kind: 'interview', who: '母亲', on: '2024-01-01' }]
    const content = { text: '性格内向', sources }
    const ahead = await world.put(`/files/${id}/chapters/character`, world.first, { version: 0, content })
    expect(ahead.body.problems).toMatchObject([
      { code: 'juvenile-day-ahead', path: '/body/content/sources/0/on' },
    ])
  })
})

describe('guidance', () => {
  const order = (more: object = {}) => ({
    kind: 'family-education',
    startsOn: '2023-12-01',
    endsOn: '2024-05-31',
    bases: ['family-education-49', 'hubei-family-education'],
    plan: '每两周一次家庭辅导',
    ...more,
  })
  const give = async (id: string, more: object = {}, orderId = newId()) =>
    world.post(`/files/${id}/orders`, world.first, {
      id: orderId,
      version: await world.versionOf(id, world.first),
      ...order(more),
    })

  it('S17.A4: never means 帮教 for a victim or a witness, by the route or past it', async () => {
    for (const [at, role] of ['victim', 'witness'].entries()) {
      const refused = await world.post('/referrals', world.prosecutor, {
        role,
        identity: { name: '某', birth: '2010-01-01' },
        facts: {
          caseNumber: '2',
          matter: '某案',
          actOn: '2023-03-01',
          organ: '公安',
          wants: ['rehabilitation'],
        },
      })
      expect(refused.body.problems[0].code).toBe('juvenile-never-rehabilitated')
      const id = await world.investigating(130 + at, { role, facts: { wants: ['care'] } })
      expect((await give(id, { kind: 'rehabilitation' })).body.problems[0].code).toBe(
        'juvenile-never-rehabilitated',
      )
      expect((await world.get(`/files/${id}`, world.first)).body.choices.orders).toEqual([
        'family-education',
        'care',
      ])
      expect((await give(id, { kind: 'care' })).status).toBe(201)
      await expect(
        world.rows(
          `insert into juvenile_order (province, id, file, role, kind, starts_on, ends_on, bases, plan, follow_up_by)
           select province, $2, id, role, 'rehabilitation', '2023-12-01', '2024-01-01', '{a}', identity, '2024-02-01'
           from juvenile_file where id = $1`,
          [id, newId()],
        ),
      ).rejects.toThrow('check constraint')
    }
  })

  it('lasts six months at most, rests on a basis that holds here, and is followed up within six more', async () => {
    const id = await world.reported(133)
    expect((await give(id, { endsOn: '2024-06-02' })).body.problems[0].code).toBe('juvenile-order-too-long')
    expect((await give(id, { bases: ['unknown-law'] })).body.problems[0].code).toBe('juvenile-basis-unknown')
    expect((await give(id)).status).toBe(201)
    expect((await world.get(`/files/${id}`, world.first)).body.orders[0]).toMatchObject({
      followUpBy: '2024-11-30',
      bases: [{ code: 'family-education-49' }, { zh: '《湖北省家庭教育促进条例》' }],
    })
  })

  it('goes from sessions with attendance and homework over evaluation and follow-up to the closing', async () => {
    const id = await world.reported(134)
    const orderId = newId()
    await give(id, {}, orderId)
    const at = `/files/${id}/orders/${orderId}`
    const version = () => world.versionOf(id, world.first)
    const session = newId()
    const plan = (more: object) =>
      world.post(`${at}/sessions`, world.first, {
        id: session,
        form: 'family',
        plannedOn: '2023-12-20',
        topic: '亲子沟通',
        task: '写一封信',
        ...more,
      })
    expect((await plan({ id: newId(), plannedOn: '2024-06-10' })).body.problems[0].code).toBe(
      'juvenile-session-outside',
    )
    expect((await plan({})).status).toBe(201)
    expect(
      (await world.get('/files', world.first)).body.items.find((line: { id: string }) => line.id === id),
    ).toMatchObject({ nextDue: '2023-12-20', overdue: true })
    expect(
      (
        await world.post(`${at}/evaluation`, world.first, {
          version: await version(),
          result: 'improved',
          text: '好转',
        })
      ).body.code,
    ).toBe('juvenile-nothing-held')
    expect(
      (await world.post(`/files/${id}/closing`, world.first, { version: await version() })).body.code,
    ).toBe('juvenile-orders-open')
    const held = {
      heldOn: '2023-12-20',
      minutes: 60,
      minor: 'present',
      guardian: 'late',
      homework: 'done',
      note: '沟通顺畅',
    }
    expect(
      (
        await world.put(`${at}/sessions/${session}`, world.third, {
          version: await version().catch(() => 1),
          ...held,
        })
      ).status,
    ).toBe(404)
    expect(
      (await world.put(`${at}/sessions/${session}`, world.first, { version: await version(), ...held }))
        .status,
    ).toBe(200)
    expect(
      (
        await world.post(`${at}/evaluation`, world.first, {
          version: await version(),
          result: 'improved',
          text: '好转',
        })
      ).status,
    ).toBe(200)
    expect(
      (await world.post(`/files/${id}/closing`, world.first, { version: await version() })).body.code,
    ).toBe('juvenile-follow-up-owed')
    const early = { version: await version(), on: '2023-11-30', text: '回访正常' }
    expect((await world.post(`${at}/follow-up`, world.second, early)).body.problems[0].code).toBe(
      'juvenile-follow-up-early',
    )
    expect(
      (
        await world.post(`${at}/follow-up`, world.second, {
          version: await version(),
          on: '2023-12-29',
          text: '回访正常',
        })
      ).status,
    ).toBe(200)
    expect((await world.post(`/files/${id}/closing`, world.first, { version: await version() })).status).toBe(
      200,
    )
    const told = (await world.get('/referrals?limit=200', world.prosecutor)).body.items
    expect(told.find((line: { id: string }) => line.id === id).outcomes).toEqual([
      { kind: 'family-education', result: 'improved', text: '好转', reportedOn: '2023-12-29' },
    ])
    expect((await world.get('/referrals?limit=200', world.otherProsecutor)).body.items).toEqual([])
    expect((await world.get(`/files/${id}`, world.first)).body).toMatchObject({
      stage: 'closed',
      nextDue: null,
      orders: [
        {
          result: 'improved',
          reportedBackOn: '2023-12-29',
          followUp: '回访正常',
          sessions: [
            { topic: '亲子沟通', task: '写一封信', minor: 'present', guardian: 'late', homework: 'done' },
          ],
        },
      ],
    })
  })
})
