import type { AcceptedWay, RequestState } from './codes.ts'

/** Still to be decided: the clock runs. */
export const isUndecided = (state: RequestState): boolean => state === 'received' || state === 'looking'

/** Somebody still owes the requester something. */
export const isOpen = (state: RequestState): boolean => isUndecided(state) || state === 'accepted'

/** What can be done to a request, and in which states. Everything else is refused. */
const allowedIn = {
  take: ['received', 'looking', 'accepted'],
  'put-back': ['looking'],
  triage: ['received', 'looking', 'accepted'],
  correct: ['received', 'looking', 'accepted'],
  link: ['received', 'looking', 'accepted'],
  protect: ['received', 'looking', 'accepted'],
  release: ['received', 'looking', 'accepted'],
  accept: ['received', 'looking'],
  move: ['received', 'looking'],
  refer: ['received', 'looking'],
  refuse: ['received', 'looking'],
  merge: ['received', 'looking'],
  withdraw: ['received', 'looking'],
  close: ['accepted'],
  reopen: ['closed', 'referred', 'refused', 'merged', 'withdrawn'],
} as const satisfies Record<string, readonly RequestState[]>

export type RequestAct = keyof typeof allowedIn

export const isAllowed = (act: RequestAct, state: RequestState): boolean =>
  (allowedIn[act] as readonly RequestState[]).includes(state)

/**
 * Whether an act would end a request in which somebody may be in danger while nothing was done to protect them. Such a
 * request is neither answered away nor refused nor closed before a protective act is recorded or a supervisor has
 * signed why none is needed (S2.A3, 5.4). Referring it elsewhere ends nothing for the person in danger either.
 */
export const needsProtection = (
  request: { readonly endangered: boolean; readonly safe: boolean },
  act: RequestAct,
  way?: AcceptedWay,
): boolean =>
  request.endangered &&
  !request.safe &&
  (act === 'close' ||
    act === 'refuse' ||
    act === 'refer' ||
    act === 'withdraw' ||
    (act === 'accept' && way === 'consultation'))

/** In words of the requester: five answers, whatever happens inside. */
export type FollowedState = 'received' | 'looking' | 'accepted' | 'referred' | 'closed'

export function followedState(state: RequestState): FollowedState {
  if (state === 'refused' || state === 'withdrawn' || state === 'closed') return 'closed'
  if (state === 'merged') return 'looking'
  return state
}
