import type { Subscriber } from '../../../platform/server/outbox.ts'
import { type FactTable, factMover, type Inventory, inventoryOf } from '../../regions/server/index.ts'

const facts = (kind: string, zh: string, en: string, table: string, day: string): FactTable => ({
  kind,
  title: { zh, en },
  needs: 'consortium.read',
  table,
  day,
  leaf: false,
})

const tables: readonly FactTable[] = [
  facts('screening', '需求筛查', 'Screenings', 'screening', 'listed_on'),
  facts('screening-need', '服务对象需求', 'Needs', 'screening_need', 'found_on'),
  facts('screening-step', '需求办理经过', 'Steps of needs', 'screening_step', 'on_day'),
  facts('consortium-note', '助联体记录', 'Notes of the consortium', 'consortium_note', 'written_at'),
]

export const consortiumInventories: readonly Inventory[] = tables.map(inventoryOf)

/** Moves needs and what was done for them when a division is taken into another. */
export const consortiumMover: Subscriber = factMover('consortium', tables)
