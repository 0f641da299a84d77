import { allRoutes, allSubscribers } from '../apps/server/compose.ts'
import { allErrors } from '../apps/server/errors.ts'
import type { Actor, GrantScope } from '../kernel/actor.ts'
import { day } from '../kernel/day.ts'
import { clockAt } from '../platform/server/clock.ts'
import { newId } from '../platform/server/ids.ts'
import { deliverEvents } from '../platform/server/outbox.ts'
import type { Platform } from '../platform/server/platform.ts'
import { roles } from '../rooms/access/index.ts'
import { watchNotices } from '../rooms/applications/server/index.ts'
import { checkDigitOf } from '../rooms/people/index.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { testApp } from './app.ts'
import { asking } from './asking.ts'
import { asOwner, testPlatform } from './database.ts'
import { xunxian } from './small-county.ts'

const boundary = 'zhulian-test'

/**
 * A county that takes up a policy, with everything that the product has and a clock that can be moved: residents apply
 * without an account, officers, approvers and finance work with their roles as they are given.
 */
export async function policyWorld(first: string) {
  const base = await testPlatform(day(first))
  let now = day(first)
  const platform: Platform & typeof base = {
    ...base,
    clock: { now: () => clockAt(now).now(), today: () => now },
  }
  await loadDivisions(platform.worker.pool, { only: [xunxian] })
  const app = await testApp(platform, allRoutes(platform), allErrors)
  const as = (role: keyof typeof roles, scope: GrantScope = { kind: 'division', division: xunxian }) =>
    app.actor({ permissions: roles[role].permissions, scope, role })
  const people = {
    officer: as('programme-officer'),
    approver: as('programme-approver'),
    finance: as('funds-officer'),
    payer: as('funds-approver'),
    drafter: as('county-officer'),
    second: as('county-officer'),
  }
  const { get, post } = asking(app, people.officer)

  async function upload(
    url: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly name: string; readonly type: string; readonly text: string },
    by: Actor | null,
  ) {
    const parts = Object.entries({ id: newId(), ...fields }).map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const end = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n${file.text}\r\n--${boundary}--\r\n`
    const answer = await app.server.inject({
      method: 'POST',
      url,
      payload: parts.join('') + end,
      headers: { ...(by ? app.as(by) : {}), 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
    return { status: answer.statusCode, body: answer.json() }
  }

  let made = 0
  /** A number of nobody, different each time. */
  function idNumber(): string {
    made += 1
    const body = `99010119900101${100 + made}`
    return body + checkDigitOf(body)
  }

  /** A resident applies on the public page: who, what is asked, the evidence, and sends it. Answers the last answer. */
  async function applyInPublic(
    programme: string,
    name: string,
    township: string,
    answers: Readonly<Record<string, unknown>>,
    number = idNumber(),
  ) {
    const begun = await post('/api/public/applications', { programme, consent: true }, null)
    const code: string = begun.body?.code ?? ''
    if (begun.status !== 201) return { ...begun, code }
    const by = (what: string, more: object) =>
      post(`/api/public/applications/${what}`, { code, ...more }, null)
    const who = { name, idNumber: number, phone: '19912345678', township }
    let own = await by('person', { version: 1, ...who })
    while (own.status === 200 && own.body.missing.answers.length > 0) {
      const [asked] = own.body.missing.answers
      if (!(asked in answers)) throw new Error(`the test does not answer ${asked}`)
      own = await by('answers', { version: own.body.version, facts: { [asked]: answers[asked] } })
    }
    if (own.status !== 200) return { ...own, code }
    for (const fact of own.body.missing.evidence)
      await upload(
        '/api/public/applications/evidence',
        { code, fact, title: fact },
        {
          name: 'z.pdf',
          type: 'application/pdf',
          text: '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n',
        },
        null,
      )
    const sent = await by('submission', { version: own.body.version })
    return { ...sent, code }
  }

  /** Money of a year, all of it in one budget for a programme. */
  async function budget(programme: string, amountFen: number): Promise<string> {
    const [pool, id, year] = [newId(), newId(), Number(now.slice(0, 4))]
    const division = String(xunxian)
    await post(
      '/api/funds/pools',
      { pool, division, year, source: 'fiscal', title: `${year} 财政资金` },
      people.finance,
    )
    await post(
      `/api/funds/pools/${pool}/receipts`,
      { receipt: newId(), amountFen, receivedOn: `${year}-01-05` },
      people.finance,
    )
    const opened = await post(
      '/api/funds/budgets',
      {
        budget: id,
        division,
        year,
        programme,
        title: '助学',
        from: `${year}-01-01`,
        to: `${year}-12-31`,
        sources: [{ pool, amountFen }],
      },
      people.finance,
    )
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body))
    return id
  }

  return {
    ...people,
    platform,
    app,
    as,
    get,
    post,
    upload,
    applyInPublic,
    budget,
    hear: () => deliverEvents(platform.worker, allSubscribers(platform)),
    watchNotices: () =>
      watchNotices(platform, {
        holdersOf: async () => [people.approver.account],
        namesOf: async () => new Map(),
      }),
    goTo: (to: string) => {
      now = day(to)
    },
    rows: (statement: string, values: unknown[] = []) =>
      asOwner(base.ownerUrl, (owner) => owner.query(statement, values).then(({ rows }) => rows)),
    stageOf: async (id: string): Promise<string> =>
      (
        await asOwner(base.ownerUrl, (owner) =>
          owner.query('select stage from application where id = $1', [id]),
        )
      ).rows[0]?.stage,
    end: async () => {
      await app.server.close()
      await base.close()
    },
  }
}

export type PolicyWorld = Awaited<ReturnType<typeof policyWorld>>
