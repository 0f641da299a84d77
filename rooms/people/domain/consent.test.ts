import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { birthForConsent, type Consent, consentState, fourteenthBirthday } from './consent.ts'

const birth = day('2010-03-15')
const consent = (change: Partial<Consent>): Consent => ({
  purpose: 'service',
  givenBy: 'guardian',
  givenOn: day('2023-01-10'),
  guardianNotifiedOn: null,
  forIncapacity: false,
  withdrawnOn: null,
  ...change,
})

describe('consent', () => {
  it('of a child under fourteen is given by the guardian', () => {
    const on = day('2023-05-01')
    expect(consentState(birth, [consent({})], 'service', on)).toEqual({ state: 'given', since: '2023-01-10' })
    expect(consentState(birth, [consent({ givenBy: 'self' })], 'service', on)).toEqual({
      state: 'missing',
      needs: ['guardian-consent'],
    })
  })

  it('of somebody of whom only the year is known is judged where that year settles it, and never for a child', () => {
    const on = day('2023-05-01')
    const born = (birthAbout: string) => birthForConsent({ birth: null, birthAbout }, on)
    expect(consentState(born('1950'), [consent({ givenBy: 'self' })], 'service', on).state).toBe('given')
    expect(born('2005-05')).toBeNull()
    expect(born('2012')).toBeNull()
    expect(birthForConsent({ birth, birthAbout: null }, on)).toBe(birth)
  })

  it('is asked again on the fourteenth birthday, from the child itself', () => {
    expect(consentState(birth, [consent({})], 'service', day('2024-03-14')).state).toBe('given')
    expect(consentState(birth, [consent({})], 'service', day('2024-03-15'))).toEqual({
      state: 'lapsed',
      needs: ['own-consent'],
    })
  })

  it('of a child of fourteen holds once the guardian has been told', () => {
    const own = consent({ givenBy: 'self', givenOn: day('2024-03-20') })
    const on = day('2024-04-01')
    expect(consentState(birth, [own], 'service', on)).toEqual({
      state: 'missing',
      needs: ['guardian-notice'],
    })
    const told = { ...own, guardianNotifiedOn: day('2024-03-25') }
    expect(consentState(birth, [told], 'service', on)).toEqual({ state: 'given', since: '2024-03-25' })
  })

  it('that a child gave before it was fourteen is not its own consent later', () => {
    const early = consent({
      givenBy: 'self',
      givenOn: day('2024-03-14'),
      guardianNotifiedOn: day('2024-03-14'),
    })
    expect(consentState(birth, [early], 'service', day('2024-04-01')).state).toBe('missing')
  })

  it('to be shown in public is another consent, of child and guardian', () => {
    const on = day('2023-05-01')
    const service = consent({})
    expect(consentState(birth, [service], 'media', on)).toEqual({
      state: 'missing',
      needs: ['own-consent', 'guardian-consent'],
    })
    const both = [consent({ purpose: 'media' }), consent({ purpose: 'media', givenBy: 'self' })]
    expect(consentState(birth, both, 'media', on).state).toBe('given')
    expect(consentState(birth, both, 'media', day('2024-03-15')).state).toBe('lapsed')
  })

  it('of an adult is the adult alone', () => {
    const adult = day('1950-06-01')
    const on = day('2023-05-01')
    expect(consentState(adult, [consent({ givenBy: 'self' })], 'service', on).state).toBe('given')
    expect(consentState(adult, [consent({})], 'service', on).state).toBe('lapsed')
    expect(consentState(adult, [consent({ forIncapacity: true })], 'service', on).state).toBe('given')
  })

  it('that was withdrawn holds until the day before', () => {
    const withdrawn = consent({ withdrawnOn: day('2023-06-01') })
    expect(consentState(birth, [withdrawn], 'service', day('2023-05-31')).state).toBe('given')
    expect(consentState(birth, [withdrawn], 'service', day('2023-06-01'))).toEqual({
      state: 'withdrawn',
      needs: ['guardian-consent'],
    })
  })

  it('cannot be told while the birth date is not known', () => {
    expect(consentState(null, [consent({})], 'service', day('2023-05-01'))).toEqual({
      state: 'unknown',
      needs: ['birth-date'],
    })
  })

  it('turns fourteen on 1 March for a child born on 29 February, unless that year has one', () => {
    expect(fourteenthBirthday(day('2012-02-29'))).toBe('2026-03-01')
    expect(fourteenthBirthday(birth)).toBe('2024-03-15')
  })
})
