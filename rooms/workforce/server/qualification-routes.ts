import { covers, scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { pathsOf } from '../../regions/server/index.ts'
import { qualificationsContract } from '../contract/qualifications.ts'
import { type WorkerFact, workerFacts } from '../domain/fact-names.ts'
import {
  addInvoice,
  saveAward,
  saveRegistration,
  saveStudy,
  withdrawInvoice,
} from './qualification-commands.ts'
import { qualificationsOf } from './qualifications.ts'
import { findMember } from './store.ts'
import { factsOfMember } from './worker-facts.ts'

/** Facts whose value is the code of a division. */
const places: readonly WorkerFact[] = ['certificate.exam-place', 'employment.place']

export const qualificationRoutes = (): Implemented[] => [
  implement(qualificationsContract.qualifications, (call) =>
    read(call, async (tx) => {
      const member = await findMember(tx, call.scope, call.params.id)
      if (!member) return refused({ code: 'not-found' })
      const write = covers(scopeOf(call.actor, 'workforce.write', call.today), member)
      return ok({ ...(await qualificationsOf(tx, member, call.today)), abilities: { write } })
    }),
  ),
  implement(qualificationsContract.workerFacts, (call) =>
    read(call, async (tx) => {
      const member = await findMember(tx, call.scope, call.params.id)
      if (!member) return refused({ code: 'not-found' })
      const on = call.query.on ?? call.today
      const facts = await factsOfMember(tx, member, on)
      const names = Object.keys(workerFacts) as WorkerFact[]
      const codes = places.flatMap((name) => (facts[name] ? [Number(facts[name].value)] : []))
      const paths = await pathsOf(tx, codes, on)
      return ok({
        on,
        facts: names.flatMap((name) => {
          const fact = facts[name]
          if (!fact) return []
          const { type, title } = workerFacts[name]
          const value = typeof fact.value === 'object' ? [...fact.value] : fact.value
          const place = places.includes(name) ? (paths.get(Number(fact.value)) ?? null) : null
          return [{ name, type, title, value, place, since: fact.since }]
        }),
        unknown: names
          .filter((name) => !facts[name])
          .map((name) => ({ name, title: workerFacts[name].title })),
      })
    }),
  ),
  implement(qualificationsContract.saveRegistration, (call) =>
    saveRegistration(call, call.params.id, call.body),
  ),
  implement(qualificationsContract.saveStudy, (call) => saveStudy(call, call.params.id, call.body)),
  implement(qualificationsContract.addInvoice, (call) =>
    addInvoice(call, call.params.id, call.params.study, call.body),
  ),
  implement(qualificationsContract.withdrawInvoice, (call) =>
    withdrawInvoice(call, call.params.id, call.params.invoice, call.body),
  ),
  implement(qualificationsContract.saveAward, (call) => saveAward(call, call.params.id, call.body)),
]
