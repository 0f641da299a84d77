import type { View } from '../view.ts'
import { text } from './columns.ts'

const kinds = text({
  agency: { zh: '社会工作服务机构', en: 'Social work agency' },
  association: { zh: '社会团体', en: 'Association' },
  'service-institution': { zh: '社会服务机构', en: 'Social service institution' },
  foundation: { zh: '基金会', en: 'Foundation' },
  community: { zh: '社区社会组织', en: 'Community organisation' },
  partner: { zh: '协作单位', en: 'Partner body' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  caring: { zh: '爱心组织', en: 'Caring organisation' },
})

/** The register of organisations as changes; each stands under its division and no station. */
export const organisations: View = {
  name: 'figures_organisation_flow',
  title: { zh: '机构名册', en: 'Organisations' },
  record: 'organisation',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    change: { kind: 'integer' },
    kind: kinds,
    league: { kind: 'boolean', title: { zh: '团属', en: 'League-affiliated' } },
    hub: { kind: 'boolean', title: { zh: '枢纽型', en: 'Hub' } },
    event: text({
      established: { zh: '成立', en: 'Established' },
      dissolved: { zh: '注销', en: 'Dissolved' },
    }),
  },
  splits: { kind: { column: 'kind', kind: 'value', title: { zh: '类型', en: 'Kind' } } },
  things: {
    organisation: {
      key: 'organisation',
      numbered: false,
      title: { zh: '机构', en: 'Organisation' },
      record: 'organisation',
    },
  },
}

/** What stations did with organisations: mobilised those that were there, incubated new ones (S18.7). */
export const mobilisation: View = {
  name: 'figures_mobilisation',
  title: { zh: '动员和孵化', en: 'Mobilisation and incubation' },
  record: 'organisation',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    kind: text(
      {
        mobilised: { zh: '动员', en: 'Mobilised' },
        incubated: { zh: '孵化', en: 'Incubated' },
      },
      { zh: '动员或孵化', en: 'Mobilised or incubated' },
    ),
    organisation_kind: kinds,
  },
  splits: {
    organisation_kind: {
      column: 'organisation_kind',
      kind: 'value',
      title: { zh: '组织类型', en: 'Kind of organisation' },
    },
  },
  things: {
    organisation: {
      key: 'organisation',
      numbered: false,
      title: { zh: '组织', en: 'Organisation' },
      record: 'organisation',
    },
  },
}

/** Incubation bases, volunteer sites and youth homes as changes. */
export const places: View = {
  name: 'figures_place_flow',
  title: { zh: '场所', en: 'Places' },
  record: 'service-place',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    change: { kind: 'integer' },
    kind: text({
      'incubation-base': { zh: '孵化基地', en: 'Incubation base' },
      'volunteer-site': { zh: '志愿服务站点', en: 'Volunteer service site' },
      'youth-home': { zh: '青年之家', en: 'Youth home' },
    }),
    staffing: text({
      staffed: { zh: '已配备', en: 'Has a worker' },
      none: { zh: '没有', en: 'None' },
      unstated: { zh: '未登记', en: 'Not stated' },
    }),
    event: text({ opened: { zh: '启用', en: 'Opened' }, closed: { zh: '关闭', en: 'Closed' } }),
  },
  splits: {
    kind: { column: 'kind', kind: 'value', title: { zh: '类型', en: 'Kind' } },
    staffing: {
      column: 'staffing',
      kind: 'value',
      title: { zh: '青少年社工', en: 'Social workers for adolescents' },
    },
  },
  things: {
    place: { key: 'place', numbered: false, title: { zh: '场所', en: 'Place' }, record: 'service-place' },
  },
}
