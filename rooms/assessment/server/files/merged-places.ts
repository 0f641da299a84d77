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

/** Elders month by month are counted anew where the division went; none of them is a record that somebody wrote. */
const elderMonths: FactTable = {
  kind: 'elder-month',
  title: { zh: '特殊困难老年人月度名册', en: 'Elders in special difficulty by month' },
  needs: 'people.read-sensitive',
  table: 'elder_month',
  day: 'last_on',
  leaf: true,
}

export const assessmentInventories: readonly Inventory[] = [
  inventoryOf(assessments),
  inventoryOf(elderMonths),
]

export const mergerSubscriber: Subscriber = factMover('assessment', [assessments, elderMonths])
