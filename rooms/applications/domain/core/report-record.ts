import type { Recorded } from './gathered-facts.ts'

/**
 * What the way of a report through the authority answers: first filed, returned and filed again, the latest return counts.
 * A body that owes none has no record of one.
 */
export function reportRecord(
  steps: readonly { readonly step: string; readonly on: string }[],
  owes: boolean,
): Recorded {
  const filed = steps.find(({ step }) => step === 'filed')
  if (!filed) return owes ? { 'filing.filed': { value: 'no' } } : {}
  const returnedAt = steps.findLastIndex(({ step }) => step === 'returned')
  const returned = steps[returnedAt]
  const refiled = returned ? steps.slice(returnedAt + 1).find(({ step }) => step === 'filed') : undefined
  return {
    'filing.filed': { value: 'yes' },
    'filing.filed-on': { value: filed.on, since: filed.on },
    'filing.returned': { value: returned ? 'yes' : 'no' },
    ...(returned
      ? {
          'filing.returned-on': { value: returned.on, since: returned.on },
          'filing.refiled': { value: refiled ? 'yes' : 'no' },
        }
      : {}),
    ...(refiled ? { 'filing.refiled-on': { value: refiled.on, since: refiled.on } } : {}),
  }
}
