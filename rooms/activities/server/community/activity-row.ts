import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { ActivityKind, ActivityState } from '../../domain/community/codes.ts'
import type { ServiceField } from '../../domain/service-field.ts'
import type { ServiceType } from '../../domain/service-type.ts'

/** A plan as it stands in the table; times are `HH:MM` in Asia/Shanghai. */
export type ActivityRow = {
  readonly province: number
  readonly id: Id
  readonly title: string
  readonly themeDay: string | null
  readonly kind: ActivityKind
  readonly field: ServiceField | null
  readonly serviceType: ServiceType | null
  readonly goals: string | null
  readonly audience: string | null
  readonly expected: number | null
  readonly capacity: number | null
  readonly startsOn: Day
  readonly startsAt: string
  readonly endsOn: Day
  readonly endsAt: string
  readonly month: number
  readonly place: string
  readonly station: Id
  readonly division: DivisionCode
  readonly stationDivision: DivisionCode
  readonly partnerStations: readonly Id[]
  readonly partnerDivisions: readonly DivisionCode[]
  readonly partners: string | null
  readonly flow: string | null
  readonly labour: string | null
  readonly supplies: string | null
  readonly safetyPlan: string | null
  readonly budget: readonly { readonly item: string; readonly fen: number }[]
  readonly budgetFen: number
  readonly responsible: Id
  readonly responsibleName: string
  readonly state: ActivityState
  readonly cancelReason: string | null
  readonly joinCode: string
  readonly joinOpen: boolean
  readonly signUpOpen: boolean
  readonly safetyDuty: Id | null
  readonly summaryDuty: Id | null
  readonly version: number
}

export const activityColumns =
  sql.raw(`province, id, title, theme_day, kind, field, service_type, goals, audience, expected,
  capacity, starts_on, to_char(starts_at, 'HH24:MI') as starts_at, ends_on, to_char(ends_at, 'HH24:MI') as ends_at, month, place,
  station, division, station_division, partner_stations, partner_divisions, partners, flow, labour, supplies, safety_plan, budget,
  budget_fen, responsible, responsible_name, state, cancel_reason, join_code, join_open, sign_up_open, safety_duty, summary_duty, version`)

/** The instant as answers carry it: ISO 8601 in Asia/Shanghai. */
export const instant = (column: string) =>
  sql.raw<string>(`to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`)
