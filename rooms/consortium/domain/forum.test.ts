import { describe, expect, it } from 'vitest'
import { conflictsOf } from './conflict.ts'
import { countsOf, type Part, problemOfPart, talksByDistrict } from './programme.ts'

const part = (more: Partial<Part>): Part => ({
  role: 'talk',
  organisation: null,
  organisationName: null,
  speaker: null,
  post: null,
  district: null,
  topic: null,
  remarks: null,
  ...more,
})
const talk = (speaker: string | null, district: number | null) => part({ speaker, district, topic: '实务' })
const xihu = 330106000000

describe('a forum’s programme', () => {
  it('counts named and unnamed talks and groups them by district, agencies last', () => {
    const parts = [talk(null, null), talk('郑杭萍', xihu), talk('张小铃', 330114000000), talk('李静丽', xihu)]
    expect(countsOf(parts)).toMatchObject({ talk: 4, namedTalks: 3, unnamedTalks: 1, host: 0 })
    expect(talksByDistrict(parts).map(({ district, talks }) => [district, talks.length])).toEqual([
      [xihu, 2],
      [330114000000, 1],
      [null, 1],
    ])
  })

  it('needs a name for a commentator, a topic for a talk and a body for a host', () => {
    expect(problemOfPart(part({ role: 'commentator' }))).toEqual({
      code: 'part-speaker-missing',
      field: 'speaker',
    })
    expect(problemOfPart(part({ role: 'talk' }))).toEqual({ code: 'part-topic-missing', field: 'topic' })
    expect(problemOfPart(part({ role: 'host' }))?.code).toBe('part-body-missing')
    expect(problemOfPart(talk(null, null))).toBeNull()
  })
})

describe('conflicts of interest (X17, S1.A2)', () => {
  const agency = { organisation: 'a', organisationName: '杭州芋园社会工作服务中心' }
  const association = { organisation: 'b', organisationName: '杭州市社会工作者协会' }
  const posts = [
    { ...agency, name: '彭何芬', post: 'legal-representative' },
    { ...association, name: '彭何芬', post: 'vice-president' },
  ]
  const organiser = part({ role: 'organiser', ...agency })

  it('tells that who gives a remark represents an organiser, and that she is known from her own association', () => {
    const remark = part({ role: 'remark', speaker: '彭何芬', ...association })
    expect(conflictsOf([organiser, remark], posts)).toEqual([
      {
        part: 2,
        speaker: '彭何芬',
        role: 'remark',
        ...agency,
        post: 'legal-representative',
        as: 'organiser',
        told: 'affiliation',
      },
    ])
  })

  it('is only a likeness of names where the speaker’s own body does not know her', () => {
    const remark = part({ role: 'remark', speaker: '彭何芬', organisationName: '浙江工商大学' })
    expect(conflictsOf([organiser, remark], posts).map(({ told }) => told)).toEqual(['name'])
  })

  it('is none for who gives a talk, and none for a post in a body that has no part in the forum', () => {
    expect(conflictsOf([organiser, part({ role: 'talk', speaker: '彭何芬', topic: '服务' })], posts)).toEqual(
      [],
    )
    expect(conflictsOf([part({ role: 'remark', speaker: '彭何芬' })], posts)).toEqual([])
  })

  it('is told by the programme itself: who comments is of an organiser or of a body that gives a talk, known to the register or not', () => {
    const other = { organisation: null, organisationName: '留下街道社工站' }
    const parts = [
      organiser,
      part({ role: 'talk', topic: '服务', speaker: '郑杭萍', ...other }),
      part({ role: 'commentator', speaker: '某甲', ...agency }),
      part({ role: 'remark', speaker: '某乙', ...other }),
      part({ role: 'closing', speaker: '某丙', ...agency }),
      part({ role: 'commentator', speaker: '某丁', organisationName: '浙江工业大学' }),
      part({ role: 'commentator', speaker: '某戊' }),
    ]
    expect(conflictsOf(parts, []).map(({ part: at, as, told, post }) => [at, as, told, post])).toEqual([
      [3, 'organiser', 'programme', null],
      [4, 'talk', 'programme', null],
    ])
    const posts = [{ ...agency, name: '某甲', post: 'director' }]
    expect(
      conflictsOf(parts, posts).filter(({ part: at }) => at === 3),
      'once for a body',
    ).toMatchObject([{ told: 'affiliation', post: 'director' }])
  })

  it('is that somebody comments on the own talk', () => {
    const parts = [
      part({ role: 'talk', topic: '服务', speaker: '郑杭萍', organisationName: '留下街道社工站' }),
      part({ role: 'commentator', speaker: '郑杭萍', organisationName: '浙江工业大学' }),
    ]
    expect(conflictsOf(parts, [])).toMatchObject([{ part: 2, as: 'talk', told: 'own-talk' }])
  })
})
