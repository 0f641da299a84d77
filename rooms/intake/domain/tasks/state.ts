import type { Words } from '../../../../kernel/contract.ts'

/** The way of a task: given, accepted, and one end. Who gives again after a return gives a new task. */
export const taskStateTitles = {
  given: { zh: '待接收', en: 'Waiting to be accepted' },
  accepted: { zh: '办理中', en: 'Being worked on' },
  done: { zh: '已办结', en: 'Done' },
  returned: { zh: '已退回', en: 'Returned' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Words>

export type TaskState = keyof typeof taskStateTitles

export const taskStates = Object.keys(taskStateTitles) as [TaskState, ...TaskState[]]

/** What each side may make of a task; anything else is refused with what is there now. */
const moves: Readonly<Record<TaskState, readonly TaskState[]>> = {
  given: ['accepted', 'returned', 'withdrawn'],
  accepted: ['done', 'returned', 'withdrawn'],
  done: [],
  returned: [],
  withdrawn: [],
}

export const mayBecome = (from: TaskState, to: TaskState): boolean => moves[from].includes(to)

export const isOpen = (state: TaskState): boolean => moves[state].length > 0
