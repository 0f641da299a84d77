import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import { birthForConsent, type ConsentPurpose, consentState } from '../../domain/consent.ts'
import { maskName } from '../../domain/sensitive.ts'
import { openFile } from '../person/open-file.ts'
import { consentAnswer } from '../person/read.ts'
import { findPerson } from '../person/store.ts'
import { type ConsentRow, type PersonRow, peopleTables } from '../tables.ts'
import { consentsDue } from './due.ts'
import { consentsOf } from './store.ts'

export const consentRoutes = (platform: Platform): Implemented[] => [
  implement(peopleContract.consents, (call) =>
    read(call, async (tx) => {
      const person = await findPerson(tx, call.scope, call.params.id)
      if (!person) return refused<Refusal>({ code: 'not-found' })
      const consents = await consentsOf(tx, person)
      const state = (purpose: ConsentPurpose) =>
        consentAnswer(consentState(birthForConsent(person, call.today), consents, purpose, call.today))
      return ok({
        service: state('service'),
        media: state('media'),
        items: consents.map((consent) => itemOf(platform, consent)),
      })
    }),
  ),
  implement(peopleContract.giveConsent, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.give-consent',
      input: { person: call.params.id, ...call.body },
      run: (tx) => give(tx, platform, call),
    }),
  ),
  implement(peopleContract.withdrawConsent, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.withdraw-consent',
      input: { ...call.params, ...call.body },
      run: (tx) => withdraw(tx, platform, call),
    }),
  ),
  implement(peopleContract.consentsDue, (call) => read(call, (tx) => consentsDue(tx, call, call.query))),
]

const itemOf = ({ cipher }: Platform, consent: ConsentRow) => ({
  id: consent.id,
  purpose: consent.purpose,
  givenBy: consent.givenBy,
  giver: consent.giverSealed ? maskName(cipher.open(consent.giverSealed)) : null,
  givenOn: consent.givenOn,
  guardianNotifiedOn: consent.guardianNotifiedOn,
  forIncapacity: consent.forIncapacity,
  method: consent.method,
  file: consent.file,
  withdrawnOn: consent.withdrawnOn,
  withdrawnReason: consent.withdrawnReason,
})

async function give(
  tx: Handle,
  { cipher }: Platform,
  { actor, body, params, scope, today }: Parameters<Handler<typeof peopleContract.giveConsent>>[0],
) {
  const opened = await openFile(tx, cipher, scope, params.id, null)
  if (!opened.ok) return opened
  const person = opened.value
  if (body.givenOn > today || (body.guardianNotifiedOn ?? '') > today)
    return refused<Refusal>({ code: 'day-in-future' })
  if (person.birth !== null && body.givenOn < person.birth)
    return refused<Refusal>({ code: 'day-before-birth' })
  if (body.givenBy === 'guardian' && body.giver === null)
    return refused<Refusal>({ code: 'guardian-name-missing' })
  if (body.file !== null && !(await claimed(tx, person, body.file, actor.account)))
    return refused<Refusal>({ code: 'consent-file-not-found' })
  const { id, giver, ...consent } = body
  await peopleTables(tx)
    .insertInto('consent')
    .values({
      ...consent,
      province: person.province,
      person: person.id,
      id,
      division: person.division,
      station: person.station,
      giverSealed: giver === null ? null : cipher.seal(giver),
      withdrawnOn: null,
      withdrawnReason: null,
      recordedBy: actor.account,
    })
    .execute()
  return ok(await outcome(tx, 'people.give-consent', person, id, body.purpose, today))
}

async function claimed(tx: Handle, person: PersonRow, file: string, account: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select claim_files(${person.province}::smallint, ${[file]}::uuid[], ${account}) as claimed`.execute(tx)
  return rows[0]?.claimed ?? false
}

async function withdraw(
  tx: Handle,
  { cipher }: Platform,
  { body, params, scope, today }: Parameters<Handler<typeof peopleContract.withdrawConsent>>[0],
) {
  const opened = await openFile(tx, cipher, scope, params.id, null)
  if (!opened.ok) return opened
  const person = opened.value
  const consent = (await consentsOf(tx, person)).find(({ id }) => id === params.consent)
  if (!consent) return refused<Refusal>({ code: 'not-found' })
  if (consent.withdrawnOn !== null) return refused<Refusal>({ code: 'consent-already-withdrawn' })
  if (body.on > today) return refused<Refusal>({ code: 'day-in-future' })
  if (body.on < consent.givenOn) return refused<Refusal>({ code: 'day-before-consent' })
  await peopleTables(tx)
    .updateTable('consent')
    .set({ withdrawnOn: body.on, withdrawnReason: body.reason })
    .where('province', '=', person.province)
    .where('person', '=', person.id)
    .where('id', '=', consent.id)
    .execute()
  return ok(await outcome(tx, 'people.withdraw-consent', person, consent.id, consent.purpose, today))
}

async function outcome(
  tx: Handle,
  action: string,
  person: PersonRow,
  id: string,
  purpose: ConsentPurpose,
  today: Day,
) {
  const state = consentState(birthForConsent(person, today), await consentsOf(tx, person), purpose, today)
  return {
    answer: { id, state: consentAnswer(state) },
    audit: {
      action,
      subject: person.id,
      division: person.division,
      station: person.station,
      detail: { consent: id, purpose },
    },
    events: [
      {
        name: 'person.consent-changed',
        subject: person.id,
        division: person.division,
        data: { province: person.province, purpose, state: state.state },
      },
    ],
  }
}
