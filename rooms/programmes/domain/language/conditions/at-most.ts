import { type Compared, comparison } from './compared.ts'

export type AtMost = Compared<'at_most'>

/** 以下、以内、不超过、截至: the number itself is still within. Of days: on it or before. */
export const atMost = comparison('at_most', (difference) => difference <= 0)
