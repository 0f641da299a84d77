import type { Subscriber } from '../../../../platform/server/outbox.ts'
import { type FactTable, factMover, type Inventory, inventoryOf } from '../../../regions/server/index.ts'

/** Assessments go with their day; a file and what belongs to it go with the person. */
const assessments: FactTable = {
  kind: 'assessment',
  title: { zh: '风险评估', en: 'Assessments' },
  needs: 'assessment.read',
  table: 'assessment',
  day: 'assessed_on',
  leaf: true,
}

export const assessmentInventories: readonly Inventory[] = [inventoryOf(assessments)]

export const mergerSubscriber: Subscriber = factMover('assessment', [assessments])
