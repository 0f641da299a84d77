import type { Refusal } from '../../../kernel/errors.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Language } from '../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { type TakenList, takeList } from '../../documents/server/index.ts'

/** A list of this room as a workbook. */
export const exportList = <Row, Line>(
  standing: Standing & { readonly language: Language },
  what: string,
  list: TakenList<Row, Line>,
): Promise<Result<FileAnswer, Refusal>> =>
  takeList(standing, takenAway(standing, what), list, standing.language)

/** The line of the audit trail that says so. */
export const takenAway = ({ scope }: Standing, what: string) => ({
  action: `funds.export-${what}`,
  division: scope.ranges[0]?.low ?? 0,
})
