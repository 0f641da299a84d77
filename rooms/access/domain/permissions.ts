import type { Words } from '../../../kernel/contract.ts'

/** Every permission of the product, `room.verb`, with the sentence that a screen shows for it. */
export const permissions = {
  'people.read': { zh: '查看服务对象', en: 'See people' },
  'people.read-sensitive': { zh: '查看敏感信息（残疾、健康、收入等）', en: 'See sensitive fields' },
  'people.unmask': { zh: '查看完整证件号、电话、住址', en: 'Unmask identity number, phone and address' },
  'people.write': { zh: '登记和修改服务对象', en: 'Register and change people' },
  'people.merge': { zh: '合并重复档案', en: 'Merge duplicate files' },
  'people.import': { zh: '导入台账', en: 'Import ledgers' },
  'people.export': { zh: '导出名单', en: 'Export lists' },
  'activities.read': { zh: '查看走访和活动', en: 'See visits and activities' },
  'activities.record': { zh: '记录走访和活动', en: 'Record visits and activities' },
  'activities.correct': { zh: '更正走访和活动记录', en: 'Correct visits and activities' },
  'organisations.read': { zh: '查看机构和社会组织', en: 'See organisations' },
  'organisations.write': { zh: '登记和维护机构', en: 'Register and keep organisations' },
  'workforce.read': {
    zh: '查看社工名册、证书和继续教育',
    en: 'See social workers, certificates and credit hours',
  },
  'workforce.write': { zh: '维护社工名册、证书和岗位', en: 'Keep social workers, certificates and posts' },
  'resources.read': { zh: '查看资源链接', en: 'See linked resources' },
  'resources.record': { zh: '登记和更正资源链接', en: 'Record and correct linked resources' },
  'volunteers.read': { zh: '查看志愿者', en: 'See volunteers' },
  'volunteers.write': { zh: '登记和维护志愿者', en: 'Register and keep volunteers' },
  'casework.read': { zh: '查看个案', en: 'See cases' },
  'casework.record': { zh: '办理个案', en: 'Work on cases' },
  'casework.sign': { zh: '督导个案、签署意见', en: 'Supervise cases and sign' },
  'casework.templates': { zh: '维护个案表格模板', en: 'Keep the templates of case forms' },
  'intake.read': { zh: '查看求助和转介', en: 'See requests for help' },
  'intake.record': { zh: '受理、分办和转介求助', en: 'Take in, split and refer requests for help' },
  'tasks.read': { zh: '查看交办事项', en: 'See tasks handed over' },
  'tasks.act': { zh: '接收、退回和办理交办事项', en: 'Accept, return and carry out tasks' },
  'tasks.give': { zh: '向协作单位交办事项', en: 'Hand tasks to partner bodies' },
  'letters.read': { zh: '查看社工信箱', en: 'Read letters of the mailbox' },
  'letters.answer': { zh: '登记和回复来信', en: 'Register and answer letters' },
  'surveys.read': { zh: '查看排查', en: 'See surveys' },
  'surveys.record': { zh: '填写排查表', en: 'Fill in surveys' },
  'surveys.write': { zh: '发起和管理排查', en: 'Start and run surveys' },
  'assessment.read': { zh: '查看风险评估和等级', en: 'See risk assessments and grades' },
  'assessment.record': { zh: '开展风险评估', en: 'Assess risk' },
  'assessment.sign': { zh: '签署风险等级', en: 'Sign risk grades' },
  'instruments.write': { zh: '修改评估量表', en: 'Change instruments' },
  'instruments.sign': { zh: '签发评估量表', en: 'Sign instruments before use' },
  'protection.read': { zh: '查看强制报告', en: 'See mandatory reports' },
  'protection.report': { zh: '强制报告', en: 'Make mandatory reports' },
  'juvenile.read': { zh: '查看涉案未成年人工作', en: 'See work with case-involved minors' },
  'juvenile.work': { zh: '办理涉案未成年人工作', en: 'Work with case-involved minors' },
  'juvenile.refer': { zh: '委托涉案未成年人工作', en: 'Refer case-involved minors' },
  'juvenile.approve': { zh: '封存和批准查阅封存档案', en: 'Seal, and approve access to sealed files' },
  'consortium.read': { zh: '查看需求清单和案例交流', en: 'See needs lists and case exchange' },
  'consortium.write': { zh: '筛查需求、组织案例交流', en: 'Screen needs, run case exchange' },
  'duties.read': { zh: '查看待办', en: 'See duties' },
  'duties.write': { zh: '分派和办结待办', en: 'Assign and finish duties' },
  'figures.read': { zh: '查看统计数据', en: 'See figures' },
  'figures.drill': { zh: '从数据查到记录', en: 'Walk from a figure to its records' },
  'targets.write': { zh: '设定目标、分母和服务清单', en: 'Set targets, denominators and service lists' },
  'reports.read': { zh: '查看报表', en: 'See reports' },
  'reports.prepare': { zh: '填报月报并上报', en: 'Prepare reports and send them up' },
  'reports.approve': { zh: '审核、退回和签发报表', en: 'Review, return and sign reports' },
  'evaluation.read': { zh: '查看站点评估', en: 'See evaluations of stations' },
  'evaluation.write': { zh: '评估站点', en: 'Evaluate stations' },
  'regions.write': { zh: '维护区划和站点', en: 'Keep divisions and stations' },
  'access.read': { zh: '查看账号和授权', en: 'See accounts and grants' },
  'access.accounts': { zh: '开立和停用账号', en: 'Open and suspend accounts' },
  'access.grant': { zh: '授予和收回权限', en: 'Give and end grants' },
  'access.policy': { zh: '设置登录安全策略', en: 'Set the sign-in policy' },
  'access.tokens': { zh: '管理外部程序的令牌', en: 'Keep tokens for outside programs' },
  'access.break-glass': { zh: '紧急查阅范围外的档案', en: 'Open a file outside the scope in an emergency' },
  'access.review': { zh: '复核紧急查阅', en: 'Review emergency openings' },
  'programmes.read': { zh: '查看政策和办理条件', en: 'See programmes and their rules' },
  'programmes.draft': { zh: '起草政策', en: 'Draft programmes' },
  'programmes.approve': { zh: '审批政策', en: 'Approve programmes' },
  'audit.read': { zh: '查看审计日志', en: 'Read the audit trail' },
  'funds.read': { zh: '查看资金、预算和支付', en: 'See money, budgets and payments' },
  'funds.plan': { zh: '登记到位资金、编制和调整预算', en: 'Record money, make and change budgets' },
  'funds.prepare': {
    zh: '承诺、编制支付批次、下达追回',
    en: 'Commit, prepare payment runs, order recoveries',
  },
  'funds.approve': { zh: '审批支付批次和核销', en: 'Approve payment runs and writing off' },
  'funds.reconcile': { zh: '与银行对账、登记追回到账', en: 'Reconcile with the bank, record what came back' },
  'practicum.read': { zh: '查看实习登记和时数', en: 'See practicum and its hours' },
  'practicum.write': { zh: '登记实习生、录入时数、开具证明', en: 'Place students, log hours, certify them' },
  'practicum.log': { zh: '记录自己的实习时数', en: 'Log one’s own practicum' },
  'practicum.sign': { zh: '作为督导签字确认实习时数', en: 'Sign practicum hours as field supervisor' },
  'practicum.void': { zh: '认定虚假实习时数并作废', en: 'Mark forged practicum hours as void' },
  'organisations.registry': {
    zh: '社会组织登记、年报、名录和处罚',
    en: 'Registration, annual reports, lists and penalties of social organisations',
  },
  'applications.read': { zh: '查看政策申请', en: 'See applications under programmes' },
  'applications.apply': {
    zh: '申请政策、查看自己的申请',
    en: 'Apply under programmes, see one’s own applications',
  },
  'applications.nominate': { zh: '推荐申报', en: 'Nominate for programmes' },
  'applications.check': { zh: '受理和审查申请', en: 'Check applications, return and refuse them' },
  'applications.decide': { zh: '审定申请', en: 'Decide applications' },
  'applications.review': { zh: '评审分派给自己的申请', en: 'Judge the applications assigned to oneself' },
  'applications.notice': { zh: '发布公示、处理异议', en: 'Publish notices, decide objections' },
  'applications.sanction': {
    zh: '撤销资格、责令追回、限制申请',
    en: 'Revoke, order recovery, bar from programmes',
  },
  'applications.pay': {
    zh: '发放补贴和奖励、确认按期发放名单',
    en: 'Pay what was awarded, confirm the monthly roll',
  },
} as const satisfies Record<string, Words>

export type Permission = keyof typeof permissions

export const permissionCodes = Object.keys(permissions) as readonly Permission[]

export const isPermission = (text: string): text is Permission => Object.hasOwn(permissions, text)

/**
 * What an outside program may be trusted with. It never holds what gives rights away, opens files in an emergency
 * or unmasks: those are acts of a person who can be asked why.
 */
export const permissionsOfPrograms: readonly Permission[] = permissionCodes.filter(
  (code) => !code.startsWith('access.') && code !== 'people.unmask',
)
