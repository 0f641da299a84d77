import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Line, lineOf, type NeedItem, needItems, type Urgency, urgencyCodes } from '../domain/needs.ts'
import { insertNeeds, noteStep } from './need-store.ts'
import { type ScreeningRow, setScreened } from './screening-store.ts'

export type NewNeed = {
  readonly need: Id
  readonly item: NeedItem
  readonly urgency: Urgency
  readonly note: string | null
}

/** Writes what a waiting person needs, and with it where the person goes; null where an id was used before. */
export async function recordNeeds(
  tx: Handle,
  { actor }: Standing,
  screening: ScreeningRow,
  input: { readonly screenedOn: Day; readonly needs: readonly NewNeed[] },
): Promise<Line | null> {
  const { id, person, station, division, province } = screening
  const line = lineOf(input.needs.map(({ item }) => ({ kind: needItems[item].kind })))
  await setScreened(tx, screening, { on: input.screenedOn, line, by: actor })
  const needs = input.needs.map(({ need, item, urgency, note }) => ({
    id: need,
    screening: id,
    person,
    station,
    division,
    kind: needItems[item].kind,
    item,
    urgency: urgencyCodes.indexOf(urgency),
    note,
    listed: line === 'consortium',
    tier: 'street' as const,
    foundOn: input.screenedOn,
  }))
  if ((await insertNeeds(tx, needs)) < needs.length) return null
  for (const need of needs)
    await noteStep(tx, { province, ...need }, { step: 'found', tier: need.tier, on: input.screenedOn }, actor)
  return line
}
