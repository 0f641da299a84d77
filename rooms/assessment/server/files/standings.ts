import type { Clock } from '../../../../platform/server/clock.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import { fileScope } from '../../domain/files/whole-county.ts'
import type { FileStanding } from './file-command.ts'

/**
 * Every route of files stands where files may be opened: in a county or below it. Only the counts of counties and the visit
 * rate, which hold no grade of a person, reach as far as the permission does.
 */
export function standings(clock: Clock) {
  const standing = <Call extends Standing>(call: Call, permission: string): Call & FileStanding => ({
    ...call,
    scope: fileScope(call.actor, permission, call.today),
    now: clock.now(),
  })
  return {
    reading: <Call extends Standing>(call: Call) => standing(call, 'assessment.read'),
    recording: <Call extends Standing>(call: Call) => standing(call, 'assessment.record'),
    signing: <Call extends Standing>(call: Call) => standing(call, 'assessment.sign'),
  }
}
