import type { ErrorTable } from '../../../../kernel/contract.ts'

/** What group work refuses, beside what every command may. */
export const groupErrors = {
  'group-sessions-beyond-plan': {
    status: 400,
    zh: '分节计划多于计划节数',
    en: 'More sessions are planned one by one than the number of sessions says',
  },
  'group-sessions-out-of-order': {
    status: 400,
    zh: '分节计划的日期应按先后排列',
    en: 'Planned sessions must follow each other in time',
  },
  'session-in-the-future': {
    status: 400,
    zh: '活动日期不能晚于今天',
    en: 'A session cannot be later than today',
  },
  'session-ends-before-it-starts': {
    status: 400,
    zh: '结束时间早于开始时间',
    en: 'The session ends before it starts',
  },
  'group-over': {
    status: 409,
    zh: '小组已结束或取消，不能再修改',
    en: 'The group is closed or cancelled and is not changed any more',
  },
  'group-not-over': {
    status: 409,
    zh: '小组还没有结束，不需要重新打开',
    en: 'The group is not closed, so there is nothing to open again',
  },
  'group-already-open': {
    status: 409,
    zh: '小组已经开展过活动，请办理结束，不能取消',
    en: 'The group has held sessions; close it instead of giving it up',
  },
  'group-without-session': {
    status: 422,
    zh: '小组还没有活动记录，不能结束；如不再开展，请取消',
    en: 'The group has held no session, so it cannot be closed; give it up instead',
  },
  'group-keeps-a-session': {
    status: 409,
    zh: '小组已结束，最后一条活动记录不能撤销；请先重新打开小组',
    en: 'The group is closed, so its only session cannot be withdrawn; open the group again first',
  },
  'closing-before-last-session': {
    status: 400,
    zh: '结束日期不能早于最后一节活动',
    en: 'A group cannot close before its last session',
  },
  'closing-in-the-future': {
    status: 400,
    zh: '结束日期不能晚于今天',
    en: 'The closing day cannot be later than today',
  },
  'session-after-closing': {
    status: 422,
    zh: '活动日期晚于小组结束日期',
    en: 'The session is later than the day on which the group closed',
  },
  'session-number-taken': {
    status: 409,
    zh: '这一节已有记录，请更正原记录或换一个节次',
    en: 'That session is already recorded; correct the record or choose another number',
  },
  'session-already-corrected': {
    status: 409,
    zh: '这条记录已被更正或撤销，请对最新的记录操作',
    en: 'This record was already corrected or withdrawn; work on the latest one',
  },
  'person-not-a-member': {
    status: 422,
    zh: '不是这个小组的组员，请先加入小组',
    en: 'Not a member of this group; add the person first',
  },
  'member-already-there': { status: 409, zh: '已经是组员', en: 'Already a member' },
  'member-has-attended': {
    status: 409,
    zh: '该组员已有出席记录，请办理退组，不能删除',
    en: 'The member has attended sessions; note the leaving instead of removing',
  },
  'left-before-joining': {
    status: 400,
    zh: '退组日期不能早于入组日期',
    en: 'A member cannot leave before joining',
  },
  'scale-not-valid': {
    status: 400,
    zh: '量表的最高分应大于最低分',
    en: 'The highest score of a scale must be above the lowest',
  },
  'score-out-of-scale': {
    status: 400,
    zh: '得分不在量表的范围内',
    en: 'The score lies outside the scale',
  },
  'satisfaction-not-valid': {
    status: 400,
    zh: '满意人数不能多于回收数，回收数不能多于发放数',
    en: 'Satisfied cannot exceed returned, nor returned exceed handed out',
  },
} as const satisfies ErrorTable
