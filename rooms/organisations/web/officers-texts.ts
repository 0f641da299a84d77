/** Posts in an organisation. */
export const officersTexts = {
  officers: { zh: '任职人员', en: 'Officers' },
  hint: {
    zh: '法定代表人、理事、监事等；案例交流、评审据此提示利益关系。',
    en: 'Legal representative, council, supervisors; forums tell conflicts of interest by them.',
  },
  add: { zh: '登记任职', en: 'Record a post' },
  change: { zh: '修改任职', en: 'Change a post' },
  none: { zh: '还没有登记任职人员', en: 'No posts are recorded yet' },
  name: { zh: '姓名', en: 'Name' },
  post: { zh: '职务', en: 'Post' },
  ownTitle: { zh: '机构自己的叫法', en: 'As the organisation calls it' },
  days: { zh: '任期', en: 'Term' },
  now: { zh: '至今', en: 'now' },
  state: { zh: '状态', en: 'State' },
  inForce: { zh: '在任', en: 'In office' },
  left: { zh: '已卸任', en: 'Left' },
  elsewhere: { zh: '同名在其他机构任职', en: 'The same name elsewhere' },
  from: { zh: '开始日期', en: 'From' },
  to: { zh: '最后一天', en: 'Last day' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
} as const
