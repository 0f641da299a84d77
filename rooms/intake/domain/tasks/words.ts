import type { Words } from '../../../../kernel/contract.ts'
import type { Urgency } from '../../../duties/index.ts'

export const urgencyTitles: Readonly<Record<Urgency, Words>> = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  pressing: { zh: '较急', en: 'Pressing' },
  urgent: { zh: '紧急', en: 'Urgent' },
}

export const latenessTitles = {
  'not-accepted': { zh: '未按时接收', en: 'Not accepted in time' },
  overdue: { zh: '已逾期', en: 'Overdue' },
} as const satisfies Record<string, Words>
