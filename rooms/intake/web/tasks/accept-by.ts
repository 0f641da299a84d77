import { dayAt } from '../../../../kernel/day.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'

/** A clock of working days ends with a day, and the instant after it is nobody's deadline: then that day is shown. */
export function useAcceptBy() {
  const show = useFormat()
  return (at: string): string => {
    const end = Date.parse(at)
    const last = dayAt(end - 1)
    return last === dayAt(end) ? show.instant(at) : show.day(last)
  }
}
