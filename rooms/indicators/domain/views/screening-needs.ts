import type { View } from '../view.ts'
import { text } from './columns.ts'

/**
 * Needs of relief clients, published by the room `consortium`: a row where one was found and a row where it was closed, each in
 * its own month. Rows name no person beyond the file behind them and nothing of what was said.
 */
export const screeningNeeds: View = {
  name: 'figures_screening_need',
  title: { zh: '助联体需求', en: 'Needs of relief clients' },
  record: 'person',
  day: 'day',
  columns: {
    day: { kind: 'day', title: { zh: '日期', en: 'Day' } },
    event: text(
      { found: { zh: '发现', en: 'Found' }, closed: { zh: '办结', en: 'Closed' } },
      { zh: '环节', en: 'Step' },
    ),
    kind: text({
      material: { zh: '物质', en: 'Material' },
      service: { zh: '服务', en: 'Service' },
      development: { zh: '发展', en: 'Development' },
    }),
    outcome: text(
      {
        met: { zh: '需求已满足', en: 'Met' },
        'partly-met': { zh: '部分满足', en: 'Met in part' },
        declined: { zh: '本人不需要', en: 'Declined' },
        gone: { zh: '迁出或去世', en: 'Moved away or died' },
        overtaken: { zh: '情况变化，不再需要', en: 'No longer needed' },
      },
      { zh: '办结原因', en: 'How it was closed' },
    ),
    change: { kind: 'integer', title: { zh: '未办结增减', en: 'Change of the open ones' } },
  },
  splits: { kind: { column: 'kind', kind: 'value', title: { zh: '需求类型', en: 'Kind of need' } } },
  things: {
    need: { key: 'id', numbered: false, title: { zh: '项', en: 'Need' } },
  },
  stockOf: 'need',
}
