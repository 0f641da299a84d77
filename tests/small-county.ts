import type { Day } from '../kernel/day.ts'
import { countyOf, type DivisionCode, provinceOf } from '../kernel/division.ts'
import type { Id } from '../kernel/id.ts'
import { newId } from '../platform/server/ids.ts'
import { asOwner, type TestPlatform } from './database.ts'

/** Two towns of Xunxian with a station each, and a village in each: enough to tell one's own from another's. */
export const xiaohe: DivisionCode = 410621105000
export const xiaoheVillage: DivisionCode = 410621105201
export const shantang: DivisionCode = 410621101000
export const shantangVillage: DivisionCode = 410621101201
export const xunxian: DivisionCode = 410621000000

export type SmallCounty = {
  readonly xiaoheStation: Id
  readonly shantangStation: Id
  /** Puts a person on a register; persons of one household share its id. */
  person(about?: Partial<PersonToBe>): Promise<Id>
}

export type PersonToBe = {
  readonly name: string
  readonly division: DivisionCode
  readonly station: Id
  readonly household: Id | null
  readonly categories: readonly string[]
  readonly registeredOn: Day
}

/** Written past row-level security and past the rooms: for arranging what another room owns, never for asserting. */
export async function smallCounty(platform: TestPlatform): Promise<SmallCounty> {
  const xiaoheStation = newId()
  const shantangStation = newId()
  await asOwner(platform.ownerUrl, async (client) => {
    for (const [id, code, name, division] of [
      [xiaoheStation, '410621-105-01', '小河镇社会工作服务站', xiaohe],
      [shantangStation, '410621-101-01', '善堂镇社会工作服务站', shantang],
    ] as const) {
      await client.query(
        `insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
         values ($1, $2, $3, $4, 'zhan', 'z', 'station', $5, '2021-10-08')`,
        [provinceOf(division), id, code, name, division],
      )
    }
  })
  let number = 0
  return {
    xiaoheStation,
    shantangStation,
    person: async (about = {}) => {
      const id = newId()
      const { name = '王小明', categories = [], household = null } = about
      const division = about.division ?? xiaoheVillage
      const station = about.station ?? (division === shantangVillage ? shantangStation : xiaoheStation)
      const registeredOn = about.registeredOn ?? '2022-03-01'
      number += 1
      await asOwner(platform.ownerUrl, async (client) => {
        await client.query(
          `insert into person (province, id, file_number, name, pinyin, identity_kind, no_identity_reason, division, station,
             station_county, household, registered_on, stay_from)
           values ($1, $2, $3, $4, 'wang', 'none', 'lost', $5, $6, $7, $8, $9, $9)`,
          [
            provinceOf(division),
            id,
            `CL-410621-2022-${String(number).padStart(5, '0')}`,
            name,
            division,
            station,
            countyOf(division) / 1_000_000,
            household,
            registeredOn,
          ],
        )
        for (const category of categories) {
          await client.query(
            `insert into person_category (province, person, id, division, station, category, valid_from)
             values ($1, $2, $3, $4, $5, $6, $7)`,
            [provinceOf(division), id, newId(), division, station, category, registeredOn],
          )
        }
      })
      return id
    },
  }
}
