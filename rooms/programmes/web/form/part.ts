import type { Words } from '../../../../kernel/contract.ts'

/** What a file names: parts of it that other parts refer to. */
export type Named = 'facts' | 'parameters' | 'values' | 'switches' | 'stages'

/**
 * What a part of a file takes, told once: the form is drawn from this, and a test holds it against the schema of the
 * language, so that no word of it is without its field.
 */
export type Part =
  | { readonly as: 'text'; readonly long?: boolean; readonly mono?: boolean }
  | { readonly as: 'words'; readonly long?: boolean }
  | { readonly as: 'day' }
  /** A place, by its code in the file and by its name on the screen. */
  | { readonly as: 'place' }
  | { readonly as: 'whole' }
  | { readonly as: 'decimal' }
  | { readonly as: 'money' }
  /** The value of a figure: by the unit that stands beside its dated values. */
  | { readonly as: 'figure' }
  | { readonly as: 'choice'; readonly options: Readonly<Record<string, Words>> }
  /** Codes of the closed list that is given, each with its words. */
  | { readonly as: 'choices'; readonly options: Readonly<Record<string, Words>> }
  /** The name of something in this file; `also` are words of the language that may stand here too. */
  | {
      readonly as: 'name'
      readonly of: readonly Named[]
      readonly also?: Readonly<Record<string, Words>>
      readonly units?: readonly string[]
    }
  | { readonly as: 'names'; readonly of: readonly Named[] }
  /** Codes that are written freely, one a line. */
  | { readonly as: 'codes' }
  | { readonly as: 'condition' }
  | { readonly as: 'quantity' }
  /** Answers to the questions of this file. */
  | { readonly as: 'answers' }
  | { readonly as: 'fields'; readonly fields: readonly Field[] }
  | { readonly as: 'list'; readonly of: Part; readonly start: unknown; readonly add: Words }
  | {
      readonly as: 'record'
      readonly of: Part
      readonly keyed: 'name' | 'code' | 'day' | 'stage' | 'option'
      readonly start: unknown
      readonly add: Words
    }
  /** One of several shapes, told by a key: of its value (`kind: roll`), or by which key is there at all. */
  | { readonly as: 'ways'; readonly key: string | null; readonly ways: readonly Way[] }

export type Field = {
  readonly key: string
  readonly label: Words
  readonly hint?: Words
  readonly part: Part
  /** May be left out of the file. */
  readonly optional?: boolean
}

export type Way = {
  readonly code: string
  readonly label: Words
  readonly fields: readonly Field[]
  readonly start: unknown
}

export const words = (zh: string, en: string): Words => ({ zh, en })

type More = { readonly optional?: boolean; readonly hint?: Words }
export const field = (key: string, zh: string, en: string, part: Part, more: More = {}): Field => ({
  key,
  label: { zh, en },
  part,
  ...more,
})

export const text: Part = { as: 'text' }
export const both: Part = { as: 'words' }
export const sourceField = field('source', '依据', 'Source', text, {
  hint: words('条款、文号或网址', 'The article, number or link'),
})
export const optional = { optional: true } as const

const yesNoOptions = { yes: words('是', 'Yes'), no: words('否', 'No') }
export const yesNo: Part = { as: 'choice', options: yesNoOptions }

export const parameterOf = (...units: readonly string[]): Part => ({ as: 'name', of: ['parameters'], units })
export const factName: Part = { as: 'name', of: ['facts'] }
export const stageName: Part = { as: 'name', of: ['stages'] }
