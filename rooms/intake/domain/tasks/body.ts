import type { Words } from '../../../../kernel/contract.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'

/** To whom a task is given: a body of the register, another station or centre, or one adviser's account. */
export type TaskBody = { readonly organisation: Id } | { readonly station: Id } | { readonly account: Id }

export const bodyKinds = {
  organisation: { zh: '协作单位', en: 'Partner body' },
  station: { zh: '站点', en: 'Station' },
  account: { zh: '救助顾问', en: 'Relief adviser' },
} as const satisfies Record<string, Words>

export type BodyKind = keyof typeof bodyKinds

export const bodyKindCodes = Object.keys(bodyKinds) as [BodyKind, ...BodyKind[]]

/** A body as a row names it: exactly one of the three is there. */
export type BodyColumns = {
  readonly organisation: Id | null
  readonly toStation: Id | null
  readonly toDivision: DivisionCode | null
  readonly account: Id | null
}

export const bodyKindOf = ({
  organisation,
  toStation,
}: Omit<BodyColumns, 'toDivision' | 'account'>): BodyKind =>
  organisation !== null ? 'organisation' : toStation !== null ? 'station' : 'account'
