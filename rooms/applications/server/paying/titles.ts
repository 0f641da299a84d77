import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import { nation } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import { programmeOn, programmesIn, shippedProgrammes } from '../../../programmes/server/index.ts'
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

/** The names of classes of programmes: the titles of the programmes that are in each, of files and of approved versions. */
export async function classTitles(tx: Handle, today: Day): Promise<(subjectClass: string) => Words> {
  const inForce = await programmesIn(tx, nation, today)
  const all = new Map(
    [...shippedProgrammes(), ...inForce].map(({ programme }) => [programme.code, programme] as const),
  )
  return (subjectClass) => {
    const inClass = [...all.values()].filter((one) => one.subject_class === subjectClass)
    if (inClass.length === 0) return { zh: subjectClass, en: subjectClass }
    return {
      zh: inClass.map(({ title }) => title.zh).join('、'),
      en: inClass.map(({ title }) => title.en).join(', '),
    }
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
