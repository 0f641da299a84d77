import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import { programmeOn, shippedProgrammes } from '../../../programmes/server/index.ts'
import { holdingSaid } from '../../domain/paying/held.ts'

/** The titles of programmes by their codes; one that is no more in force is called as its file says, or by its code. */
export async function titlesOf(
  tx: Handle,
  codes: Iterable<string>,
  today: Day,
): Promise<(code: string) => Words> {
  const titles = new Map<string, Words>()
  for (const code of new Set(codes)) {
    const found = await programmeOn(tx, code, today)
    const shipped = shippedProgrammes().find(({ programme }) => programme.code === code)
    titles.set(code, found?.programme.title ?? shipped?.programme.title ?? { zh: code, en: code })
  }
  return (code) => titles.get(code) ?? { zh: code, en: code }
}

/** The name of a class of programmes: the titles of the programmes that are in it. */
export function classTitle(subjectClass: string): Words {
  const inClass = shippedProgrammes().filter(({ programme }) => programme.subject_class === subjectClass)
  if (inClass.length === 0) return { zh: subjectClass, en: subjectClass }
  return {
    zh: inClass.map(({ programme }) => programme.title.zh).join('、'),
    en: inClass.map(({ programme }) => programme.title.en).join(', '),
  }
}

/** Why payments are held, in the words of their programmes; nothing for those that are not. */
export async function holdingsOf(
  tx: Handle,
  items: readonly { readonly programme: string; readonly heldBy: readonly string[] }[],
  today: Day,
): Promise<(item: { readonly programme: string; readonly heldBy: readonly string[] }) => Words[]> {
  const known = new Map<string, Programme>()
  for (const code of new Set(items.flatMap((one) => (one.heldBy.length > 0 ? [one.programme] : [])))) {
    const found =
      (await programmeOn(tx, code, today))?.programme ??
      shippedProgrammes().find(({ programme }) => programme.code === code)?.programme
    if (found) known.set(code, found)
  }
  return ({ programme, heldBy }) => {
    const found = known.get(programme)
    return found ? holdingSaid(found, heldBy) : []
  }
}
