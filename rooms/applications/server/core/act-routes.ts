import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { keptProgramme } from '../../../programmes/server/index.ts'
import { applicationsContract } from '../../contract.ts'
import {
  answerForBody,
  correctDecision,
  forwardApplication,
  noteOnApplication,
  refuseApplication,
  returnApplication,
} from './act.ts'
import { findApplication } from './application-store.ts'
import { decideConsequence, dropConsequence } from './consequences.ts'
import { decisionsOf, recomputed } from './decide.ts'
import { evidenceFile } from './evidence.ts'
import { decisionShown, fullView } from './full-view.ts'
import { openApplicant } from './seal.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

/** What the body does with an application at its stage. */
export const actRoutes = (platform: Platform): Implemented[] => [
  implement(applicationsContract.application, (call) =>
    read(call, async (tx) => {
      const row = await findApplication(tx, call.scope, call.params.id)
      return row ? fullView(tx, platform, call, row) : notFound
    }),
  ),
  implement(applicationsContract.evidence, (call) =>
    disclose(call, async (tx) => {
      const row = await findApplication(tx, call.scope, call.params.id)
      if (!row) return notFound
      const file = await evidenceFile(tx, platform, row, call.params.evidence)
      if (!file.ok) return file
      const audit = {
        action: 'applications.open-evidence',
        subject: row.id,
        division: row.division,
        detail: { file: call.params.evidence },
      }
      return ok({ answer: file.value, audit: [audit] })
    }),
  ),
  implement(applicationsContract.contact, (call) =>
    disclose(call, async (tx) => {
      const row = await findApplication(tx, call.scope, call.params.id)
      if (!row) return notFound
      const { idNumber, phone } = openApplicant(platform.cipher, row.sealed)
      const audit = {
        action: 'applications.unmask',
        subject: row.id,
        division: row.division,
        purpose: call.body.purpose,
      }
      return ok({ answer: { idNumber: idNumber ?? null, phone: phone ?? null }, audit: [audit] })
    }),
  ),
  implement(applicationsContract.answerForBody, (call) => answerForBody(call, call.params.id, call.body)),
  implement(applicationsContract.forward, (call) =>
    forwardApplication(platform, call, call.params.id, call.body),
  ),
  implement(applicationsContract.returnBack, (call) => returnApplication(call, call.params.id, call.body)),
  implement(applicationsContract.refuse, (call) =>
    refuseApplication(platform, call, call.params.id, call.body),
  ),
  implement(applicationsContract.note, (call) => noteOnApplication(call, call.params.id, call.body)),
  implement(applicationsContract.decideAgain, async (call) => {
    const done = await correctDecision(platform, call, call.params.id, call.body)
    if (!done.ok) return done
    return read(call, async (tx) => {
      const row = await findApplication(tx, call.scope, call.params.id)
      const decision = row && (await decisionsOf(tx, row)).find(({ id }) => id === done.value.decision)
      return decision ? ok({ decision: decisionShown(decision), version: done.value.version }) : notFound
    })
  }),
  implement(applicationsContract.recompute, (call) =>
    read(call, async (tx) => {
      const row = await findApplication(tx, call.scope, call.params.id)
      if (!row) return notFound
      const items = []
      for (const one of await decisionsOf(tx, row)) {
        const programme = await keptProgramme(tx, one.hash)
        if (!programme) throw new Error(`the definition ${one.hash} is not kept`)
        const { again, same } = recomputed(programme, one)
        items.push({
          decision: one.id,
          on: one.onDay,
          hash: one.hash,
          release: one.release,
          same,
          eligible: one.eligible,
          amountFen: one.amountFen,
          again: { eligible: again.eligible, amountFen: again.amountFen },
        })
      }
      return ok({ items })
    }),
  ),
  implement(applicationsContract.decideConsequence, (call) =>
    decideConsequence(call, call.params.id, call.body),
  ),
  implement(applicationsContract.dropConsequence, (call) => dropConsequence(call, call.params.id, call.body)),
]
