import type { Words } from '../../../kernel/contract.ts'
import type { CaseForm } from './forms.ts'
import type { RecordKind } from './phases.ts'
import { type FormField, fieldsOf } from './record-forms.ts'

/** A name that a form's template may use; `in` is the loop that it stands in. */
export type FormName = { readonly name: string; readonly label: Words; readonly in?: string }

const named = (name: string, zh: string, en: string): FormName => ({ name, label: { zh, en } })

/** What every form says of its case. */
const ofCase: readonly FormName[] = [
  named('form_title', '表格名称', 'Title of the form'),
  named('station', '站点', 'Station'),
  named('number', '个案编号', 'Case number'),
  named('client', '服务对象', 'Client'),
  named('sex', '性别', 'Sex'),
  named('age', '年龄', 'Age'),
  named('worker', '负责社工', 'Social worker'),
  named('case_kind', '个案性质', 'Kind of case'),
  named('problem', '个案类型', 'Problem'),
  named('opened_on', '接案日期', 'Opened on'),
  named('printed_on', '打印日期', 'Printed on'),
]

/** Who filled a record in and who signed under it. */
const ofRecord: readonly FormName[] = [
  named('filled_by', '填表人', 'Filled in by'),
  named('filled_on', '填表日期', 'Filled in on'),
  named('opinion', '督导意见', 'Supervisor’s opinion'),
  named('signed_by', '督导', 'Supervisor'),
  named('signed_on', '督导签署日期', 'Supervisor signed on'),
]

/** Fields in which a list is filled in row by row. */
const isList = ({ as }: FormField): boolean => as === 'rows' || as === 'goal-scores'

/** `presentingProblem` stands in a template as `presenting_problem`. */
export const templateName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The fields of a record as names; lists are loops, and what is drawn is a picture. */
const fieldNames = (kind: RecordKind): FormName[] =>
  fieldsOf(kind).flatMap((field): FormName[] => {
    const name = templateName(field.name)
    if (field.as === 'strokes') return []
    if (!isList(field)) return [{ name, label: field.label }]
    const columns = 'columns' in field ? field.columns : []
    return [
      { name, label: field.label },
      ...columns.map((column) => ({ name: templateName(column.name), label: column.label, in: name })),
    ]
  })

const inLoop = (loop: string, names: readonly FormName[]): FormName[] =>
  names.map((one) => ({ ...one, in: loop }))

const scored = [
  named('goal', '目标', 'Goal'),
  named('indicator', '指标', 'Indicator'),
  named('baseline', '基线', 'Baseline'),
  named('target', '目标值', 'Target'),
]

const ofPerson: readonly FormName[] = [
  named('file_number', '档案编号', 'File number'),
  named('birth', '出生日期', 'Born'),
  named('id_number', '身份证号（遮盖）', 'Identity number, masked'),
  named('phone', '联系电话（遮盖）', 'Telephone, masked'),
  named('ethnic_group', '民族', 'Ethnic group'),
  named('education', '文化程度', 'Education'),
  named('marital_status', '婚姻状况', 'Marital status'),
  named('political_status', '政治面貌', 'Political status'),
  named('employment', '职业状况', 'Employment'),
  named('registered_place', '户籍地', 'Registered at'),
  named('place', '居住地', 'Lives at'),
  named('categories', '对象类别', 'Categories'),
  named('health', '健康状况', 'Health'),
  named('disability', '残疾类别和等级', 'Disability'),
  named('hardship', '致困原因', 'Causes of hardship'),
  named('income', '家庭人均月收入（元）', 'Income a head and month, yuan'),
  named('housing', '住房状况', 'Housing'),
  named('guardian', '监护人或照料人（遮盖）', 'Guardian, masked'),
  named('guardian_phone', '监护人电话（遮盖）', 'Guardian’s telephone, masked'),
  named('needs', '主要需求', 'Needs'),
  named('benefits', '已享受政策', 'Benefits received'),
  named('consent', '知情同意', 'Consent'),
  named('consent_on', '同意日期', 'Consent given on'),
  named('registered_by', '建档人', 'Registered by'),
  named('registered_on', '建档日期', 'Registered on'),
  named('@genogram', '家庭结构图（图片）', 'Genogram, a picture'),
  named('@ecomap', '生态图（图片）', 'Ecomap, a picture'),
  named('family', '家庭成员（循环）', 'Family, a loop'),
  ...inLoop('family', [
    named('member', '姓名', 'Name'),
    named('relation', '关系', 'Relation'),
    named('member_age', '年龄', 'Age'),
    named('member_work', '职业', 'Work'),
    named('member_health', '健康', 'Health'),
    named('member_phone', '电话（遮盖）', 'Telephone, masked'),
  ]),
]

/** The names of each form, in the order in which a template's author reads them. */
export const formNames: Readonly<Record<CaseForm, readonly FormName[]>> = {
  register: [
    ...ofCase,
    ...ofPerson,
    named('source', '求助来源', 'How the client came'),
    named('problems', '主要问题', 'Main problems'),
    named('strengths', '优势资源', 'Strengths and resources'),
  ],
  intake: [...ofCase, ...fieldNames('intake'), ...ofRecord],
  assessment: [...ofCase, ...fieldNames('assessment'), ...ofRecord],
  plan: [
    ...ofCase,
    ...fieldNames('plan'),
    ...inLoop('goals', [named('nth', '序号', 'Number')]),
    ...ofRecord,
    named('agreement', '服务协议签署（循环）', 'Signatures under the agreement, a loop'),
    ...inLoop('agreement', [
      named('party', '签署方', 'Party'),
      named('party_name', '签署人', 'Signed by'),
      named('way', '签署方式', 'How'),
      named('@signature', '签名（图片）', 'Signature, a picture'),
      named('agreed_on', '签署日期', 'Signed on'),
    ]),
  ],
  process: [
    ...ofCase,
    named('contacts', '各次记录（循环）', 'Contacts, a loop'),
    ...inLoop('contacts', [
      named('nth', '第几次', 'Which contact'),
      named('minutes', '时长', 'How long'),
      ...fieldNames('process'),
      ...ofRecord,
    ]),
  ],
  closing: [
    ...ofCase,
    named('closed_on', '结案日期', 'Closed on'),
    named('contacts_total', '累计次数', 'Contacts in all'),
    named('hours_total', '累计时长', 'Time in all'),
    ...fieldNames('closing'),
    named('scores', '目标达成（循环）', 'Goals reached, a loop'),
    ...inLoop('scores', [...scored, named('score', '达成程度', 'Attainment'), named('note', '说明', 'Note')]),
    named('goal_score', '目标达成总分', 'Goal attainment score'),
    named('measures', '前后测', 'Before and after'),
    named('client_words', '服务对象的评价', 'In the client’s words'),
    named('reflection', '社工自评', 'The worker’s reflection'),
    ...ofRecord,
    named('evaluation_opinion', '评估表督导意见', 'Supervisor’s opinion of the evaluation'),
    named('follow_ups', '跟进回访（循环）', 'Follow-ups, a loop'),
    ...inLoop('follow_ups', fieldNames('follow-up')),
  ],
}

type Known = { readonly [name: string]: Known }

/** The names as the check of a template takes them: what stands in a loop only there. */
export function knownNames(form: CaseForm): Known {
  const names = formNames[form]
  const leaves = (loop: string | undefined): Known =>
    Object.fromEntries(names.filter((one) => one.in === loop).map(({ name }) => [name, leaves(name)]))
  return leaves(undefined)
}
