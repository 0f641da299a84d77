import type { QueryKey } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { applicationsApi, type OwnApplication, renewed } from './queries.ts'

export type PersonValues = {
  readonly name: string
  readonly idNumber?: string
  readonly phone?: string
  readonly organisationName: string | null
  readonly post: string | null
  readonly workTitle: string | null
  readonly township: number | null
}
export type Answered = Readonly<Record<string, string | number | string[] | null>>
type Change = { readonly id: Id; readonly version: number }

/** How an application is worked on by its applicant: with an account, or by a code. */
export type Means = {
  /** Without an account, by a code. */
  readonly visitor: boolean
  readonly key: QueryKey
  readonly renews: readonly QueryKey[]
  readonly load: (signal: AbortSignal) => Promise<OwnApplication>
  readonly person: (change: Change, values: PersonValues) => Promise<OwnApplication>
  readonly answer: (change: Change, facts: Answered) => Promise<OwnApplication>
  readonly prove: (id: Id, file: File, fact: string, title: string) => Promise<unknown>
  readonly drop: (id: Id, evidence: Id) => Promise<unknown>
  readonly submit: (change: Change, insist: boolean) => Promise<OwnApplication>
  readonly withdraw: (change: Change, reason: string) => Promise<unknown>
  readonly carryOut: (change: Change, note: string) => Promise<OwnApplication>
  /** Null where only an account may. */
  readonly file: ((evidence: Id) => Promise<Awaited<ReturnType<typeof applicationsApi.file>>>) | null
}

/**
 * Sends one change after the other, each with the version that the one before left: what is saved by itself when a field is
 * left may still be on its way when the next question is answered.
 */
export function inOrder(means: Means): Means {
  let last: Promise<unknown> = Promise.resolve()
  let known = 0
  const after = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next
    return next
  }
  const newest = (change: Change): Change => ({ ...change, version: Math.max(change.version, known) })
  const changing = async (own: Promise<OwnApplication>): Promise<OwnApplication> => {
    const answer = await own
    known = answer.version
    return answer
  }
  return {
    ...means,
    person: (change, values) => after(() => changing(means.person(newest(change), values))),
    answer: (change, facts) => after(() => changing(means.answer(newest(change), facts))),
    submit: (change, insist) => after(() => changing(means.submit(newest(change), insist))),
    withdraw: (change, reason) => after(() => means.withdraw(newest(change), reason)),
    carryOut: (change, note) => after(() => changing(means.carryOut(newest(change), note))),
  }
}

export const meansOfAccount = (application: Id): Means => {
  const params = { id: application }
  const key = ['applications', 'own', application]
  return {
    visitor: false,
    key,
    renews: renewed,
    load: (signal) => applicationsApi.get('/api/applications/mine/:id', { params, signal }),
    person: (change, values) =>
      applicationsApi.put('/api/applications/mine/:id', { params, body: { ...change, ...values } }),
    answer: (change, facts) =>
      applicationsApi.post('/api/applications/mine/:id/answers', { params, body: { ...change, facts } }),
    prove: (id, file, fact, title) =>
      applicationsApi.post('/api/applications/mine/:id/evidence', {
        params,
        body: { id, fact, title },
        file,
      }),
    drop: (id, evidence) =>
      applicationsApi.post('/api/applications/mine/:id/evidence/:evidence/removal', {
        params: { id: application, evidence },
        body: { id },
      }),
    submit: (change, insist) =>
      applicationsApi.post('/api/applications/mine/:id/submission', { params, body: { ...change, insist } }),
    withdraw: (change, reason) =>
      applicationsApi.post('/api/applications/mine/:id/withdrawal', { params, body: { ...change, reason } }),
    carryOut: (change, note) =>
      applicationsApi.post('/api/applications/mine/:id/done', { params, body: { ...change, note } }),
    file: (evidence) =>
      applicationsApi.file('/api/applications/mine/:id/evidence/:evidence', {
        params: { id: application, evidence },
      }),
  }
}

export const meansOfCode = (code: string): Means => ({
  visitor: true,
  key: ['applications', 'by-code', code],
  renews: [['applications', 'by-code', code]],
  load: (signal) => applicationsApi.post('/api/public/applications/state', { body: { code }, signal }),
  person: (change, values) =>
    applicationsApi.post('/api/public/applications/person', { body: { ...change, code, ...values } }),
  answer: (change, facts) =>
    applicationsApi.post('/api/public/applications/answers', { body: { ...change, code, facts } }),
  prove: (id, file, fact, title) =>
    applicationsApi.post('/api/public/applications/evidence', { body: { id, code, fact, title }, file }),
  drop: (id, evidence) =>
    applicationsApi.post('/api/public/applications/evidence/removal', { body: { id, code, evidence } }),
  submit: (change, insist) =>
    applicationsApi.post('/api/public/applications/submission', { body: { ...change, code, insist } }),
  withdraw: (change, reason) =>
    applicationsApi.post('/api/public/applications/withdrawal', { body: { ...change, code, reason } }),
  carryOut: (change, note) =>
    applicationsApi.post('/api/public/applications/done', { body: { ...change, code, note } }),
  file: null,
})
