import { describe, expect, it } from 'vitest'
import { pages } from '../routes.tsx'
import { dutyPage, isForVisit } from './duty-pages.ts'

const subject = '018f0000-0000-7000-8000-000000000001'
const station = '018f0000-0000-7000-8000-000000000002'
const duty = (kind: string) => ({ kind, subject, station })
const everything = () => true

describe('where a duty is worked on', () => {
  it('is the page of what it is about, for every kind of service, report and evaluation', () => {
    const page = (kind: string) => dutyPage(duty(kind), everything)?.page
    expect(page('activity-summary')).toBe(`/activities/${subject}`)
    expect(page('activity-safety-plan')).toBe(`/activities/${subject}`)
    expect(page('class-child-unclaimed')).toBe('/classes/today')
    expect(page('supervision-action')).toBe(`/supervisions/${subject}`)
    expect(page('consultation-follow-up')).toBe(`/consultations/${subject}`)
    expect(page('resource-hand-out')).toBe(`/resources/${subject}`)
    expect(page('service-list-closing')).toBe(`/service-lists/${subject}`)
    expect(page('risk-file')).toBe(`/risk/files/${subject}`)
    expect(page('risk-review')).toBe(`/risk/files/${subject}`)
    expect(page('risk-alarm')).toBe(`/risk/files/${subject}`)
    expect(page('report-review')).toBe(`/reports/${subject}`)
    expect(page('evaluation-improvement')).toBe(`/evaluations/${subject}/${station}`)
    expect(dutyPage(duty('group-session'), everything)).toMatchObject({ query: { group: subject } })
  })

  it('is a page that there is', () => {
    const patterns = pages.map(({ path }) => new RegExp(`^${path.replace(/\$\w+/g, '[^/]+')}$`))
    const kinds = [
      'activity-summary',
      'class-child-unclaimed',
      'resource-hand-out',
      'report-send',
      'case-visit',
      'risk-file',
    ]
    for (const kind of [...kinds, 'evaluation-improvement', 'child-director-handover', 'education-hours']) {
      const page = dutyPage(duty(kind), everything)?.page ?? ''
      expect(
        patterns.some((pattern) => pattern.test(page)),
        `${kind} ${page}`,
      ).toBe(true)
    }
  })

  it('is not told to who may not open that page, and of several the first that may be opened', () => {
    expect(dutyPage(duty('report-review'), () => false)).toBeNull()
    expect(dutyPage(duty('application-stage'), (right) => right === 'applications.apply')?.page).toBe(
      `/applications/mine/${subject}`,
    )
  })

  it('is a visit for what is owed to a person and has no page; never for a child that waits at the door', () => {
    expect(isForVisit({ kind: 'visit-follow-up', person: subject })).toBe(true)
    expect(isForVisit({ kind: 'visit-follow-up', person: null })).toBe(false)
    expect(isForVisit({ kind: 'risk-visit', person: subject })).toBe(true)
    expect(isForVisit({ kind: 'risk-file', person: subject })).toBe(false)
    expect(isForVisit({ kind: 'class-child-unclaimed', person: subject })).toBe(false)
    expect(isForVisit({ kind: 'consultation-follow-up', person: subject })).toBe(false)
  })
})
