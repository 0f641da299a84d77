import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { zhulian } from '../../../tests/command-line.ts'
import { temporaryFolders } from '../../../tests/fixtures/temporary-file.ts'

const data = join(import.meta.dirname, '../../../data/programmes')
const folder = temporaryFolders()()

const programme = (...words: string[]) => zhulian('programme', ...words)

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const reward = join(data, 'yinchuan/yinchuan-certificate-reward.yaml')
const nanhai = join(data, 'nanhai/nanhai-practicum.yaml')
const report = join(data, 'guangzhou/guangzhou-annual-report.yaml')

describe('zhulian programme decide', () => {
  it('S6.A1 prints the decision and nothing else', async () => {
    const facts = file('senior.json', { level: 'senior', work_place: 640104, drawn_this_level: 'no' })
    const { code, out } = await programme('decide', reward, '--on', '2023-05-01', '--facts', facts)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      eligible: 'yes',
      amountFen: 600000,
      ask: [],
      reasons: [
        { rule: 'certificate', source: '银川新闻网（S6.5）', holds: 'yes' },
        { rule: 'in-yinchuan', source: '银川新闻网（S6.5）', holds: 'yes' },
        { rule: 'once', source: '银川新闻网（S6.5）“一次性”', holds: 'yes' },
      ],
    })
  })

  it('prints the same where JSON is asked for as of other commands', async () => {
    const facts = file('junior.json', { level: 'assistant', work_place: 640104, drawn_this_level: 'no' })
    const asked = ['decide', reward, '--on', '2023-05-01', '--facts', facts]
    const [plain, json] = [await programme(...asked), await programme(...asked, '--json')]
    expect([json.code, json.out]).toEqual([0, plain.out])
  })

  it('asks for what it does not know', async () => {
    const { out } = await programme(
      'decide',
      reward,
      '--on',
      '2023-05-01',
      '--facts',
      file('level.json', { level: 'senior' }),
    )
    expect(JSON.parse(out)).toMatchObject({
      eligible: 'unknown',
      amountFen: null,
      ask: ['work_place', 'drawn_this_level'],
    })
  })

  it('S13.A6 takes an application of the last second and none of the next', async () => {
    const of = async (received_at: string) => {
      const facts = file('received.json', { received_at, household: 440605 })
      return JSON.parse((await programme('decide', nanhai, '--on', '2019-02-01', '--facts', facts)).out)
        .eligible
    }
    expect(await of('2019-01-31T23:59:59+08:00')).toBe('unknown')
    expect(await of('2019-02-01T00:00:00+08:00')).toBe('no')
  })

  it('refuses facts that are none, in both languages', async () => {
    const facts = file('wrong.json', { levle: 'senior', work_place: 'Yinchuan' })
    const { code, err } = await programme('decide', reward, '--on', '2023-05-01', '--facts', facts)
    expect(code).toBe(1)
    expect(err).toContain('没有事实 levle，是否想写 level')
    expect(err).toContain('work_place takes a division, not "Yinchuan"')
  })
})

describe('what a file says of other values', () => {
  const post = join(data, 'chuzhou/chuzhou-post-subsidy.yaml')
  const answered = async (...words: string[]) => JSON.parse((await programme(...words)).out)

  it('S3.A1 (b), (d): which months are due, when a level changes and when the post ends', async () => {
    const first = {
      posts: ['community-worker'],
      level: 'assistant',
      held: [],
      in_post_from: '2022-11-16',
      in_post_to: '2023-04-14',
    }
    const higher = file('higher.json', { level: 'senior' })
    const roll = await answered(
      'roll',
      post,
      '--until',
      '2023-12',
      '--facts',
      file('post.json', first),
      '--change',
      `2023-01-20=${higher}`,
    )
    expect(
      roll.payments.map(({ period, amountFen }: { period: string; amountFen: number }) => [
        period,
        amountFen,
      ]),
    ).toEqual([
      ['2022-12', 20000],
      ['2023-01', 20000],
      ['2023-02', 100000],
      ['2023-03', 100000],
    ])
    expect(roll.totalFen).toBe(240000)
  })

  it('S3.A1: tells what is wrong with a post that ends before it begins', async () => {
    const facts = file('turned.json', { in_post_from: '2023-09-20', in_post_to: '2023-03-10' })
    expect((await programme('roll', post, '--until', '2023-12', '--facts', facts)).err).toContain(
      'in_post_to (2023-03-10) lies before in_post_from (2023-09-20)',
    )
  })

  it('S15.A2: by when a stage must be done, over a holiday', async () => {
    expect(await answered('due', report, '--stage', 'reviewing', '--since', '2023-09-22')).toEqual({
      stage: 'reviewing',
      due: '2023-10-12',
      provisional: false,
    })
    expect((await programme('due', report, '--stage', 'reveiwing', '--since', '2023-09-22')).err).toContain(
      'there is no stage reveiwing; there are: to-file, reviewing, returned, accepted, published',
    )
  })

  it('S15.A5: an open question is set otherwise, and is no fact', async () => {
    const facts = {
      registered_at: 440105,
      body_type: 'foundation',
      registered_on: '2017-03-01',
      report_year: 2018,
      filed: 'yes',
      filed_on: '2019-03-20',
      returned: 'yes',
      returned_on: '2019-04-02',
      refiled: 'yes',
      refiled_on: '2019-04-10',
    }
    const asked = ['filing', report, '--on', '2019-05-10', '--facts', file('returned.json', facts)]
    expect((await answered(...asked)).late).toBe('yes')
    expect((await answered(...asked, '--set', 'return_after_due=in-time')).late).toBe('no')
    const wrong = file('switch.json', { ...facts, return_after_due: 'in-time' })
    expect((await programme('filing', report, '--on', '2019-05-10', '--facts', wrong)).err).toContain(
      '--set return_after_due=OPTION',
    )
  })

  it('S4.A1: of equals across the cut nobody is awarded; a year later no round is opened', async () => {
    const talent = join(data, 'jiujiang/jiujiang-outstanding-talent.yaml')
    const candidates = Array.from({ length: 23 }, (_, at) => ({ id: `c${at}`, score: at < 18 ? 90 : 80 }))
    const ranked = await answered(
      'rank',
      talent,
      '--on',
      '2023-05-01',
      '--candidates',
      file('candidates.json', candidates),
    )
    expect([ranked.awarded.length, ranked.ties[0].candidates.length, ranked.ties[0].places]).toEqual([
      18, 5, 2,
    ])
    expect(await answered('round', talent, '--on', '2024-12-31', '--after', '2023-01-01')).toEqual({
      open: false,
      opens: null,
      nextYear: 2025,
    })
  })

  it('S13.A7: what a sanction takes back', async () =>
    expect(
      await answered('sanction', nanhai, '--code', 'forged-hours', '--on', '2019-06-03', '--paid', '180000'),
    ).toEqual({
      revokes: true,
      recoverFen: 180000,
      ask: [],
      barred: { subjectClass: 'nanhai-practicum-subsidy', until: null },
    }))

  it('what a sanction takes back of service that was not served, from the facts', async () => {
    const bound = join(
      import.meta.dirname,
      '../../../tests/fixtures/programmes/xunxian-study-for-service.yaml',
    )
    const of = (facts: string, ...more: string[]) =>
      answered(
        'sanction',
        bound,
        '--code',
        'left-early',
        '--on',
        '2031-09-01',
        '--paid',
        '1000000',
        '--facts',
        facts,
        ...more,
      )
    const known = { degree: 'bachelor', served_from: '2027-07-01', served_to: '2031-07-31' }
    const whole = file('served.json', JSON.stringify(known))
    expect(await of(whole)).toMatchObject({ recoverFen: 183334, ask: [], barred: null })
    expect(await of(whole, '--set', 'bound_bachelor=50')).toMatchObject({ recoverFen: 20000 })
    const part = file('begun.json', JSON.stringify({ degree: 'bachelor', served_from: '2027-07-01' }))
    expect(await of(part)).toMatchObject({ recoverFen: null, ask: ['served_to'] })
  })

  it('a name that stands twice, JSON that is none and a folder are told with file and line', async () => {
    const of = async (facts: string) =>
      (await programme('decide', reward, '--on', '2023-05-01', '--facts', facts)).err
    const twice = file('twice.json', '{\n  "level": "senior",\n  "level": "assistant"\n}')
    expect(await of(twice)).toContain(`${twice}:3: level stands twice; leave one of them out`)
    const broken = file('broken.json', '{\n  "level": senior\n}')
    expect(await of(broken)).toContain(`${broken}:2: this is no JSON`)
    expect(await of(folder)).toContain('is a folder; name one file in it')
    expect(await of(join(folder, 'nowhere.json'))).toContain('there is no file')
  })
})

describe('zhulian programme filing', () => {
  it('S15.5 tells who owes, by when, and the three consequences of being late', async () => {
    const body = {
      registered_at: 440106,
      body_type: 'association',
      registered_on: '2018-12-31',
      report_year: 2018,
    }
    const { out } = await programme(
      'filing',
      report,
      '--on',
      '2019-04-01',
      '--facts',
      file('body.json', { ...body, filed: 'no' }),
    )
    const state = JSON.parse(out)
    expect(state).toMatchObject({ owes: { eligible: 'yes' }, due: '2019-03-31', late: 'yes' })
    expect(state.consequences.map(({ code }: { code: string }) => code)).toEqual([
      'abnormal-list',
      'spot-check-list',
      'penalty',
    ])
  })
})

describe('zhulian programme simulate', () => {
  it('says what is wrong with a question before any register is opened', async () => {
    const asked = async (...more: string[]) => (await programme('simulate', reward, ...more)).err
    expect(await asked('--population', 'wrokers 6401')).toContain(
      'write one of workers, students, organisations',
    )
    expect(await asked('--population', 'workers 6401', '--set', 'reward_seniro=1')).toContain(
      'there is no figure or open question reward_seniro; did you mean reward_senior',
    )
  })
})

describe('zhulian programme check', () => {
  it('says that a file is right, with how much stands in it', async () => {
    const { code, out } = await programme('check', reward, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      valid: true,
      code: 'yinchuan-certificate-reward',
      facts: 3,
      figures: 4,
    })
  })

  it('refuses a file with its line and what to write', async () => {
    const text = readFileSync(reward, 'utf8').replace("is: 'no'", "is: 'never'")
    const path = file('yinchuan-certificate-reward.yaml', text)
    const { code, err } = await programme('check', path)
    const line = text.slice(0, text.indexOf("is: 'never'")).split('\n').length
    expect(code).toBe(1)
    expect(err).toContain(`${path}:${line}: drawn_this_level 没有选项 never，可以写：yes、no`)
    expect(err).toContain(`${path}:${line}: drawn_this_level has no option never; there are: yes, no`)
  })

  it('refuses a past value that was changed without a reason', async () => {
    const text = readFileSync(reward, 'utf8').replaceAll('600000', '700000')
    const path = file('yinchuan-certificate-reward.yaml', text)
    expect((await programme('check', path)).code).toBe(0)
    const { code, err } = await programme('check', path, '--against', reward)
    expect(code).toBe(1)
    expect(err).toContain('reward_senior from 2021-01-01 is changed from 600000 to 700000; write corrects')
  })
})
