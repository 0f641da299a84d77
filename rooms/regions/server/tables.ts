import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { DivisionSource } from '../domain/division.ts'
import type { Have } from '../domain/five-haves.ts'
import type { UrbanRuralClass } from '../domain/urban-rural.ts'

export type DivisionRow = {
  code: DivisionCode
  name: string
  level: number
  parent: DivisionCode | null
  pinyin: string
  initials: string
  grams: number[]
  urbanRural: UrbanRuralClass | null
  official: boolean
  source: DivisionSource
  validFrom: Day
  validTo: Day | null
  successor: DivisionCode | null
}

export type ManagingZoneRow = {
  id: Id
  name: string
  pinyin: string
  initials: string
  division: DivisionCode
}

export type ManagingZoneMemberRow = { zone: Id; division: DivisionCode; validFrom: Day; validTo: Day | null }

export type StationRow = {
  province: number
  id: Id
  code: string
  name: string
  pinyin: string
  initials: string
  kind: string
  functions: string[]
  programmeLabel: string | null
  parent: Id | null
  division: DivisionCode
  managingZone: Id | null
  operator: string | null
  address: string | null
  phone: string | null
  openedOn: Day
  closedOn: Day | null
  substanceDeclaredOn: Day | null
  version: number
}

export type StationEvidenceRow = {
  province: number
  id: Id
  station: Id
  division: DivisionCode
  have: Have
  description: string
  file: Id | null
  heldOn: Day
  withdrawnOn: Day | null
}

export type StationNumberRow = { province: number; place: string; last: number }

export type RegionsTables = {
  division: DivisionRow
  managingZone: ManagingZoneRow
  managingZoneMember: ManagingZoneMemberRow
  station: StationRow
  stationNumber: StationNumberRow
  stationEvidence: StationEvidenceRow
}

export const regionsTables = (db: Handle) => db.withTables<RegionsTables>()
