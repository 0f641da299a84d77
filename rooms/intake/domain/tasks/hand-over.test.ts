import { describe, expect, it } from 'vitest'
import { legalBases } from '../../server/tasks/data-files.ts'
import { basisProblems, handOverFieldCodes, wordProblems } from './hand-over.ts'
import type { LegalBasis } from './legal-basis.ts'

const basis = (code: string) => legalBases().find((one) => one.code === code) as LegalBasis
const personal = { fields: [{ field: 'name' as const }], basisNote: null }
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)

describe('the legal basis of a hand-over (2.8)', () => {
  it('is one of a closed list, each with its law and article', () => {
    expect(legalBases().map(({ code }) => code)).toEqual([
      'consent',
      'statutory-duty',
      'emergency',
      'mandatory-report',
      'family-education',
      'no-personal-data',
    ])
    for (const { law, article } of legalBases()) expect(law && article).toBeTruthy()
  })

  it('lets personal data go on consent that is in force, and names what is missing', () => {
    expect(basisProblems(basis('consent'), personal, { state: 'given', needs: [] })).toEqual([])
    expect(
      codes(basisProblems(basis('consent'), personal, { state: 'lapsed', needs: ['own-consent'] })),
    ).toEqual(['hand-over-needs-own-consent'])
    expect(
      codes(basisProblems(basis('consent'), personal, { state: 'missing', needs: ['guardian-notice'] })),
    ).toEqual(['hand-over-needs-guardian-notice'])
  })

  it('of somebody not on the register says how the consent was obtained', () => {
    expect(codes(basisProblems(basis('consent'), personal, null))).toEqual(['basis-note-missing'])
    expect(basisProblems(basis('consent'), { ...personal, basisNote: '电话中同意' }, null)).toEqual([])
  })

  it('without consent is argued in writing', () => {
    const missing = { state: 'missing', needs: ['guardian-consent'] }
    for (const code of ['statutory-duty', 'emergency', 'mandatory-report', 'family-education']) {
      expect(codes(basisProblems(basis(code), personal, missing)), code).toEqual(['basis-note-missing'])
      expect(basisProblems(basis(code), { ...personal, basisNote: '理由' }, missing), code).toEqual([])
    }
  })

  it('without personal data lets nothing personal go', () => {
    expect(codes(basisProblems(basis('no-personal-data'), personal, null))).toEqual([
      'basis-without-personal-data',
    ])
    const need = { fields: [{ field: 'needs' as const }], basisNote: null }
    expect(basisProblems(basis('no-personal-data'), need, null)).toEqual([])
  })

  it('has no field for a grade, a colour or a category (S16.A4)', () => {
    for (const code of handOverFieldCodes) expect(code).not.toMatch(/grade|colour|color|level|categor|risk/)
  })
})

describe('the free words of a hand-over', () => {
  const found = (text: string, name: string | null = null) =>
    codes(wordProblems({ '/body/asked': text }, name))

  it('hold no identity number and no phone, whatever the width of the digits', () => {
    expect(found('请联系 13803920001')).toEqual(['hand-over-number-in-words'])
    expect(
      found(
        '身份证 \uff19\uff19\uff10\uff11\uff10\uff15\uff11\uff19\uff14\uff19\uff11\uff12\uff13\uff11\uff10\uff10\uff12\uff38',
      ),
    ).toEqual(['hand-over-number-in-words'])
    expect(found('电话 138-0392-0001')).toEqual(['hand-over-number-in-words'])
    expect(found('138 0392 0001')).toEqual(['hand-over-number-in-words'])
    expect(found('990105 1949 1231 002X')).toEqual(['hand-over-number-in-words'])
    expect(found('共 13 人，预算 2000 元')).toEqual([])
  })

  it('tell no name that was not chosen, nor the given name alone; a word that it also is may stand', () => {
    expect(found('王 小明的奶奶', '王小明')).toEqual(['hand-over-name-in-words'])
    expect(found('小明的奶奶', '王小明')).toEqual(['hand-over-name-in-words'])
    expect(found('国庆期间上门', '李国庆')).toEqual([])
    expect(found('小朋友的奶奶', '王小明')).toEqual([])
  })

  it('tell no grade or colour of a file, and a blue school bag is none', () => {
    expect(found('该儿童为红色档案')).toEqual(['hand-over-grade-in-words'])
    expect(found('评为高风险等级')).toEqual(['hand-over-grade-in-words'])
    expect(found('这个红色儿童请尽快上门')).toEqual(['hand-over-grade-in-words'])
    expect(found('属于高风险，重点关注')).toEqual(['hand-over-grade-in-words'])
    expect(found('a high-risk child, red file')).toEqual(['hand-over-grade-in-words'])
    expect(found('想要一个蓝色书包')).toEqual([])
    expect(found('捐赠柑橙类水果，登上诚信红名单')).toEqual([])
  })

  it('tell no name that was not chosen', () => {
    expect(found('请看望王小明', '王小明')).toEqual(['hand-over-name-in-words'])
    expect(found('请看望这位老人', '王小明')).toEqual([])
  })
})
