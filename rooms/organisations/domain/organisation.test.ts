import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { checkOrganisation, type OrganisationFacts } from './organisation.ts'

const facts: OrganisationFacts = {
  name: '启善社会工作服务中心',
  creditCode: '52000000MJ9000006J',
  kind: 'service-institution',
  division: 410621000000,
  station: null,
  hub: false,
  league: false,
  authority: null,
  filingNumber: null,
  fields: [],
  establishedOn: day('2020-05-01'),
  dissolvedOn: null,
  contactName: null,
  contactPhone: null,
  address: null,
  note: null,
}
const today = day('2023-12-29')
const problems = (more: Partial<OrganisationFacts>) => {
  const checked = checkOrganisation({ ...facts, ...more }, today)
  return checked.ok ? [] : checked.error.map(({ code, path }) => `${path}: ${code}`)
}
const warnings = (more: Partial<OrganisationFacts>) => {
  const checked = checkOrganisation({ ...facts, ...more }, today)
  return checked.ok ? checked.value.warnings : []
}

describe('an organisation', () => {
  it('keeps its credit code without spaces and in capitals', () => {
    const checked = checkOrganisation({ ...facts, creditCode: ' 52000000 mj9000006j' }, today)
    expect(checked.ok && checked.value.facts.creditCode).toBe('52000000MJ9000006J')
  })

  it('is refused with a code that does not add up, told from one that is too short', () => {
    expect(problems({ creditCode: '52000000MJ9000006K' })).toEqual(['creditCode: unified-credit-code-check'])
    expect(problems({ creditCode: '52000000MJ900' })).toEqual(['creditCode: unified-credit-code-length'])
  })

  it('is not founded tomorrow, and not dissolved before it was founded', () => {
    expect(problems({ establishedOn: day('2023-12-30') })).toEqual(['establishedOn: day-in-the-future'])
    expect(problems({ dissolvedOn: day('2020-04-30') })).toEqual([
      'dissolvedOn: dissolved-before-established',
    ])
  })

  it('may be a filed community organisation without a code, while an agency without one is remarked', () => {
    expect(warnings({ kind: 'community', creditCode: null })).toEqual([])
    expect(warnings({ kind: 'agency', creditCode: null })).toEqual(['credit-code-missing'])
  })

  it('is remarked when the code says that it is of another kind', () => {
    expect(warnings({ creditCode: '51000000MJD0000035' })).toEqual(['credit-code-of-another-kind'])
    expect(warnings({ creditCode: '51000000MJD0000035', kind: 'association' })).toEqual([])
  })
})
