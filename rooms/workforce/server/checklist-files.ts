import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { contains, type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import { stationKinds } from '../../regions/server/index.ts'
import { type Checklist, checklistSchema } from '../domain/checklist.ts'

const folder = join(import.meta.dirname, '../../../data/checklists')
let known: readonly Checklist[] | undefined

/**
 * The checklists of `data/checklists`, read once a process, the most particular first. Throws where a file is not of its
 * form, is not called by its code, or names a room or function that no station can have.
 */
export function checklists(): readonly Checklist[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const list = checklistSchema.parse(parse(readFileSync(join(folder, file), 'utf8')))
      if (file !== `${list.code}.yaml`) throw new Error(`${file} holds the checklist ${list.code}`)
      const { functions, rooms } = stationKinds()
      for (const tier of list.tiers) {
        const strange = [
          ...tier.functions.filter((one) => !functions.some(({ code }) => code === one)),
          ...tier.rooms.filter((one) => !rooms.some(({ code }) => code === one)),
        ]
        if (strange.length > 0)
          throw new Error(`${file}, ${tier.level}: ${strange.join(', ')} is nothing a station has`)
      }
      return list
    })
    .toSorted((a, b) => size(a.division) - size(b.division))
  return known
}

const size = (division: DivisionCode): number => rangeOf(division).high - rangeOf(division).low

/** The lists that hold at a place, the most particular first. */
export const checklistsAt = (place: DivisionCode): readonly Checklist[] =>
  checklists().filter(({ division }) => division === 0 || contains(division, place))

/** Whether the most particular list of a village says that its secretary is its child director (S16.5). */
export const secretaryDirects = (village: DivisionCode): boolean =>
  (checklistsAt(village)[0]?.tiers ?? []).some(
    ({ level, staff }) =>
      level === 'village' &&
      staff.some(
        (need) => 'post' in need && need.post === 'child-director' && need.held_by === 'village-secretary',
      ),
  )
