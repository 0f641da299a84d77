import type { Words } from '../../../../kernel/contract.ts'
import type { Column, Split } from '../view.ts'

export type Values = Readonly<Record<string, Words>>

/** `title` is needed where no split names the column. */
export const text = (values: Values, title?: Words): Column => ({
  kind: 'text',
  values,
  ...(title ? { title } : {}),
})

export const integer = (values: Values): Column => ({ kind: 'integer', values })

/** Categories of the day (7.3): what a person receives is sensitive (L3). */
export const categories: Column = { kind: 'list', sensitive: true }

export const byCategory: Split = { column: 'categories', kind: 'set', title: { zh: '类别', en: 'Category' } }
