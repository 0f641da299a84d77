import type { Refusal } from '../../kernel/errors.ts'
import { problemDocument } from '../../platform/server/http/problem.ts'
import { allErrors } from '../server/errors.ts'
import { CommandRefused } from './output.ts'

/** A room's refusal for the terminal: both languages, with everything that is wrong. */
export function refusedBy(refusal: Refusal): CommandRefused {
  const { messages, problems, code } = problemDocument(allErrors, refusal, 'zh')
  const all = [messages, ...problems.map((problem) => problem.messages)]
  return new CommandRefused(
    code,
    { zh: all.map(({ zh }) => zh).join('\n'), en: all.map(({ en }) => en).join('\n') },
    {
      ...refusal.data,
      ...(problems.length
        ? { problems: problems.map(({ code: problem, path, data }) => ({ code: problem, path, ...data })) }
        : {}),
    },
  )
}
