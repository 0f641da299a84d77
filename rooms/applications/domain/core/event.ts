/** What can happen to an application. */
export const eventKinds = [
  'received',
  'moved',
  'returned',
  'completed',
  'refused',
  'withdrawn',
  'overdue',
  'decided',
  'corrected',
  'noted',
  'late',
] as const
export type EventKind = (typeof eventKinds)[number]

/** In whose name something was done; `clock` is time itself. */
export const eventRoles = ['applicant', 'body', 'reviewers', 'panel', 'public', 'clock'] as const
export type EventRole = (typeof eventRoles)[number]
