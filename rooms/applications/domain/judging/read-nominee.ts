import type { Words } from '../../../../kernel/contract.ts'
import { parseDivisionCode } from '../../../../kernel/division.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { dayOfText } from '../../../documents/index.ts'
import { type Fact, kindOfFact } from '../../../programmes/index.ts'
import { mostAffiliations, type NominationColumn } from './nomination-columns.ts'

export type Nominee = {
  readonly name: string
  readonly idNumber: string | null
  readonly phone: string | null
  readonly affiliations: readonly { readonly organisation: string; readonly post: string | null }[]
  readonly workTitle: string | null
  readonly township: number | null
  /** As a form sends answers: the engine reads them. */
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * Where a nominee is named with a body a second time, counted from 0; -1 where no body is named twice. Spaces and full-width
 * letters make no other body of it.
 */
export function bodyNamedTwice(affiliations: Nominee['affiliations']): number {
  const names = affiliations.map(({ organisation }) => organisation.normalize('NFKC').replace(/\s/g, ''))
  return names.findIndex((name, at) => names.indexOf(name) < at)
}

/** What is wrong with one cell, and what to write there. */
export type CellProblem = {
  readonly column: NominationColumn
  readonly code: string
  readonly message: Words
}

const missing: Words = { zh: '必填', en: 'Required' }

/** One row of a list as a nominee, as far as it can be read, and all cells that cannot. */
export function readNominee(
  columns: readonly NominationColumn[],
  values: Readonly<Record<string, string>>,
): { readonly nominee: Nominee; readonly problems: readonly CellProblem[] } {
  const problems: CellProblem[] = []
  const wrong = (column: NominationColumn, code: string, message: Words) => {
    problems.push({ column, code, message })
    return null
  }
  const facts: Record<string, string | number | readonly string[]> = {}
  let township: number | null = null
  for (const column of columns) {
    const text = values[column.key]?.trim() ?? ''
    if (text === '') {
      if (column.required) wrong(column, 'value-missing', missing)
      continue
    }
    if (column.key === 'township') {
      township =
        parseDivisionCode(text) ??
        wrong(column, 'division-code-not-valid', {
          zh: '应为 9 位或 12 位数字的区划代码',
          en: 'Write a division code of 9 or 12 digits',
        })
    } else if (column.fact) {
      const read = readCell(column.fact, text)
      if (read.ok) facts[column.key.slice('fact.'.length)] = read.value
      else wrong(column, 'fact-not-valid', read.error)
    }
  }
  const affiliations = Array.from({ length: mostAffiliations }, (_, at) =>
    at === 0 ? '' : String(at + 1),
  ).flatMap((number) => {
    const organisation = values[`organisation${number}`]?.trim()
    return organisation ? [{ organisation, post: values[`post${number}`]?.trim() || null }] : []
  })
  const nominee = {
    name: values.name?.trim() ?? '',
    idNumber: values.idNumber?.replace(/\s/g, '') || null,
    phone: values.phone?.replace(/\s/g, '') || null,
    affiliations,
    workTitle: values.workTitle?.trim() || null,
    township,
    facts,
  }
  return { nominee, problems }
}

type Raw = string | number | readonly string[]

const number = (text: string): number | null => {
  const plain = text.normalize('NFKC').replace(/,/g, '')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** What stands in a cell, as the engine takes an answer; otherwise what to write. */
export function readCell(fact: Fact, text: string): Result<Raw, Words> {
  const kind = kindOfFact(fact)
  if (kind === 'yes_no')
    return oneOf(text, { yes: ['是', '有', 'yes', 'y', '1'], no: ['否', '无', 'no', 'n', '0'] })
  if (kind === 'code') return option(fact, text)
  if (kind === 'codes') {
    const read = text
      .split(/[、,，;；\s]+/)
      .filter((part) => part !== '')
      .map((part) => option(fact, part))
    const bad = read.find((one) => !one.ok)
    return bad && !bad.ok ? bad : ok(read.flatMap((one) => (one.ok ? [one.value] : [])))
  }
  if (kind === 'day') {
    const day = dayOfText(text)
    return day ? ok(day) : refused({ zh: '应为日期，如 2021-03-05', en: 'Write a day like 2021-03-05' })
  }
  if (kind === 'division') {
    const code = parseDivisionCode(text)
    return code === null
      ? refused({ zh: '应为 9 位或 12 位数字的区划代码', en: 'Write a division code of 9 or 12 digits' })
      : ok(code)
  }
  if (kind === 'text') return ok(text)
  const value = number(text)
  if (value === null) return refused({ zh: '应为数字', en: 'Write a number' })
  if (kind === 'money') return ok(Math.round(value * 100))
  if (fact.type !== 'hours' && !Number.isInteger(value))
    return refused({ zh: '应为整数', en: 'Write a whole number' })
  return ok(value)
}

function oneOf(text: string, words: Readonly<Record<string, readonly string[]>>): Result<string, Words> {
  const found = Object.entries(words).find(([, all]) => all.includes(text.toLowerCase()))
  return found ? ok(found[0]) : refused({ zh: '应填：是、否', en: 'Write yes or no' })
}

function option(fact: Fact, text: string): Result<string, Words> {
  const all = Object.entries(fact.options ?? {})
  const low = text.toLowerCase()
  const found = all.find(([code, { zh, en }]) => code === text || zh === text || en.toLowerCase() === low)
  if (found) return ok(found[0])
  return refused({
    zh: `应填：${all.map(([, { zh }]) => zh).join('、')}`,
    en: `Write one of: ${all.map(([, { en }]) => en).join(', ')}`,
  })
}
