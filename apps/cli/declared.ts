import type { Words } from '../../kernel/contract.ts'
import type { DeclaredProblem } from '../../platform/server/declared-file.ts'

export type { DeclaredProblem } from '../../platform/server/declared-file.ts'

/** What is wrong with a declared file, a line a problem, with the path that was typed. */
export const problemsIn = (file: string, problems: readonly DeclaredProblem[]): Words => ({
  zh: problems.map(({ line, reason }) => `${file}:${line}: ${reason.zh}`).join('\n'),
  en: problems.map(({ line, reason }) => `${file}:${line}: ${reason.en}`).join('\n'),
})
