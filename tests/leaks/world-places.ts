import { connect } from '../../platform/server/database/connect.ts'
import { checkDigitOf } from '../../rooms/people/index.ts'
import { loadDivisions } from '../../rooms/regions/server/index.ts'
import type { TestPlatform } from '../database.ts'

/** Towns of two counties and a village in each. */
export const places = [
  { town: 410621105000, village: 410621105201 },
  { town: 410621107000, village: 410621107201 },
  { town: 410622101000, village: 410622101001 },
] as const

/** The identity number of a person of the leak world. */
export const numberOf = (at: number): string => {
  const body = `99062119500203${String(101 + at * 2)}`
  return body + checkDigitOf(body)
}

export async function loadTwoCounties(platform: TestPlatform): Promise<void> {
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [410621000000, 410622000000] })
  await owner.close()
}
