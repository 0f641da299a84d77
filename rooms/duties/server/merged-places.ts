import type { Subscriber } from '../../../platform/server/outbox.ts'
import { type FactTable, factMover, type Inventory, inventoryOf } from '../../regions/server/index.ts'

const duties: FactTable = {
  kind: 'duty',
  title: { zh: '该日及以后到期的待办', en: 'Duties due on that day or later' },
  needs: 'duties.read',
  table: 'duty',
  day: 'due_on',
  leaf: false,
}

export const dutiesInventories: readonly Inventory[] = [inventoryOf(duties)]

/** What is due where a division was taken into another is seen by whoever keeps watch there now. */
export const dutiesSubscribers = (): Subscriber[] => [factMover('duties', [duties])]
