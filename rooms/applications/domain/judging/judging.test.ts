import { describe, expect, it } from 'vitest'
import { conflictsOf } from './conflicts.ts'
import { distribute } from './distribute.ts'
import { heldBy, noticeState, takesObjections } from './notice-state.ts'
import { noticeCell, noticeColumns, type PublishedEntry, publishedEntry } from './published-entry.ts'

const none = { account: null, name: '', affiliations: [] }

describe('a conflict of interest (X17)', () => {
  const reviewer = {
    account: 'r',
    name: '彭何芬',
    affiliations: [
      { organisation: 'o1', name: '杭州芋园社会工作服务中心' },
      { organisation: null, name: '杭州市社会工作者协会' },
    ],
  }

  it('is a body that both are of, by its entry or by its name', () => {
    const applicant = {
      ...none,
      name: '某人',
      nominatedBy: null,
      affiliations: [
        { organisation: 'o1', name: '芋园' },
        { organisation: 'o2', name: ' 杭州市社会工作者协会 ' },
      ],
    }
    expect(conflictsOf(reviewer, applicant)).toEqual([
      { kind: 'same-organisation', with: '芋园' },
      { kind: 'same-organisation', with: ' 杭州市社会工作者协会 ' },
    ])
  })

  it('is the own application, an equal name, and what one put forward oneself', () => {
    const kinds = (more: object) =>
      conflictsOf(reviewer, { ...none, name: '某人', nominatedBy: null, ...more }).map(({ kind }) => kind)
    expect(kinds({ account: 'r' })).toEqual(['own-application'])
    expect(kinds({ name: '彭何芬' })).toEqual(['same-name'])
    expect(kinds({ nominatedBy: 'r' })).toEqual(['nominated-it'])
    expect(kinds({})).toEqual([])
  })

  it('is none where neither a body nor a name is known', () => {
    expect(conflictsOf({ ...none, account: 'r' }, { ...none, nominatedBy: null })).toEqual([])
  })
})

describe('the work of a panel', () => {
  const draw = (application: string, reviewer: string) => `${application}${reviewer}`

  it('is given out evenly, past conflicts, and the same with the same seed', () => {
    const applications = Array.from({ length: 12 }, (_, at) => ({
      application: `a${at}`,
      has: [],
      barred: at < 4 ? ['r0'] : [],
    }))
    const reviewers = ['r0', 'r1', 'r2', 'r3']
    const { assigned, short } = distribute(applications, reviewers, 2, draw)
    expect(short).toEqual([])
    expect(assigned).toHaveLength(24)
    const load = reviewers.map((one) => assigned.filter(({ reviewer }) => reviewer === one).length)
    expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1)
    expect(
      assigned.filter(
        ({ application, reviewer }) => reviewer === 'r0' && ['a0', 'a1', 'a2', 'a3'].includes(application),
      ),
    ).toEqual([])
    expect(distribute(applications, reviewers, 2, draw).assigned).toEqual(assigned)
  })

  it('adds to what was given out before, and says for what there are too few', () => {
    const { assigned, short } = distribute(
      [
        { application: 'a', has: ['r1'], barred: ['r2'] },
        { application: 'b', has: [], barred: ['r1', 'r2'] },
      ],
      ['r1', 'r2', 'r3'],
      3,
      draw,
    )
    expect(assigned).toEqual([
      { application: 'a', reviewer: 'r3' },
      { application: 'b', reviewer: 'r3' },
    ])
    expect(short).toEqual([
      { application: 'a', missing: 1 },
      { application: 'b', missing: 2 },
    ])
  })
})

describe('a public notice', () => {
  const notice = { fromOn: '2021-11-24', lastOn: '2021-12-01', settledOn: null }

  it('runs to the end of its last day', () => {
    expect(
      ['2021-11-23', '2021-11-24', '2021-12-01', '2021-12-02'].map((on) => noticeState(notice, on)),
    ).toEqual(['coming', 'running', 'running', 'over'])
    expect(noticeState({ ...notice, settledOn: '2021-12-03' }, '2021-12-01')).toBe('settled')
  })

  it('S10.A3 holds an entry while it runs, and afterwards while an objection is open', () => {
    expect(heldBy(notice, 0, '2021-12-01')).toBe('notice-still-running')
    expect(heldBy(notice, 1, '2021-12-02')).toBe('objection-undecided')
    expect(heldBy(notice, 0, '2021-12-02')).toBeNull()
    expect(takesObjections(notice, 'block', '2021-12-01')).toBe(true)
    expect(takesObjections(notice, 'block', '2021-12-02')).toBe(false)
    expect(takesObjections(notice, 'none', '2021-12-01')).toBe(false)
  })

  const entry: PublishedEntry = {
    name: '彭何芬',
    affiliations: [
      { organisation: '浙江工商大学', post: '副教授' },
      { organisation: '杭州芋园社会工作服务中心', post: '法人' },
    ],
    organisation: '浙江工商大学',
    post: '副教授',
    certificateLevel: '社会工作师',
    township: '白杨街道',
    amountFen: 1_000_000,
    score: 9220,
    rank: 6,
    workTitle: '案例',
  }

  it('keeps nothing that its programme does not show, whatever is known', () => {
    const all = [
      'name',
      'affiliations',
      'organisation',
      'post',
      'certificate-level',
      'township',
      'amount',
      'score',
      'rank',
      'work-title',
    ] as const
    const kept = (shows: readonly (typeof all)[number][]) =>
      Object.entries(publishedEntry([...shows], entry)).filter(([, value]) =>
        Array.isArray(value) ? value.length > 0 : value !== null,
      )
    for (const part of all) {
      const others = all.filter((one) => one !== part)
      expect(kept(others).length).toBeLessThan(kept(all).length + 1)
      expect(kept([part]).length).toBe(1)
    }
    expect(kept([])).toEqual([])
  })

  it('S10.3 prints bodies with their posts in one column where both are shown', () => {
    expect(noticeColumns(['name', 'affiliations', 'post'])).toEqual(['name', 'affiliations'])
    expect(noticeColumns(['name', 'organisation', 'post', 'rank'])).toEqual([
      'name',
      'organisation',
      'post',
      'rank',
    ])
    expect(noticeCell('affiliations', entry)).toBe('浙江工商大学 副教授；杭州芋园社会工作服务中心 法人')
    expect(noticeCell('amount', entry)).toBe('10,000.00')
    expect(noticeCell('score', entry)).toBe('92.20')
  })
})
