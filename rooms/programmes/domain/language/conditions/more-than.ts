import { type Compared, comparison } from './compared.ts'

export type MoreThan = Compared<'more_than'>

/** 超过、以外: the number itself is not enough. Of days: after it. */
export const moreThan = comparison('more_than', (difference) => difference > 0)
