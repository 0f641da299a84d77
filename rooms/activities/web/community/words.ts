import { useMemo } from 'react'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Tone } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import {
  type ActivityKind,
  type ActivityState,
  type AgeBand,
  activityKindCodes,
  activityKinds,
  ageBandCodes,
  ageBands,
} from '../../domain/community/codes.ts'
import { type ServiceField, serviceFields, serviceFieldTerms } from '../../domain/service-field.ts'
import { type ServiceType, serviceTypes, serviceTypeTerms } from '../../domain/service-type.ts'
import { communityTexts } from './texts.ts'

export const stateTones: Readonly<Record<ActivityState, Tone>> = {
  planned: 'info',
  held: 'warning',
  summarised: 'good',
  cancelled: 'plain',
}

type When = {
  readonly startsOn: string
  readonly startsAt: string
  readonly endsOn: string
  readonly endsAt: string
}

/** Codes of activities in the reader's language, and as options of fields. */
export function useActivityWords() {
  const say = useSay()
  const t = useTexts(communityTexts)
  const show = useFormat()
  return useMemo(
    () => ({
      kind: (code: ActivityKind) => say(activityKinds[code]),
      age: (code: AgeBand) => say(ageBands[code]),
      sex: (code: number | null) => (code === 1 ? t.male : code === 2 ? t.female : '—'),
      state: (code: ActivityState) => t[code],
      when: ({ startsOn, startsAt, endsOn, endsAt }: When) =>
        startsOn === endsOn
          ? `${show.day(startsOn)} ${startsAt}–${endsAt}`
          : `${show.day(startsOn)} ${startsAt} – ${show.day(endsOn)} ${endsAt}`,
      kinds: activityKindCodes.map((value) => ({ value, label: say(activityKinds[value]) })),
      fields: serviceFields.map((value) => ({ value, label: say(serviceFieldTerms[value]) })),
      serviceTypes: serviceTypes.map((value) => ({ value, label: say(serviceTypeTerms[value]) })),
      ages: ageBandCodes.map((value) => ({ value, label: say(ageBands[value]) })),
      sexes: [
        { value: 1 as const, label: t.male },
        { value: 2 as const, label: t.female },
      ],
      field: (code: ServiceField) => say(serviceFieldTerms[code]),
      serviceType: (code: ServiceType) => say(serviceTypeTerms[code]),
    }),
    [say, t, show],
  )
}
