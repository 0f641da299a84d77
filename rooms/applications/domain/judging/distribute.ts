import type { Id } from '../../../../kernel/id.ts'

export type ToReview = {
  readonly application: Id
  /** Who judges it already. */
  readonly has: readonly Id[]
  /** Who may not judge it, or gave it back. */
  readonly barred: readonly Id[]
}

export type Distribution = {
  readonly assigned: readonly { readonly application: Id; readonly reviewer: Id }[]
  /** Applications for which there are too few reviewers without a conflict. */
  readonly short: readonly { readonly application: Id; readonly missing: number }[]
}

/**
 * Gives every application as many reviewers as the programme asks for, the least busy first; who comes first of equally
 * busy ones is drawn with the seed, so that nobody chooses who judges whom and the draw can be done again.
 */
export function distribute(
  applications: readonly ToReview[],
  reviewers: readonly Id[],
  each: number,
  draw: (application: Id, reviewer: Id) => string,
): Distribution {
  const load = new Map(reviewers.map((reviewer) => [reviewer, 0]))
  for (const { has } of applications)
    for (const reviewer of has) load.set(reviewer, (load.get(reviewer) ?? 0) + 1)
  const assigned: { application: Id; reviewer: Id }[] = []
  const short: { application: Id; missing: number }[] = []
  const free = (one: ToReview) =>
    reviewers.filter((reviewer) => !one.has.includes(reviewer) && !one.barred.includes(reviewer))
  // Those with the fewest left to choose from go first, so that nobody else takes their last reviewer's time.
  const order = applications.toSorted(
    (a, b) => free(a).length - free(b).length || (a.application < b.application ? -1 : 1),
  )
  for (const one of order) {
    const wanted = each - one.has.length
    if (wanted <= 0) continue
    const busy = (reviewer: Id) => load.get(reviewer) ?? 0
    const chosen = free(one)
      .toSorted((a, b) => busy(a) - busy(b) || (draw(one.application, a) < draw(one.application, b) ? -1 : 1))
      .slice(0, wanted)
    for (const reviewer of chosen) {
      load.set(reviewer, busy(reviewer) + 1)
      assigned.push({ application: one.application, reviewer })
    }
    if (chosen.length < wanted) short.push({ application: one.application, missing: wanted - chosen.length })
  }
  return { assigned, short }
}
