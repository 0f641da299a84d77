import type { View } from '../view.ts'
import { integer, text } from './columns.ts'

/**
 * The workforce as changes, published by the room `workforce`: each person once at the main post (`aspect` is person), and
 * beside it each post of the children's system and each relief adviser's by itself (`aspect` is post).
 */
export const workforce: View = {
  name: 'figures_workforce_flow',
  recountedFrom: 'workforce_flow',
  title: { zh: '社工队伍', en: 'Workforce' },
  record: 'workforce-member',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    change: { kind: 'integer' },
    aspect: text(
      { person: { zh: '按人', en: 'Person' }, post: { zh: '按岗位', en: 'Post' } },
      { zh: '计数方式', en: 'Counted by' },
    ),
    certified: { kind: 'boolean', title: { zh: '持证', en: 'Certified' } },
    registered: { kind: 'boolean', title: { zh: '证书登记有效', en: 'Registration in force' } },
    talent: { kind: 'boolean', title: { zh: '社会工作人才', en: 'Social-work talent' } },
    full_time: { kind: 'boolean', title: { zh: '专职', en: 'Full-time' } },
    social_worker: { kind: 'boolean', title: { zh: '社工岗位', en: 'Social work post' } },
    elderly: { kind: 'boolean', title: { zh: '老年社工', en: 'Elderly social work' } },
    adolescent: { kind: 'boolean', title: { zh: '青少年事务社工', en: 'Adolescent social work' } },
    level: text({
      none: { zh: '无证书', en: 'No certificate' },
      assistant: { zh: '助理社会工作师', en: 'Assistant social worker' },
      intermediate: { zh: '社会工作师', en: 'Social worker' },
      senior: { zh: '高级社会工作师', en: 'Senior social worker' },
    }),
    employer: text({
      none: { zh: '无岗位', en: 'No post' },
      station: { zh: '社工站', en: 'Station' },
      community: { zh: '社区', en: 'Community' },
      village: { zh: '村', en: 'Village' },
      agency: { zh: '社工机构', en: 'Agency' },
      league: { zh: '共青团', en: 'Youth League' },
      'youth-home': { zh: '青年之家', en: 'Youth home' },
      institution: { zh: '事业单位', en: 'Public institution' },
      'care-home': { zh: '养老机构', en: 'Care home' },
      other: { zh: '其他', en: 'Other' },
    }),
    post: text({
      none: { zh: '无岗位', en: 'No post' },
      'social-worker': { zh: '社工', en: 'Social worker' },
      'station-head': { zh: '站长', en: 'Station head' },
      'elderly-social-worker': { zh: '老年社工', en: 'Elderly social worker' },
      'adolescent-social-worker': { zh: '青少年事务社工', en: 'Adolescent-affairs social worker' },
      'community-worker': { zh: '社区工作者', en: 'Community worker' },
      'child-supervisor': { zh: '儿童督导员', en: 'Child-welfare supervisor' },
      'child-director': { zh: '儿童主任', en: 'Child director' },
      'relief-adviser': { zh: '救助顾问', en: 'Relief adviser' },
      'village-secretary': { zh: '村党支部书记', en: 'Village Party secretary' },
      'psychological-counsellor': { zh: '心理咨询师', en: 'Psychological counsellor' },
      expert: { zh: '专家', en: 'Expert' },
      other: { zh: '其他', en: 'Other' },
    }),
    place_class: text({
      urban: { zh: '城市社区', en: 'Urban community' },
      township: { zh: '乡镇社区', en: 'Township community' },
      village: { zh: '村', en: 'Village' },
      unknown: { zh: '未知', en: 'Not known' },
    }),
    sex: integer({
      '1': { zh: '男', en: 'Male' },
      '2': { zh: '女', en: 'Female' },
      '0': { zh: '未知', en: 'Not known' },
      '9': { zh: '未说明', en: 'Not stated' },
    }),
  },
  splits: {
    level: { column: 'level', kind: 'value', title: { zh: '证书级别', en: 'Certificate level' } },
    employer: { column: 'employer', kind: 'value', title: { zh: '用人单位', en: 'Employer' } },
    post: { column: 'post', kind: 'value', title: { zh: '岗位', en: 'Post' } },
    place: { column: 'place_class', kind: 'value', title: { zh: '城乡', en: 'Urban or rural' } },
    sex: { column: 'sex', kind: 'value', title: { zh: '性别', en: 'Sex' } },
  },
  things: {
    person: {
      key: 'member_key',
      numbered: false,
      title: { zh: '人', en: 'Person' },
      record: 'workforce-member',
    },
  },
}
