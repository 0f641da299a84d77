import { newId } from '../platform/server/ids.ts'

/** Records of a case with everything that is asked for; what a test is about is given over it. */
export const caseRecords = {
  intake: (more: object = {}) => ({
    kind: 'intake',
    source: 'school',
    presentingProblem: '孩子近一个月不愿上学',
    urgency: 'ordinary',
    crisis: [],
    consent: 'written',
    consentBy: 'both',
    decision: 'accept',
    reason: '属于本站服务范围',
    ...more,
  }),
  assessment: (more: object = {}) => ({
    kind: 'assessment',
    mental: '自我评价偏低',
    family: '与祖父母同住',
    community: '同伴往来少',
    wishes: '想重新回到教室',
    problems: ['厌学', '自我评价低'],
    strengths: '喜欢画画',
    needs: '鼓励与陪伴',
    risks: '未见自伤和被伤害的迹象',
    scales: [],
    ...more,
  }),
  plan: (goals: readonly string[], more: object = {}) => ({
    kind: 'plan',
    overallGoal: '恢复正常上学',
    goals: goals.map((id) => ({
      id,
      title: '每周到校',
      indicator: '到校天数',
      baseline: '每周 1 天',
      target: '每周 5 天',
      dueOn: '2023-11-30',
    })),
    strategies: '从兴趣入手，家校配合',
    timetable: '每周一次面谈，一个月后回顾',
    tasks: [{ who: 'worker', task: '每周面谈' }],
    sessions: 6,
    parties: ['client'],
    ...more,
  }),
  agreement: (party = 'client', more: object = {}) => ({
    kind: 'agreement',
    party,
    name: '王小明',
    way: 'typed',
    ...more,
  }),
  process: (heldOn: string, more: object = {}) => ({
    kind: 'process',
    heldOn,
    startedAt: '15:00',
    endedAt: '15:50',
    place: '社工室',
    form: 'interview',
    aim: '建立关系',
    process: '一起画画，谈到班级',
    ...more,
  }),
  progress: (goal: string, heldOn: string) => ({ kind: 'progress', goal, heldOn, score: 0 }),
  evaluation: (goals: readonly string[]) => ({
    kind: 'evaluation',
    scores: goals.map((goal) => ({ goal, score: 1 })),
    satisfaction: 'satisfied',
    reflection: '家校同步是关键',
  }),
  closing: (more: object = {}) => ({
    kind: 'closing',
    reason: 'goals-met',
    outcome: '情况改善，每天到校',
    attainment: 'most',
    satisfaction: 'satisfied',
    followUp: '一、三、六个月回访',
    acknowledged: 'signed',
    acknowledgedBy: '王小明',
    ...more,
  }),
  followUp: (months: number, heldOn: string) => ({
    kind: 'follow-up',
    months,
    heldOn,
    form: 'telephone',
    kept: 'kept',
    situation: '按时上学',
    again: 'no',
  }),
}

/** What is asked of another station; the ground is a duty of law, so that no consent is needed. */
export const transferring = (station: string, version: number, more: object = {}) => ({
  id: newId(),
  version,
  station,
  reason: '随祖母迁居善堂',
  handOver: handOver(),
  ...more,
})

/** The note and the ground of a hand-over; what a test is about is given over it. */
export const handOver = (more: object = {}) => ({
  summary: '已家访两次，孩子愿意回校',
  next: '本周五联系班主任',
  data: [],
  legalBasis: 'statutory-duty',
  basisNote: '乡镇社工站依职责连续服务困境儿童',
  ...more,
})

/** A command's body around a record. */
export const filing = (record: object, more: object = {}) => ({ id: newId(), record, ...more })
