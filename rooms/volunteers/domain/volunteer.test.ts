import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { flowOfVolunteer } from './flow.ts'
import { checkVolunteer, type VolunteerFacts } from './volunteer.ts'

const today = day('2023-12-29')
const facts: VolunteerFacts = {
  name: '李春花',
  sex: null,
  birth: day('1990-05-01'),
  division: 410621105201,
  idNumber: null,
  phone: null,
  address: null,
  emergencyName: null,
  emergencyPhone: null,
  guardianName: null,
  guardianPhone: null,
  occupation: null,
  skills: null,
  intentions: [],
  times: [],
  guardianConsentOn: null,
  pledgeOn: null,
  linkedOn: day('2023-03-05'),
  registeredOn: null,
  registrationNumber: null,
  registrationEndedOn: null,
  note: null,
}
const problems = (more: Partial<VolunteerFacts>) => {
  const checked = checkVolunteer({ ...facts, ...more }, today)
  return checked.ok ? [] : checked.error.map(({ code, path }) => `${path}: ${code}`)
}

describe('a volunteer', () => {
  it('who is a minor on the day is refused without the consent of a guardian', () => {
    expect(problems({ birth: day('2005-03-06') })).toEqual(['guardianConsentOn: guardian-consent-missing'])
    expect(problems({ birth: day('2005-03-06'), guardianConsentOn: day('2023-03-01') })).toEqual([])
    expect(problems({ birth: day('2005-03-05') })).toEqual([])
  })

  it('has the birth and sex that the identity number says', () => {
    const checked = checkVolunteer({ ...facts, birth: null, idNumber: '11010519491231002x' }, today)
    expect(checked).toMatchObject({
      ok: true,
      value: { facts: { birth: '1949-12-31', sex: 2, idNumber: '11010519491231002X' }, warnings: [] },
    })
    expect(problems({ idNumber: '11010519491231002X' })).toEqual(['birth: birth-differs-from-identity'])
    expect(problems({ idNumber: '110105194912310021' })).toEqual(['idNumber: identity-number-check-digit'])
  })

  it('is registered on a day, which ends later if at all', () => {
    expect(problems({ registrationNumber: '4106210001' })).toEqual(['registeredOn: registration-without-day'])
    expect(problems({ registeredOn: day('2023-04-01'), registrationEndedOn: day('2023-03-31') })).toEqual([
      'registrationEndedOn: registration-ends-before',
    ])
    expect(problems({ registeredOn: day('2023-12-30') })).toEqual([
      'registeredOn: volunteer-day-in-the-future',
    ])
  })
})

describe('the flow of a volunteer', () => {
  const told = (more: object) =>
    flowOfVolunteer({
      number: 'ZY-410621-00001',
      station: 's',
      division: 410621105201,
      linkedOn: day('2023-03-05'),
      leftOn: null,
      registeredOn: null,
      registrationEndedOn: null,
      ...more,
    }).map(({ day, event, change, registration }) => `${day} ${event} ${change} ${registration}`)

  it('S18.7: moves who registers later from the one part to the other', () => {
    expect(told({ registeredOn: day('2023-06-01') })).toEqual([
      '2023-03-05 linked 1 unregistered',
      '2023-06-01 registration -1 unregistered',
      '2023-06-01 registration 1 registered',
    ])
  })

  it('counts who was registered before as registered from the first day', () => {
    expect(told({ registeredOn: day('2020-01-01') })).toEqual(['2023-03-05 linked 1 registered'])
  })

  it('takes who leaves from the part in which he stands', () => {
    expect(
      told({
        registeredOn: day('2023-06-01'),
        registrationEndedOn: day('2023-08-01'),
        leftOn: day('2023-09-01'),
      }),
    ).toEqual([
      '2023-03-05 linked 1 unregistered',
      '2023-06-01 registration -1 unregistered',
      '2023-06-01 registration 1 registered',
      '2023-08-01 registration -1 registered',
      '2023-08-01 registration 1 unregistered',
      '2023-09-01 left -1 unregistered',
    ])
    expect(told({ registeredOn: day('2023-06-01'), leftOn: day('2023-05-01') })).toEqual([
      '2023-03-05 linked 1 unregistered',
      '2023-05-01 left -1 unregistered',
    ])
  })
})
