import type { Words } from '../../../kernel/contract.ts'
import { attainmentTerms, caseSourceTerms, closeReasonTerms, satisfactionTerms } from './case-codes.ts'
import type { RecordKind } from './phases.ts'
import {
  acknowledgedTerms,
  consentByTerms,
  consentTerms,
  contactTerms,
  crisisTerms,
  decisionTerms,
  keptTerms,
  partyTerms,
  scoreTerms,
  signedTerms,
  urgencyTerms,
} from './record-codes.ts'

type Terms = Readonly<Record<string, Words>>

/** One field of a form: how it is asked for and under which words. What may stand in it is the contract's. */
export type FormField = {
  readonly name: string
  readonly label: Words
  readonly hint?: Words
  readonly required?: boolean
} & (
  | { readonly as: 'line' | 'time' | 'number' | 'lines' | 'strokes' | 'goal' }
  | { readonly as: 'long'; readonly rows?: number }
  | { readonly as: 'day'; readonly lean: 'past' | 'future' }
  | { readonly as: 'choice' | 'choices' | 'score'; readonly terms: Terms }
  | { readonly as: 'rows'; readonly add: Words; readonly columns: readonly FormField[] }
  /** A row for each goal of the plan, which is not typed again. */
  | { readonly as: 'goal-scores'; readonly columns: readonly FormField[] }
)

export type FormGroup = { readonly title?: Words; readonly fields: readonly FormField[] }

const long = (
  name: string,
  zh: string,
  en: string,
  more: { required?: boolean; hint?: Words; rows?: number } = {},
) => ({ name, as: 'long', label: { zh, en }, ...more }) as const
const line = (name: string, zh: string, en: string, more: { required?: boolean; hint?: Words } = {}) =>
  ({ name, as: 'line', label: { zh, en }, ...more }) as const
const choice = (name: string, zh: string, en: string, terms: Terms, required = true) =>
  ({ name, as: 'choice', label: { zh, en }, terms, required }) as const
const heldOn = {
  name: 'heldOn',
  as: 'day',
  lean: 'past',
  label: { zh: '日期', en: 'Day' },
  required: true,
} as const
const contact = choice('form', '形式', 'How', contactTerms)

/** The forms of 5.4, field by field, as screen and paper show them. */
export const recordForms: Readonly<Record<RecordKind, readonly FormGroup[]>> = {
  intake: [
    {
      fields: [
        choice('source', '来源', 'How the client came', caseSourceTerms),
        long('presentingProblem', '求助问题描述', 'What is asked for', { required: true }),
        choice('urgency', '紧急程度', 'Urgency', urgencyTerms),
      ],
    },
    {
      title: { zh: '危机初筛', en: 'Crisis screen' },
      fields: [
        {
          name: 'crisis',
          as: 'choices',
          label: { zh: '有下列情形的请选', en: 'Choose what there are signs of' },
          hint: {
            zh: '选了任何一项，都要督导签署后才能进入预估',
            en: 'With any of them a supervisor signs before assessment',
          },
          terms: crisisTerms,
        },
        long('crisisNote', '情况和已采取的措施', 'What is known and what was done at once', { rows: 2 }),
      ],
    },
    {
      title: { zh: '知情同意和受理', en: 'Consent and decision' },
      fields: [
        choice('consent', '知情同意', 'Informed consent', consentTerms),
        choice('consentBy', '由谁同意', 'Given by', consentByTerms, false),
        choice('decision', '是否受理', 'Decision', decisionTerms),
        long('reason', '理由', 'Why', { required: true, rows: 2 }),
      ],
    },
  ],
  assessment: [
    {
      title: { zh: '个人', en: 'The person' },
      fields: [
        long('physical', '生理', 'Body and health', { rows: 2 }),
        long('mental', '心理', 'Mind', { required: true, rows: 2 }),
        long('behaviour', '行为', 'Behaviour', { rows: 2 }),
      ],
    },
    {
      title: { zh: '环境', en: 'Surroundings' },
      fields: [
        long('family', '家庭', 'Family', { required: true, rows: 2 }),
        long('schoolOrWork', '学校或单位', 'School or work', { rows: 2 }),
        long('community', '社区和社会支持', 'Community and support', { required: true, rows: 2 }),
        long('economy', '经济', 'Economy', { rows: 2 }),
      ],
    },
    {
      title: { zh: '判断', en: 'What follows' },
      fields: [
        long('wishes', '服务对象自述期望', 'What the client wants, in own words', {
          required: true,
          rows: 2,
        }),
        {
          name: 'problems',
          as: 'lines',
          label: { zh: '问题排序', en: 'Problems, ranked' },
          hint: { zh: '一行一个，最要紧的在最上面', en: 'One a line, the most pressing first' },
          required: true,
        },
        long('strengths', '优势', 'Strengths', { required: true, rows: 2 }),
        long('needs', '需要', 'Needs', { required: true, rows: 2 }),
        long('risks', '风险', 'Risks', {
          required: true,
          rows: 2,
          hint: { zh: '没有发现的，写“未见”', en: 'Where none was found, say so' },
        }),
        long('theory', '理论依据', 'Theory', { rows: 2 }),
        {
          name: 'scales',
          as: 'rows',
          label: { zh: '量表', en: 'Scales' },
          add: { zh: '加一个量表', en: 'Add a scale' },
          columns: [
            line('name', '名称', 'Name', { required: true }),
            line('score', '得分', 'Score', { required: true }),
            { name: 'on', as: 'day', lean: 'past', label: { zh: '施测日期', en: 'Taken on' } },
          ],
        },
      ],
    },
  ],
  plan: [
    {
      title: { zh: '目标', en: 'Goals' },
      fields: [
        long('overallGoal', '总目标', 'Overall goal', { required: true, rows: 2 }),
        {
          name: 'goals',
          as: 'rows',
          label: { zh: '具体目标', en: 'Specific goals' },
          add: { zh: '加一个目标', en: 'Add a goal' },
          required: true,
          columns: [
            line('title', '目标', 'Goal', { required: true }),
            line('indicator', '指标', 'Indicator', { required: true }),
            line('baseline', '基线', 'Baseline', { required: true }),
            line('target', '目标值', 'Target', { required: true }),
            { name: 'dueOn', as: 'day', lean: 'future', label: { zh: '期限', en: 'By' }, required: true },
          ],
        },
      ],
    },
    {
      title: { zh: '做法', en: 'How' },
      fields: [
        long('strategies', '介入策略', 'Strategies', { required: true }),
        {
          name: 'tasks',
          as: 'rows',
          label: { zh: '分工', en: 'Division of tasks' },
          hint: {
            zh: '个案管理要写明至少两个单位',
            en: 'Case management names at least two bodies',
          },
          add: { zh: '加一项分工', en: 'Add a task' },
          required: true,
          columns: [
            choice('who', '由谁', 'Who', partyTerms),
            line('body', '单位', 'Body'),
            line('task', '做什么', 'Does what', { required: true }),
            { name: 'dueOn', as: 'day', lean: 'future', label: { zh: '期限', en: 'By' } },
          ],
        },
        long('timetable', '时间表', 'Timetable', { required: true, rows: 2 }),
        {
          name: 'sessions',
          as: 'number',
          label: { zh: '预计次数', en: 'Sessions expected' },
          required: true,
        },
        long('risks', '风险与应对', 'Risks and what then', { rows: 2 }),
      ],
    },
    {
      title: { zh: '服务协议', en: 'Service agreement' },
      fields: [
        {
          name: 'parties',
          as: 'choices',
          label: { zh: '由哪些方签署', en: 'Who signs it' },
          hint: { zh: '各方都签署后才能进入介入', en: 'Intervention begins when all of them have signed' },
          terms: partyTerms,
          required: true,
        },
      ],
    },
  ],
  agreement: [
    {
      fields: [
        choice('party', '签署方', 'Party', partyTerms),
        line('name', '签署人姓名', 'Name of who signs', { required: true }),
        choice('way', '签署方式', 'How', signedTerms),
        {
          name: 'strokes',
          as: 'strokes',
          label: { zh: '在框内签名', en: 'Sign in the field' },
          hint: {
            zh: '用手指、笔或鼠标书写；不便书写时请选“输入姓名”',
            en: 'With a finger, a pen or a mouse; choose “Typed name” where that does not work',
          },
        },
      ],
    },
  ],
  process: [
    {
      fields: [
        heldOn,
        { name: 'startedAt', as: 'time', label: { zh: '开始', en: 'From' } },
        { name: 'endedAt', as: 'time', label: { zh: '结束', en: 'To' } },
        contact,
        line('place', '地点', 'Place'),
        line('participants', '参与人', 'Who took part'),
      ],
    },
    {
      fields: [
        long('aim', '目标', 'Aim', { required: true, rows: 2 }),
        long('process', '过程', 'What happened', { required: true, rows: 5 }),
        long('clientState', '对象表现和情绪', 'How the client was', { rows: 2 }),
        long('resources', '链接的资源', 'Resources linked', { rows: 2 }),
        long('reflection', '社工反思', 'Reflection', { rows: 2 }),
        long('nextPlan', '下次计划', 'Next plan', { rows: 2 }),
        {
          name: 'nextOn',
          as: 'day',
          lean: 'future',
          label: { zh: '约定的下次日期', en: 'Next contact on' },
          hint: { zh: '填了就会提醒您按时补记', en: 'When given, you are reminded to write it down in time' },
        },
      ],
    },
  ],
  progress: [
    {
      fields: [
        { name: 'goal', as: 'goal', label: { zh: '目标', en: 'Goal' }, required: true },
        heldOn,
        {
          name: 'score',
          as: 'score',
          label: { zh: '达成程度', en: 'Attainment' },
          terms: scoreTerms,
          required: true,
        },
        long('note', '说明', 'Note', { rows: 2 }),
      ],
    },
  ],
  evaluation: [
    {
      fields: [
        {
          name: 'scores',
          as: 'goal-scores',
          label: { zh: '目标达成', en: 'Goal attainment' },
          required: true,
          columns: [
            {
              name: 'score',
              as: 'score',
              label: { zh: '达成程度', en: 'Attainment' },
              terms: scoreTerms,
              required: true,
            },
            line('note', '说明', 'Note'),
          ],
        },
        long('measures', '前后测', 'Before and after', { rows: 2 }),
        choice('satisfaction', '服务对象满意度', 'The client is', satisfactionTerms),
        long('clientWords', '服务对象的评价', 'In the client’s words', { rows: 2 }),
        long('reflection', '社工自评', 'The worker’s reflection', { required: true }),
      ],
    },
  ],
  closing: [
    {
      fields: [
        choice('reason', '结案原因', 'Why it is closed', closeReasonTerms),
        long('outcome', '成效与总结', 'What came of it', { required: true }),
        choice('attainment', '目标达成', 'Goals reached', attainmentTerms),
        choice('satisfaction', '对象评价', 'The client is', satisfactionTerms, false),
        long('followUp', '后续跟进计划', 'Follow-up plan', { required: true, rows: 2 }),
      ],
    },
    {
      title: { zh: '服务对象确认', en: 'Acknowledgement' },
      fields: [
        choice('acknowledged', '确认方式', 'Acknowledged', acknowledgedTerms),
        line('acknowledgedBy', '确认人', 'By'),
      ],
    },
    {
      title: { zh: '转介', en: 'Referral' },
      fields: [
        line('referredTo', '转介去向', 'Referred to', {
          hint: { zh: '因转介结案时必填', en: 'Needed when it is closed by referral' },
        }),
        long('transferLetter', '转介函', 'Transfer letter', { rows: 3 }),
      ],
    },
  ],
  'follow-up': [
    {
      fields: [
        {
          name: 'months',
          as: 'number',
          label: { zh: '结案后几个月', en: 'Months after closing' },
          required: true,
        },
        heldOn,
        contact,
        choice('kept', '近况', 'How it is now', keptTerms),
        long('situation', '回访情况', 'What was found', { required: true }),
        choice('again', '是否需要重新接案', 'Whether a new case is needed', {
          no: { zh: '不需要', en: 'No' },
          yes: { zh: '需要', en: 'Yes' },
        }),
      ],
    },
  ],
}

/** All fields of a form in order, whatever group they stand in. */
export const fieldsOf = (kind: RecordKind): readonly FormField[] =>
  recordForms[kind].flatMap(({ fields }) => fields)
