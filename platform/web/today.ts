import { type Day, dayAt } from '../../kernel/day.ts'

/** The day in Asia/Shanghai, wherever the device thinks it is. */
export const today = (): Day => dayAt(Date.now())
