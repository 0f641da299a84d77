import { Facts } from '../../../platform/web/facts.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { isPermission, permissions } from '../domain/permissions.ts'
import { keepingTexts } from './keeping-texts.ts'

export type SignInPolicy = {
  readonly passwordMinimumLength: number
  readonly passwordHistory: number
  readonly passwordDays: number | null
  readonly lockAfter: number
  readonly lockMinutes: number
  readonly idleMinutes: number
  readonly sessionHours: number
  readonly secondFactorFor: readonly string[]
  readonly version: number
}

/** The sign-in policy for those who may read it but not set it. */
export function PolicyFacts({ policy }: { policy: SignInPolicy }) {
  const t = useTexts(keepingTexts)
  const say = useSay()
  return (
    <Facts
      items={[
        [t.minimumLength, `${policy.passwordMinimumLength} ${t.characters}`],
        [t.history, `${policy.passwordHistory} ${t.passwords}`],
        [t.passwordDays, policy.passwordDays === null ? t.noLimit : `${policy.passwordDays} ${t.days}`],
        [t.lockAfter, `${policy.lockAfter} ${t.times}`],
        [t.lockMinutes, `${policy.lockMinutes} ${t.minutes}`],
        [t.idleMinutes, `${policy.idleMinutes} ${t.minutes}`],
        [t.sessionHours, `${policy.sessionHours} ${t.hours}`],
        [
          t.secondFactorFor,
          policy.secondFactorFor
            .map((code) => (isPermission(code) ? say(permissions[code]) : code))
            .join(' · '),
        ],
      ]}
    />
  )
}
