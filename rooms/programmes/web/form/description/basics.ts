import { both, type Field, field, optional, sourceField, text, words } from '../part.ts'

const start = { zh: '', en: '', source: '' }

/** Who answers for it, by what, where and from when. */
export const basics: readonly Field[] = [
  field(
    'code',
    '代码',
    'Code',
    { as: 'text', mono: true },
    {
      hint: words('与文件名相同，永不更改，如 xunxian-school-grant', 'Equals the file name, for ever'),
    },
  ),
  field('title', '名称', 'Title', both),
  field('kind', '类型', 'Kind', {
    as: 'choice',
    options: {
      benefit: words('补贴', 'Benefit'),
      selection: words('选树', 'Selection'),
      filing: words('报送义务', 'Obligation'),
      call: words('征集', 'Call'),
      plan: words('规划', 'Plan'),
    },
  }),
  field('summary', '一句话说明', 'In a sentence', { as: 'words', long: true }),
  field('owner', '主管', 'Who answers for it', both),
  field('competent', '主管部门沿革', 'Competent authority', {
    as: 'record',
    keyed: 'day',
    start,
    add: words('自某日起由另一部门主管', 'From a day on another authority'),
    of: {
      as: 'fields',
      fields: [
        field('zh', '部门（中文）', 'Authority (Chinese)', text),
        field('en', '部门（英文）', 'Authority (English)', text),
        sourceField,
      ],
    },
  }),
  field('law', '依据', 'Basis', text, {
    hint: words('文件名称、文号或网址', 'Title, number or link of the text'),
  }),
  field('in_force', '有效期', 'In force', {
    as: 'fields',
    fields: [
      field('from', '起', 'From', { as: 'day' }),
      field('to', '止（含）', 'To, the day included', { as: 'day' }, optional),
    ],
  }),
  field(
    'division',
    '适用地区',
    'Place',
    { as: 'place' },
    {
      hint: words('含下辖各地', 'With all below it'),
    },
  ),
  field('for', '对象', 'For', {
    as: 'choice',
    options: {
      person: words('个人', 'Persons'),
      organisation: words('机构', 'Organisations'),
      work: words('作品或案例', 'Works'),
    },
  }),
  field(
    'subject_class',
    '项目类别',
    'Class of programmes',
    { as: 'text', mono: true },
    {
      hint: words('取消申请资格时，一并取消这一类别的资格', 'What a bar closes'),
    },
  ),
]
