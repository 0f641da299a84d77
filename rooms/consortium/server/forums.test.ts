import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import {
  type ConsortiumWorld,
  consortiumWorld,
  gudang,
  hangzhou,
  liuxia,
  xihu,
} from '../../../tests/consortium-world.ts'
import { temporaryFiles } from '../../../tests/fixtures/temporary-file.ts'
import { openSpreadsheet } from '../../documents/server/index.ts'

const yuyuan = '杭州芋园社会工作服务中心'
const association = '杭州市社会工作者协会'

const keep = temporaryFiles()

describe('the practice forum', () => {
  let world: ConsortiumWorld & { readonly district: Actor }
  let city: Actor
  const forum = newId()
  const agency = newId()
  const body = newId()

  beforeAll(async () => {
    world = await consortiumWorld()
    city = world.actor(hangzhou)
    for (const [organisation, name, kind] of [
      [agency, yuyuan, 'agency'],
      [body, association, 'association'],
    ] as const) {
      await world.send(
        'POST',
        '/api/organisations',
        { organisation, name, kind, division: xihu, establishedOn: '2010-05-01' },
        city,
      )
    }
  })
  afterAll(async () => {
    await world.app.server.close()
    await world.platform.close()
  })

  const talk = (
    speaker: string | null,
    district: number | null,
    topic: string,
    organisationName: string,
    post = '社工',
  ) => ({
    role: 'talk',
    speaker,
    district,
    topic,
    organisationName,
    post,
  })
  /** The programme of S1.4 to S1.7; professionals named by the newspaper. */
  const parts = () => [
    { role: 'host', organisationName: '杭州市民政局' },
    { role: 'organiser', organisationName: '西湖区民政局' },
    { role: 'organiser', organisation: agency },
    talk('郑杭萍', xihu, '社工站的枢纽作用', '西湖区留下街道社工站', '社工站负责人'),
    talk('张小铃', 330114000000, '救助顾问动员居民', '钱塘区义蓬街道社工站', '社工站代表'),
    talk('熊小芳', 330102000000, '困境家庭帮扶个案', '上城区丁兰街道华鹤社区社工室'),
    talk('马赞儿', 330112000000, '助联体整体运行', '临安区助联体', '助联体工作代表'),
    talk('方敏', 330182000000, '做细做实、多方联动', '建德市助联体', '助联体工作代表'),
    talk('欧阳华', 330111000000, '助联体运营', '富阳区助联体', '助联体运营方代表'),
    talk('李静丽', xihu, '救助社工的故事', '留下街道', '救助社工'),
    talk(null, null, '机构参与社会救助', yuyuan),
    { role: 'commentator', speaker: '祝建华', organisationName: '浙江工业大学', post: '教授' },
    { role: 'commentator', speaker: '王春霞', organisationName: '浙江财经大学', post: '副教授' },
    { role: 'remark', speaker: '彭何芬', organisation: body, post: '副会长兼秘书长' },
    { role: 'closing', speaker: '李利明', organisationName: '杭州市民政局', post: '社会救助处副处长' },
  ]
  const shape = (more: object = {}) => ({
    division: hangzhou,
    title: '2023年杭州市社会工作实务研讨会',
    theme: '五社联动弱有众扶，专业赋能幸福同行',
    heldOn: '2023-12-01',
    parts: parts(),
    ...more,
  })
  const one = async (actor = city) => (await world.get(`/api/forums/${forum}`, actor)).body

  it('S1.A1 holds one host, two organisers, eight talks of which one is unnamed, two commentators, a remark, a closing', async () => {
    expect((await world.send('POST', '/api/forums', { forum, ...shape() }, city)).body).toMatchObject({
      id: forum,
      version: 1,
      conflicts: [],
    })
    expect((await one()).counts).toEqual({
      host: 1,
      organiser: 2,
      talk: 8,
      commentator: 2,
      remark: 1,
      closing: 1,
      namedTalks: 7,
      unnamedTalks: 1,
    })
  })

  it('S1.A1 groups the talks by district in the export: Xihu two, five others one each, the agency', async () => {
    const { districts } = await one()
    expect(
      districts.map(({ name, talks }: { name: string; talks: unknown[] }) => [name, talks.length]),
    ).toEqual([
      ['西湖区', 2],
      ['钱塘区', 1],
      ['上城区', 1],
      ['临安区', 1],
      ['建德市', 1],
      ['富阳区', 1],
      [null, 1],
    ])
    const file = await keep('forum.xlsx', (await world.get(`/api/forums/${forum}/export`, city)).body)
    const book = await openSpreadsheet(file, { fileName: 'forum.xlsx' })
    if (!book.ok) throw new Error(book.error.code)
    const [sheet] = book.value.sheets
    const first: string[] = []
    for await (const row of book.value.rows(sheet as never)) {
      const cell = row.cells[0]
      first.push(cell?.kind === 'text' ? cell.text : '')
    }
    expect(first.slice(2)).toEqual([
      '西湖区',
      '西湖区',
      '钱塘区',
      '上城区',
      '临安区',
      '建德市',
      '富阳区',
      '机构',
    ])
  })

  it('S1.A2 warns that who gives the remark is the legal representative of an organiser, once her posts are known', async () => {
    const officer = (organisation: string, post: string, more: object = {}) =>
      world.send(
        'PUT',
        `/api/organisations/${organisation}/officers`,
        { officer: newId(), name: '彭何芬', post, fromOn: '2018-06-01', ...more },
        city,
      )
    expect((await officer(agency, 'legal-representative')).status).toBe(200)
    expect((await officer(body, 'vice-president')).status).toBe(200)
    const flagged = [
      {
        part: 14,
        speaker: '彭何芬',
        role: 'remark',
        organisation: agency,
        organisationName: yuyuan,
        post: 'legal-representative',
        as: 'organiser',
        told: 'affiliation',
      },
    ]
    expect((await one()).conflicts).toEqual(flagged)
    // Before anything is kept, while it is typed.
    const checked = await world.send(
      'POST',
      '/api/forum-conflicts',
      { on: '2023-12-01', parts: parts(), id: undefined },
      city,
    )
    expect(checked.body.conflicts).toEqual(flagged)
    expect(
      (await world.send('PUT', `/api/forums/${forum}`, { version: 1, ...shape() }, city)).body.conflicts,
    ).toEqual(flagged)
    // Her page in the register tells of the other post as well (X17).
    const { items } = (await world.get(`/api/organisations/${agency}/officers`, city)).body
    expect(items[0].elsewhere).toEqual([{ organisation: body, name: association, post: 'vice-president' }])
  })

  it('a post that had ended before the forum is no conflict', async () => {
    const early = await world.send(
      'POST',
      '/api/forum-conflicts',
      { on: '2018-01-01', parts: parts(), id: undefined },
      city,
    )
    expect(early.body.conflicts).toEqual([])
  })

  it('tells everything that is wrong with a programme, each with its path', async () => {
    const wrong = shape({
      endsOn: '2023-11-30',
      parts: [
        { role: 'commentator' },
        { role: 'talk', speaker: '方敏' },
        { role: 'host' },
        { role: 'organiser', organisation: newId() },
      ],
    })
    const { body: answer } = await world.send('POST', '/api/forums', { forum: newId(), ...wrong }, city)
    expect(answer.problems.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
      ['forum-ends-before-it-begins', '/body/endsOn'],
      ['part-speaker-missing', '/body/parts/0/speaker'],
      ['part-topic-missing', '/body/parts/1/topic'],
      ['part-body-missing', '/body/parts/2/organisationName'],
      ['part-body-unknown', '/body/parts/3/organisation'],
    ])
  })

  it('records who came from each district, and prints the booklet as Word and PDF', async () => {
    const came = { district: xihu, stationHeads: 12, organisationHeads: 9, reliefStaff: 3, others: 1 }
    const record = (version: number, districts: object[], actor = city) =>
      world.send('PUT', `/api/forums/${forum}/attendance`, { version, districts }, actor)
    expect((await record(0, [came, came])).body.problems[0].code).toBe('district-named-twice')
    expect((await record(0, [came])).body).toEqual({ id: forum, version: 1 })
    expect((await record(0, [came])).body.code).toBe('changed-meanwhile')
    expect((await one()).attendance).toMatchObject([{ name: '西湖区', all: 25 }])
    expect((await world.get(`/api/forums/${forum}/booklet.docx`, city)).body.subarray(0, 2).toString()).toBe(
      'PK',
    )
    expect((await world.get(`/api/forums/${forum}/booklet.pdf`, city)).body.subarray(0, 4).toString()).toBe(
      '%PDF',
    )
  })

  it('is read by every reader of the network and changed only from where it belongs', async () => {
    const street = world.actor(gudang)
    expect((await one(street)).mayChange).toBe(false)
    expect((await world.send('PUT', `/api/forums/${forum}`, { version: 2, ...shape() }, street)).status).toBe(
      404,
    )
    expect(
      (await world.send('PUT', `/api/forums/${forum}/attendance`, { version: 1, districts: [] }, street))
        .status,
    ).toBe(404)
    expect((await world.send('POST', '/api/forums', { forum: newId(), ...shape() }, street)).status).toBe(403)
    const nobody = world.actor(hangzhou, ['people.read'])
    expect((await world.get('/api/forums', nobody)).status).toBe(403)
    expect((await world.get(`/api/forums/${forum}`, nobody)).status).toBe(403)
    const reader = world.actor(hangzhou, ['consortium.read'])
    expect((await world.send('POST', '/api/forums', { forum: newId(), ...shape() }, reader)).status).toBe(403)
    const noKeeper = await world.send(
      'PUT',
      `/api/organisations/${agency}/officers`,
      { officer: newId(), name: '某人', post: 'supervisor', fromOn: '2020-01-01' },
      world.actor(gudang),
    )
    expect(noKeeper.status).toBe(404)
  })

  describe('the collection of cases', () => {
    let person = ''
    let number = ''
    let worker: Actor

    beforeAll(async () => {
      worker = world.actor({ kind: 'station', station: world.station })
      person = await world.client('诸葛丁三', {
        fields: {
          name: '诸葛丁三',
          sex: 1,
          birth: '1970-02-03',
          identityKind: 'none',
          noIdentityReason: 'not-registered',
        },
      })
      const opened = await world.send(
        'POST',
        '/api/cases',
        { person, kind: 'ordinary', problem: 'family', source: 'found', openedOn: '2023-06-01' },
        worker,
      )
      number = (await world.get(`/api/cases/${opened.body.id}`, worker)).body.number
    })

    const submit = (abstract: string, more: object = {}, actor = worker) =>
      world.send(
        'POST',
        '/api/forum-cases',
        {
          case: newId(),
          forum,
          caseNumber: number,
          title: '重新出发',
          method: 'casework',
          abstract,
          ...more,
        },
        actor,
      )
    const cases = async (actor: Actor) => (await world.get('/api/forum-cases', actor)).body.items

    it('is refused with the name, the community, a number or a phone in its text', async () => {
      const { body: answer } = await submit('诸葛丁三住在东岳社区，电话13812345678，证件11010519491231002X。')
      expect(answer.problems.map(({ code }: { code: string }) => code)).toEqual([
        'abstract-tells-name',
        'abstract-tells-place',
        'abstract-tells-phone',
        'abstract-tells-identity-number',
      ])
      expect(answer.problems[0]).toMatchObject({ path: '/body/abstract', data: { at: 1 } })
    })

    it('is refused with the given name alone, its pinyin, and in its title (S1.A2)', async () => {
      const { body: answer } = await submit('丁三（化名）重新就业，dingsan。', { title: '丁三的路' })
      expect(answer.problems.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
        ['abstract-tells-given-name', '/body/title'],
        ['abstract-tells-given-name', '/body/abstract'],
        ['abstract-tells-pinyin', '/body/abstract'],
      ])
    })

    it('is taken with words in doubt only when it is said what they mean, without naming anybody', async () => {
      const school = '阿明（化名）在石头寨小学做志愿者。'
      expect((await submit(school)).body.problems).toMatchObject([
        { code: 'abstract-may-tell-school', path: '/body/abstract', data: { at: 8, length: 5 } },
      ])
      expect((await submit(school, { confirmed: '丁三不在那里上学' })).body.problems).toMatchObject([
        { code: 'abstract-tells-given-name', path: '/body/confirmed' },
      ])
      // Now only the consent is missing.
      expect((await submit(school, { confirmed: '学校是活动地点' })).body.problems[0].code).toBe(
        'media-consent-missing',
      )
    })

    it('is refused without the client’s consent to be shown', async () => {
      expect((await submit('阿明（化名）重新就业。')).body.problems[0].code).toBe('media-consent-missing')
    })

    it('is taken with consent, keeps the case number inside, and is accepted by another reader', async () => {
      const consent = await world.send('POST', `/api/people/${person}/consents`, {
        purpose: 'media',
        givenBy: 'self',
        givenOn: '2023-11-01',
        method: 'paper',
      })
      expect(consent.status, JSON.stringify(consent.body)).toBe(201)
      const school = { confirmed: '学校是活动地点' }
      expect((await submit('阿明（化名）在石头寨小学做志愿者。', school)).status).toBe(201)
      expect((await cases(city))[0]).toMatchObject({ ...school, mine: false })
      expect((await submit('阿明（化名）重新就业。', { confirmed: '没有要说明的' })).status).toBe(201)
      const [own, written] = [world.actor(hangzhou), newId()]
      expect((await submit('阿明（化名）重新就业。', { case: written }, own)).status).toBe(201)
      const mine = await world.send(
        'POST',
        `/api/forum-cases/${written}/decision`,
        { version: 1, accept: true },
        own,
      )
      expect(mine.body.code).toBe('case-decided-by-oneself')
      const [entry] = (await cases(worker)).filter(
        ({ confirmed, mine: by }: { confirmed: string | null; mine: boolean }) => by && confirmed === null,
      )
      expect(entry).toMatchObject({
        state: 'submitted',
        caseNumber: number,
        mayDecide: false,
        mine: true,
        confirmed: null,
      })
      const elsewhere = world.actor(gudang)
      expect(await cases(elsewhere)).toEqual([])
      const decide = (actor: Actor, decision: object) =>
        world.send('POST', `/api/forum-cases/${entry.id}/decision`, { version: 1, ...decision }, actor)
      expect((await decide(elsewhere, { accept: true })).status).toBe(404)
      expect((await decide(city, { accept: false })).body.problems[0].code).toBe('return-reason-missing')
      expect((await decide(city, { accept: true })).body.state).toBe('accepted')
      // Everybody reads it now; the number of the case behind it only who may see that case.
      expect(await cases(elsewhere)).toMatchObject([
        { abstract: '阿明（化名）重新就业。', caseNumber: null, confirmed: null },
      ])
      expect(JSON.stringify(await cases(elsewhere))).not.toContain('诸葛')
    })

    it('knows no case of another street', async () => {
      expect((await submit('阿明。', {}, world.actor(gudang))).body.problems[0].code).toBe(
        'case-number-unknown',
      )
      expect((await submit('阿明。', {}, world.actor(liuxia, ['consortium.read']))).status).toBe(403)
    })
  })
})
