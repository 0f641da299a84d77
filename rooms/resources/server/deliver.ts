import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import { newId } from '../../../platform/server/ids.ts'
import { takeOutRecord } from '../../../platform/server/reversal.ts'
import { formatQuantity } from '../domain/money-words.ts'
import { type DeliveryRow, findDelivery, insertDelivery, receiversOn } from './delivery-store.ts'
import { openHandOut, settleHandOut } from './duty.ts'
import { chainOf, findLink, holdChain, setDuty } from './store.ts'

type Handed = { readonly id: Id; readonly remaining: number | null }

const problem = (code: string, path: string, data?: Record<string, string>): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }] })

export type DeliveryInput = {
  readonly id: Id
  readonly delivery: Id
  readonly deliveredOn: Day
  readonly quantity: number | null
  readonly persons: readonly Id[]
  readonly others: number
  readonly voucher: string | null
  readonly handler: string | null
  readonly note: string | null
}

/** Hands something out of what was linked: to persons on the register, to others by number, never more than remains. */
export const deliver = (standing: Standing, resource: Id, input: DeliveryInput) =>
  runCommand<Handed>(standing, {
    id: input.id,
    name: 'resources.deliver',
    input: { resource, ...input },
    run: async (tx) => {
      const { scope, today, actor } = standing
      const asked = await findLink(tx, scope, resource)
      if (!asked) return refused({ code: 'not-found' })
      await holdChain(tx, asked)
      const link = await findLink(tx, scope, resource)
      if (!link || link.reversedBy !== null) return refused({ code: 'resource-already-corrected' })
      const { deliveredOn, quantity, persons, others } = input
      if (deliveredOn > today) return problem('link-in-the-future', '/body/deliveredOn')
      if (deliveredOn < link.linkedOn) return problem('delivery-before-link', '/body/deliveredOn')
      if (persons.length === 0 && others === 0) return problem('delivery-to-nobody', '/body/persons')
      if (new Set(persons).size < persons.length) return problem('receiver-named-twice', '/body/persons')
      if (link.quantity !== null && quantity === null)
        return problem('delivery-without-quantity', '/body/quantity')
      const remaining = link.quantity === null ? null : link.quantity - link.delivered - (quantity ?? 0)
      if (remaining !== null && remaining < 0) {
        const left = formatQuantity(remaining + (quantity ?? 0))
        return problem('more-than-remains', '/body/quantity', { remaining: left })
      }
      const receivers = await receiversOn(tx, link.province, persons, deliveredOn)
      // Two files of one person are one receiver: the survivor's.
      if (receivers.length < persons.length) return problem('receiver-not-found', '/body/persons')
      if (new Set(receivers.map(({ person }) => person)).size < receivers.length)
        return problem('receiver-named-twice', '/body/persons')
      const { id: _, delivery, persons: __, ...facts } = input
      const { station, division } = link
      const written = await insertDelivery(tx, {
        ...facts,
        id: delivery,
        link: link.chain ?? link.id,
        station,
        division,
        recordedBy: actor.account,
        recordedName: actor.name,
        receivers: receivers.map((receiver) => ({ ...receiver, id: newId() })),
      })
      if (!written) return refused({ code: 'id-already-used' })
      if (remaining === null || remaining === 0) await settleHandOut(tx, standing, link, today, 'handed-out')
      return ok({
        answer: { id: delivery, remaining },
        audit: [null, ...receivers].map((receiver) => ({
          action: 'resources.deliver',
          subject: receiver?.person ?? link.id,
          division,
          station,
          detail: { resource: link.id, delivery },
        })),
        dirty: [{ station, division, month: monthOf(deliveredOn) }],
      })
    },
  })

/** Takes a handing out back (7.5); what it took from the link remains again, and is again owed by the promised day. */
export const withdrawDelivery = (
  standing: Standing,
  delivery: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  runCommand<{ readonly id: Id }>(standing, {
    id: input.id,
    name: 'resources.withdraw-delivery',
    input: { delivery, ...input },
    run: async (tx) => {
      const { scope, actor } = standing
      const found = await findDelivery(tx, scope, delivery)
      const first = found && (await findLink(tx, scope, found.link))
      if (!found || !first) return refused({ code: 'not-found' })
      await holdChain(tx, first)
      const { station, division } = found
      const record = {
        table: 'resource_delivery',
        kind: 'resource-delivery',
        record: delivery,
        station,
        division,
      }
      if (!(await takeOutRecord(tx, actor, record, { ...input, replacement: null })))
        return refused({ code: 'delivery-already-withdrawn' })
      const link = (await chainOf(tx, scope, first)).find(({ reversedBy }) => reversedBy === null)
      if (link) await oweAgain(tx, standing, link)
      return ok({
        answer: { id: delivery },
        audit: auditOf(found),
        dirty: [{ station, division, month: monthOf(found.deliveredOn) }],
      })
    },
  })

async function oweAgain(
  tx: Parameters<typeof openHandOut>[0],
  standing: Standing,
  link: NonNullable<Awaited<ReturnType<typeof findLink>>>,
): Promise<void> {
  // Settled or not: what is owed now is one duty, the new one.
  await settleHandOut(tx, standing, link, standing.today, 'handed-out')
  const duty = await openHandOut(tx, standing, link)
  if (duty) await setDuty(tx, link, duty)
}

const auditOf = ({ id, link, division, station, persons }: DeliveryRow) =>
  [null, ...persons].map((person) => ({
    action: 'resources.withdraw-delivery',
    subject: person ?? link,
    division,
    station,
    detail: { resource: link, delivery: id },
  }))
