import type { View } from '../view.ts'
import { text } from './columns.ts'

/** The register of stations as changes, published by the room `regions`: one opens (+1), and is gone after its last day (-1). */
export const stations: View = {
  name: 'figures_station_flow',
  title: { zh: '站点登记', en: 'Register of stations' },
  record: 'station',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    change: { kind: 'integer' },
    // data/stations/kinds.yaml
    kind: text({
      'guidance-centre': { zh: '社会工作指导中心', en: 'Guidance centre' },
      station: { zh: '社工站', en: 'Station' },
      point: { zh: '社工点', en: 'Point' },
      'school-station': { zh: '学校社工站', en: 'School station' },
      'village-station': { zh: '村级站', en: 'Village station' },
      other: { zh: '其他', en: 'Other' },
    }),
    programme_label: { kind: 'text' },
  },
  splits: {
    kind: { column: 'kind', kind: 'value', title: { zh: '站点类型', en: 'Kind of station' } },
    programme: { column: 'programme_label', kind: 'value', title: { zh: '项目', en: 'Programme' } },
  },
  things: {
    station: { key: 'station', numbered: false, title: { zh: '站点', en: 'Station' }, record: 'station' },
  },
}
