import type { Subscriber } from '../../../platform/server/outbox.ts'
import { type FactTable, factMover, type Inventory, inventoryOf } from '../../regions/server/index.ts'

const facts = (kind: string, zh: string, en: string, table: string, day: string): FactTable => ({
  kind,
  title: { zh, en },
  needs: 'resources.read',
  table,
  day,
  leaf: true,
})

const tables: readonly FactTable[] = [
  facts('resource-link', '资源链接', 'Linked resources', 'resource_link', 'linked_on'),
  facts('resource-delivery', '资源发放', 'Hand-outs', 'resource_delivery', 'delivered_on'),
  facts('resource-receiver', '领取人', 'Receivers', 'resource_delivery_person', 'delivered_on'),
]

export const resourcesInventories: readonly Inventory[] = tables.map(inventoryOf)

/** Moves what was linked and handed out when a division is taken into another. */
export const resourcesSubscribers = (): Subscriber[] => [factMover('resources', tables)]
