/** One column that a ledger may have (domain: 困难群众台账). */
type FieldDefinition = {
  readonly zh: string
  readonly en: string
  /** Other titles that stations give it. The longest title that fits wins. */
  readonly titles: readonly string[]
  /** Filled down from a merged block or 同上; a name or number never is. */
  readonly repeats?: false
}

/**
 * Every column the import knows. Some are known only so that nobody wonders: the age is computed from the birth
 * date, and the risk grade comes from an assessment and is never typed in from a table (a child is not labelled).
 */
export const ledgerFields = {
  no: { zh: '序号', en: 'No.', titles: ['编号', '序', 'no'], repeats: false },
  town: {
    zh: '乡镇（街道）',
    en: 'Town or street',
    titles: [
      '乡镇',
      '镇',
      '镇街',
      '街道',
      '镇(街道)',
      '乡镇街道',
      '镇办',
      '乡镇办',
      '乡(镇)',
      '乡镇名称',
      '所属乡镇',
    ],
  },
  village: {
    zh: '村（社区）',
    en: 'Village or community',
    titles: [
      '村',
      '社区',
      '村居',
      '村社区',
      '村委',
      '村委会',
      '行政村',
      '村(居)',
      '村(居)委会',
      '村名',
      '村别',
      '所属村',
    ],
  },
  name: {
    zh: '姓名',
    en: 'Name',
    titles: [
      '名字',
      '人员姓名',
      '对象姓名',
      '服务对象',
      '服务对象姓名',
      '救助对象',
      '救助对象姓名',
      '保障对象姓名',
      '困难群众姓名',
      '家庭成员姓名',
      '成员姓名',
      '儿童姓名',
      '老人姓名',
      '残疾人姓名',
    ],
    repeats: false,
  },
  headName: { zh: '户主姓名', en: 'Head of household', titles: ['户主', '户主名字'] },
  headIdentityNumber: {
    zh: '户主身份证号',
    en: 'Identity number of the head of household',
    titles: ['户主身份证', '户主身份证号码', '户主证件号', '户主公民身份号码'],
  },
  sex: { zh: '性别', en: 'Sex', titles: ['男女'], repeats: false },
  identityNumber: {
    zh: '身份证号',
    en: 'Identity number',
    titles: [
      '身份证',
      '身份证号码',
      '身份证件号码',
      '公民身份号码',
      '公民身份证号码',
      '居民身份证号',
      '证件号',
      '证件号码',
      '身份号码',
      '本人身份证号',
    ],
    repeats: false,
  },
  birth: {
    zh: '出生日期',
    en: 'Date of birth',
    titles: ['出生年月', '出生年月日', '出生', '出生时间', '生日'],
    repeats: false,
  },
  age: { zh: '年龄', en: 'Age', titles: ['周岁', '年龄(岁)', '岁数'], repeats: false },
  ethnicGroup: { zh: '民族', en: 'Ethnic group', titles: [] },
  education: { zh: '文化程度', en: 'Education', titles: ['学历', '受教育程度', '文化'] },
  marital: { zh: '婚姻状况', en: 'Marital status', titles: ['婚姻', '婚否', '婚姻情况'] },
  political: { zh: '政治面貌', en: 'Political status', titles: ['政治'] },
  employment: { zh: '从业状况', en: 'Employment', titles: ['职业', '就业状况', '就业情况', '工作情况'] },
  registeredAddress: {
    zh: '户籍地址',
    en: 'Registered address',
    titles: ['户籍所在地', '户口所在地', '户籍地', '户籍', '户口地址'],
  },
  livingAddress: {
    zh: '居住地址',
    en: 'Address',
    titles: [
      '住址',
      '家庭住址',
      '家庭地址',
      '现住址',
      '居住地',
      '地址',
      '详细地址',
      '现居住地',
      '常住地址',
      '居住详址',
    ],
  },
  phone: {
    zh: '联系电话',
    en: 'Telephone',
    titles: ['电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', '本人电话', '联系人电话'],
  },
  householdNumber: {
    zh: '家庭编号',
    en: 'Household number',
    titles: ['户号', '户编号', '家庭号', '户籍编号'],
  },
  relation: {
    zh: '与户主关系',
    en: 'Relation to the head of household',
    titles: ['关系', '与户主的关系', '家庭关系', '户主关系'],
    repeats: false,
  },
  householdSize: {
    zh: '家庭人口',
    en: 'People in the household',
    titles: ['家庭人口数', '人口数', '家庭人数', '人口', '保障人口', '保障人数'],
  },
  categories: {
    zh: '对象类别',
    en: 'Category',
    titles: [
      '类别',
      '人员类别',
      '救助类型',
      '救助类别',
      '类型',
      '人员类型',
      '对象类型',
      '保障类别',
      '困难类型',
      '困难类别',
      '身份类别',
      '所属类别',
    ],
  },
  benefitFrom: {
    zh: '保障开始日期',
    en: 'Benefit from',
    titles: [
      '保障起始',
      '起始日期',
      '开始时间',
      '享受时间',
      '保障起',
      '纳入时间',
      '开始享受时间',
      '批准时间',
      '认定时间',
      '保障时间',
    ],
  },
  benefitTo: {
    zh: '保障结束日期',
    en: 'Benefit to',
    titles: ['保障终止', '终止日期', '结束时间', '保障止', '截止日期'],
  },
  certificate: {
    zh: '救助证号',
    en: 'Certificate number',
    titles: ['证号', '低保证号', '证书编号', '保障证号', '低保证编号'],
  },
  disabilityKind: { zh: '残疾类别', en: 'Kind of disability', titles: ['残疾类型', '残疾种类'] },
  disabilityGrade: { zh: '残疾等级', en: 'Grade of disability', titles: ['残疾级别', '残级'] },
  disability: {
    zh: '残疾类别等级',
    en: 'Kind and grade of disability',
    titles: ['残疾类别及等级', '残疾情况', '残疾状况', '残疾类型及等级', '残疾类别和等级'],
  },
  disabilityCard: {
    zh: '残疾证号',
    en: 'Disability card number',
    titles: ['残疾证', '残疾人证号', '残疾证号码', '残疾人证'],
  },
  health: { zh: '健康状况', en: 'Health', titles: ['健康', '身体状况', '健康情况', '身体情况'] },
  illness: {
    zh: '主要疾病',
    en: 'Main illness',
    titles: ['疾病', '病种', '患病情况', '所患疾病', '疾病名称'],
  },
  selfCare: {
    zh: '自理能力',
    en: 'Level of care',
    titles: ['照料护理等级', '生活自理能力', '自理情况', '护理等级'],
  },
  hardshipCause: {
    zh: '致困原因',
    en: 'Cause of hardship',
    titles: ['致贫原因', '困难原因', '主要致困原因'],
  },
  incomeSource: { zh: '收入来源', en: 'Source of income', titles: ['主要收入来源', '经济来源'] },
  incomeMonthly: {
    zh: '家庭人均月收入（元）',
    en: 'Monthly income per head (yuan)',
    titles: ['人均月收入', '月人均收入', '家庭月人均收入', '人均收入'],
  },
  incomeYearly: {
    zh: '家庭人均年收入（元）',
    en: 'Yearly income per head (yuan)',
    titles: ['人均年收入', '年人均收入', '家庭年人均收入'],
  },
  housing: { zh: '住房状况', en: 'Housing', titles: ['住房', '住房情况', '住房类型', '房屋状况'] },
  guardianName: {
    zh: '监护人姓名',
    en: 'Guardian or carer',
    titles: ['监护人', '照料人', '照料人姓名', '照护人', '监护人/照料人', '监护人(照料人)', '实际监护人'],
  },
  guardianPhone: {
    zh: '监护人电话',
    en: "Guardian's or carer's telephone",
    titles: [
      '照料人电话',
      '监护人联系电话',
      '监护人联系方式',
      '监护人手机',
      '照料人联系电话',
      '监护人/照料人电话',
    ],
  },
  needs: { zh: '主要需求', en: 'Main needs', titles: ['需求', '服务需求', '帮扶需求', '需求情况'] },
  riskGrade: { zh: '风险等级', en: 'Risk grade', titles: ['风险级别', '风险', '颜色等级'] },
  responsible: {
    zh: '责任社工',
    en: 'Responsible social worker',
    titles: ['社工', '负责社工', '包联社工', '责任人'],
  },
  openedOn: {
    zh: '首次建档日期',
    en: 'File opened',
    titles: ['建档日期', '建档时间', '首次建档时间', '登记日期'],
  },
  lastVisitOn: {
    zh: '最近走访日期',
    en: 'Last visit',
    titles: ['走访日期', '走访时间', '最近走访', '最近走访时间', '上次走访'],
  },
  status: { zh: '状态', en: 'State', titles: ['档案状态', '在册状态', '目前状态', '当前状态'] },
  note: { zh: '备注', en: 'Note', titles: ['说明', '备注说明', '其他说明'] },
} as const satisfies Record<string, FieldDefinition>

export type LedgerField = keyof typeof ledgerFields

export const ledgerFieldNames = Object.keys(ledgerFields) as [LedgerField, ...LedgerField[]]

/** Columns that are recognised and left out on purpose. */
export const notImported: ReadonlySet<LedgerField> = new Set(['no', 'age', 'riskGrade', 'lastVisitOn'])

export const fieldRepeats = (field: LedgerField): boolean =>
  (ledgerFields[field] as FieldDefinition).repeats !== false
