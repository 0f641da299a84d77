import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { recordTerms } from '../../domain/phases.ts'
import { partyTerms } from '../../domain/record-codes.ts'
import type { ShownRecord } from './queries.ts'
import { fileTexts } from './texts.ts'

/** What a record is called in a list: its form, and which one of them. */
export function useRecordName() {
  const t = useTexts(fileTexts)
  const say = useSay()
  return ({ kind, nth, body }: Pick<ShownRecord, 'kind' | 'nth' | 'body'>): string => {
    const name = say(recordTerms[kind])
    if (kind === 'process') return `${name} · ${fill(t.nth, { nth })}`
    if (kind === 'follow-up') return `${name} · ${fill(t.afterMonths, { nth, count: nth })}`
    if (body?.kind === 'agreement') return `${name} · ${say(partyTerms[body.party])}`
    return name
  }
}
