/** Where a public notice stands on a day: to come, running, over and waiting for the body, done with. */
export const noticeStates = ['coming', 'running', 'over', 'settled'] as const
export type NoticeState = (typeof noticeStates)[number]

type Dated = { readonly fromOn: string; readonly lastOn: string; readonly settledOn: string | null }

/** The last day belongs to the notice until 24:00 (domain 3.5). */
export function noticeState({ fromOn, lastOn, settledOn }: Dated, on: string): NoticeState {
  if (settledOn !== null) return 'settled'
  if (on < fromOn) return 'coming'
  return on <= lastOn ? 'running' : 'over'
}

/** Objections are taken while the names stand there, not before and not after. */
export const takesObjections = (notice: Dated, objections: 'block' | 'none', on: string): boolean =>
  objections === 'block' && noticeState(notice, on) === 'running'

/** What keeps an entry from going on: the days still run, or somebody objected and it is not decided (S10.A3). */
export type Held = 'notice-still-running' | 'objection-undecided'

export function heldBy(notice: Dated, openObjections: number, on: string): Held | null {
  const state = noticeState(notice, on)
  if (state === 'coming' || state === 'running') return 'notice-still-running'
  return openObjections > 0 ? 'objection-undecided' : null
}
