import type { ErrorTable } from '../../kernel/contract.ts'

export const caseworkErrors = {
  'case-in-the-future': { status: 400, zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
  'case-day-before-opening': {
    status: 400,
    zh: '日期不能早于接案日期',
    en: 'The day cannot be before the case was opened',
  },
  'case-day-before-move': {
    status: 400,
    zh: '日期不能早于最近一次转站的日期',
    en: 'The day cannot be before the last move',
  },
  'case-opening-after-turn': {
    status: 400,
    zh: '接案日期不能晚于转站或结案的日期',
    en: 'The day of opening cannot be after a move or the closing',
  },
  'case-already-closed': { status: 409, zh: '个案已结案', en: 'The case is closed' },
  'case-withdrawn': { status: 409, zh: '个案已撤销', en: 'The case was withdrawn' },
  'case-not-closed': { status: 409, zh: '个案还没有结案', en: 'The case is not closed' },
  'case-already-there': { status: 422, zh: '个案已在这个站点', en: 'The case is already with that station' },
  'case-reopens-other': {
    status: 422,
    zh: '只能重开同一服务对象已结案的个案',
    en: 'Only a closed case of the same person is taken up again',
  },
  'case-other-province': {
    status: 422,
    zh: '个案不能转到其他省份的站点',
    en: 'A case does not move to another province',
  },
} as const satisfies ErrorTable
