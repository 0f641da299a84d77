import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { keepPayeeAccount, openPaymentRun } from '../../../funds/server/index.ts'
import { findApplication } from '../core/application-store.ts'
import { itemsById } from './item-store.ts'
import { setAside, stopsAmong } from './stopped.ts'
import { payeeOf } from './subject.ts'

type Account = {
  readonly id: Id
  readonly account: Id
  readonly holder: string
  readonly number: string
  readonly bank: string
  readonly bankCode: string | null
  readonly heldForReason: string | null
}

/** Keeps the bank account of an applicant where the body pays; the number is sealed by the funds room and not kept here. */
export const keepAccountOf = (
  cipher: FieldCipher,
  standing: Standing,
  application: Id,
  { id, account, ...facts }: Account,
) =>
  runCommand<{ id: Id; sharedWith: string[] }>(standing, {
    id,
    name: 'applications.payee-account',
    // Not the number itself: what is compared on a resend must not be kept in the open.
    input: {
      application,
      account,
      bank: facts.bank,
      number: cipher.blind('bank-account', facts.number).toString('hex'),
    },
    run: async (tx) => {
      const row = await findApplication(tx, standing.scope, application)
      if (!row) return refused({ code: 'not-found' })
      const { division } = row
      const kept = await keepPayeeAccount(tx, standing, cipher, {
        ...facts,
        id: account,
        division,
        payee: payeeOf(row),
      })
      if (!kept.ok) return kept
      return ok({
        answer: kept.value,
        audit: { action: 'applications.payee-account', subject: application, division, detail: { account } },
      })
    },
  })

/**
 * Puts payments of applications that wait into a payment run of the funds room, in one step. Who may not be paid any more is
 * set aside and held with the reason; where nobody is left there is no run.
 */
export const runOfItems = (
  cipher: FieldCipher,
  standing: Standing,
  input: {
    readonly id: Id
    readonly run: Id
    readonly title: string
    readonly day: Parameters<typeof openPaymentRun>[3]['day']
    readonly payments: readonly Id[]
  },
) =>
  runCommand<{ id: Id; lines: number; total: number; held: number }>(standing, {
    id: input.id,
    name: 'applications.run',
    input,
    run: async (tx) => {
      const items = await itemsById(tx, standing.scope, input.payments)
      const payments = items.flatMap(({ payment }) => payment ?? [])
      const [first] = items
      if (!first || payments.length < new Set(input.payments).size) return refused({ code: 'not-found' })
      const { run, title, day } = input
      const stops = await stopsAmong(tx, standing, payments)
      const aside = new Set(stops.map(({ item }) => item.payment))
      const left = payments.filter((payment) => !aside.has(payment))
      for (const stop of stops) {
        const set = await setAside(tx, standing, stop)
        if (!set.ok) return set
      }
      const held = stops.length
      if (left.length === 0)
        return ok({
          answer: { id: run, lines: 0, total: 0, held },
          audit: { action: 'applications.run', subject: run, division: first.division, detail: { held } },
        })
      const opening = { id: run, title, day, payments: left }
      const opened = await openPaymentRun(tx, standing, cipher, opening, async () => new Map())
      if (!opened.ok) return opened
      const { lines, total } = opened.value
      return ok({
        answer: { ...opened.value, held },
        audit: {
          action: 'applications.run',
          subject: run,
          division: first.division,
          detail: { lines, total, held },
        },
      })
    },
  })
