import { type Compared, comparison } from './compared.ts'

export type LessThan = Compared<'less_than'>

/** 不满、不足: the number itself is too much. Of days: before it. */
export const lessThan = comparison('less_than', (difference) => difference < 0)
