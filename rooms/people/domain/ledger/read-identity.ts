import { ageOn, type Day } from '../../../../kernel/day.ts'
import { checkIdentityNumber, tidyIdentityNumber } from '../../../../kernel/identity-number.ts'
import type { PersonCodes } from '../person-codes.ts'
import { type LedgerValue, meansNothing, tidyName } from './cells.ts'
import { datesAgree, exactDay, type PartialDate, readDate } from './dates.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerPerson } from './person.ts'
import type { RowCells } from './row-cells.ts'

type Identity = Pick<LedgerPerson, 'name' | 'identityNumber' | 'noNumberReason' | 'sex' | 'birth'>

const longestName = 50
/** Ledgers count years by the lunar calendar or are a year old: only more than this is worth a word. */
const yearsTolerated = 2

/** Reads who the person is, and whether name, number, sex, birth date and age go together. */
export function readIdentity(cells: RowCells, codes: PersonCodes, today: Day): Identity {
  const name = readName(cells)
  const found = readNumber(cells, 'identityNumber', today, 'reject')
  const sex = readSex(cells, codes)
  const birth = readBirth(cells, found !== null, today)
  if (found) return { name, ...agreed(cells, found, sex, birth, today), noNumberReason: null }
  const noNumberReason = reasonForNoNumber(cells)
  if (
    !cells.problems.some(({ code }) => code.startsWith('identity-number') || code === 'number-lost-digits')
  ) {
    if (birth === null && noNumberReason === null)
      cells.reject('identityNumber', 'identity-number-or-birth-needed')
    else cells.warn('identityNumber', 'identity-number-missing')
  }
  checkAge(cells, birth, today)
  return { name, identityNumber: null, noNumberReason, sex, birth }
}

function readName(cells: RowCells): string {
  const name = tidyName(cells.text('name') ?? '')
  const hadError = cells.problems.some(
    ({ code }) => code === 'cell-has-error' || code === 'ditto-not-allowed',
  )
  if (name === '') {
    if (!hadError) cells.reject('name', 'name-missing')
  } else if (name.length > longestName) cells.reject('name', 'text-too-long', { limit: longestName })
  else if (!/\p{L}/u.test(name) || /\d{2}/.test(name)) cells.reject('name', 'name-not-a-name', { text: name })
  return name
}

/**
 * The number in a column, checked. A spreadsheet keeps fifteen digits of a number: what was stored as one is
 * refused, never guessed, unless the file still has all eighteen.
 */
export function readNumber(
  cells: RowCells,
  field: LedgerField,
  today: Day,
  severity: 'reject' | 'warn',
): { readonly number: string; readonly birth: Day; readonly sex: string } | null {
  const value = cells.value(field)
  if (!value || !/\d/.test(value.text)) return null
  const text = digitsOf(value)
  if (text === null) {
    cells[severity](field, 'number-lost-digits')
    return null
  }
  const checked = checkIdentityNumber(text, today)
  if (checked.ok) return checked.value
  const data = checked.error === 'identity-number-length' ? { length: tidyIdentityNumber(text).length } : {}
  cells[severity](field, checked.error, data)
  return null
}

/**
 * All digits of a long number as text; null when some are lost. A file may hold eighteen digits that were never
 * typed: the nearest number a computer can store, written out. Only digits that no stored number gives are real.
 */
export function digitsOf({ text, cell }: LedgerValue): string | null {
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(text)) return null
  if (cell.kind !== 'number' || cell.number < 1e15) return text
  if (!/^\d{16,20}$/.test(cell.raw)) return null
  const isStoredNumber = String(cell.number) === cell.raw || BigInt(cell.number) === BigInt(cell.raw)
  return isStoredNumber ? null : cell.raw
}

function readSex(cells: RowCells, codes: PersonCodes): string | null {
  const text = cells.text('sex')
  if (text === null) return null
  const sex = codes.sex.codeOf(text)
  if (sex === null) cells.warn('sex', 'word-unknown', { text, field: cells.header('sex') })
  return sex
}

function readBirth(cells: RowCells, hasNumber: boolean, today: Day): PartialDate | null {
  const value = cells.value('birth')
  if (!value) return null
  // A birth date takes no year from the heading: 7月5日 of 2023 would make everybody a baby.
  const read = readDate(value, null)
  const severity = hasNumber ? 'warn' : 'reject'
  if (!read.ok) {
    cells[severity]('birth', read.error, { text: value.text })
    return null
  }
  if (read.value.slice(0, 10) > today) {
    cells[severity]('birth', 'date-in-future', { text: value.text })
    return null
  }
  return read.value
}

/** The number counts; one thing that differs is a slip, two mean that it is somebody else's. */
function agreed(
  cells: RowCells,
  found: { readonly number: string; readonly birth: Day; readonly sex: string },
  sex: string | null,
  birth: PartialDate | null,
  today: Day,
): Pick<Identity, 'identityNumber' | 'sex' | 'birth'> {
  const known = found.birth as string as PartialDate
  const sexDiffers = (sex === '1' || sex === '2') && sex !== found.sex
  const birthDiffers = birth !== null && !datesAgree(birth, known)
  if (sexDiffers && birthDiffers) cells.reject('identityNumber', 'identity-number-of-another')
  else if (sexDiffers) {
    cells.warn(
      'sex',
      'sex-against-identity-number',
      found.sex === '1' ? { expected: '男', expectedEn: 'male' } : { expected: '女', expectedEn: 'female' },
    )
  } else if (birthDiffers) cells.warn('birth', 'birth-against-identity-number', { expected: found.birth })
  checkAge(cells, known, today)
  return { identityNumber: found.number, sex: found.sex, birth: known }
}

function checkAge(cells: RowCells, birth: PartialDate | null, today: Day): void {
  const day = birth && exactDay(birth)
  const age = Number(/^(\d{1,3})(?:周?岁)?$/.exec(cells.text('age') ?? '')?.[1] ?? Number.NaN)
  if (!day || Number.isNaN(age)) return
  const expected = ageOn(day, today)
  if (Math.abs(expected - age) > yearsTolerated) cells.warn('age', 'age-against-birth', { age, expected })
}

const saysNoNumber =
  /黑户|未(?:落|上|办|登)户?|(?:无|没有|没办|未办|未领|待办|待补|遗失|丢失|补办).{0,4}(?:身份证|户口|证件)/

/** A word in the number's own column (未办理, 无身份证), or a sentence in the note. */
function reasonForNoNumber(cells: RowCells): string | null {
  const written = cells.written('identityNumber')
  if (written !== '' && !/\d/.test(written) && !meansNothing(written)) return written
  const note = cells.text('note')
  return note && saysNoNumber.test(note) ? note : null
}
