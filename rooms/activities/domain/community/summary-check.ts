import type { Problem } from '../../../../kernel/errors.ts'

/** The questionnaires of a summary; the mean of the five-point answers in hundredths. */
export type Satisfaction = {
  readonly handedOut?: number | undefined
  readonly returned?: number | undefined
  readonly satisfaction?: number | undefined
}

/** More came back than were handed out, or a mean of none. */
export function satisfactionProblems({ handedOut, returned, satisfaction }: Satisfaction): Problem[] {
  const problems: Problem[] = []
  if ((returned ?? 0) > (handedOut ?? 0))
    problems.push({ code: 'more-returned-than-handed-out', path: '/body/returned' })
  if (satisfaction !== undefined && !returned)
    problems.push({ code: 'satisfaction-of-nobody', path: '/body/satisfaction' })
  return problems
}
