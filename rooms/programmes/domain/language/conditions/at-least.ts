import { type Compared, comparison } from './compared.ts'

export type AtLeast = Compared<'at_least'>

/** 以上、不少于、不低于、满: the number itself is enough. Of days: on it or after. */
export const atLeast = comparison('at_least', (difference) => difference >= 0)
