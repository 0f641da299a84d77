import type { Day } from '../../../../kernel/day.ts'
import { checkDisabilityCard } from '../disability-card.ts'
import type { PersonCodes } from '../person-codes.ts'
import { tidyWord } from '../word.ts'
import { readYesNo } from './cells.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerPerson } from './person.ts'
import { digitsOf } from './read-identity.ts'
import type { RowCells } from './row-cells.ts'

type Disability = LedgerPerson['disability']

/** Reads kind, grade and card in whichever columns they stand; where they differ the card counts. */
export function readDisability(
  cells: RowCells,
  codes: PersonCodes,
  identityNumber: string | null,
  today: Day,
): Disability {
  const words = (['disability', 'disabilityKind', 'disabilityGrade'] as const).map((field) =>
    fromWords(cells, field, codes),
  )
  const kind = words.find((word) => word.kind)?.kind ?? null
  const grade = words.find((word) => word.grade)?.grade ?? null
  const card = readCard(cells, identityNumber, today)
  if (!card) return { kind, grade, card: null }
  if ((kind && kind !== card.kind) || (grade && grade !== card.grade)) {
    cells.warn('disabilityCard', 'disability-against-card')
  }
  return { kind: card.kind, grade: card.grade, card: card.number }
}

type KindAndGrade = { readonly kind: string | null; readonly grade: string | null }

const gradePattern = /(?:等级)?([一二三四1-4]|壹|贰|叁|肆|iv|i{1,3})级/
const several = '7'

/** 肢体二级, 二级肢体残疾, 肢体/2级, 4-2, 四级: in one column or two. */
function fromWords(cells: RowCells, field: LedgerField, codes: PersonCodes): KindAndGrade {
  const text = cells.text(field)
  if (text === null || readYesNo(text) === true) return { kind: null, grade: null }
  const word = tidyWord(text)
  const digits = /^([1-7])[-/.]?([1-4])$/.exec(word)
  if (digits && field !== 'disabilityGrade') return { kind: digits[1] ?? null, grade: digits[2] ?? null }
  const only = field === 'disabilityGrade' ? codes['disability-grade'].codeOf(word) : null
  if (only) return { kind: null, grade: only }
  const grade = codes['disability-grade'].codeOf(gradePattern.exec(word)?.[0].replace('等级', '') ?? '')
  const rest = word.replace(gradePattern, '').replace(/残疾人?|等级|[()]/g, '')
  const kinds = rest.split(/[、,;/+|\-.和]+/).filter((part) => part !== '')
  const found = [...new Set(kinds.map((part) => codes['disability-kind'].codeOf(part)))]
  if (found.includes(null) || (found.length === 0 && grade === null)) {
    cells.warn(field, 'word-unknown', { text, field: cells.header(field) })
  }
  const known = found.filter((code) => code !== null)
  return { kind: known.length > 1 ? several : (known[0] ?? null), grade }
}

function readCard(cells: RowCells, identityNumber: string | null, today: Day) {
  const value = cells.value('disabilityCard')
  if (!value || readYesNo(value.text) === true) return null
  const text = digitsOf(value)
  if (text === null) {
    cells.warn('disabilityCard', 'number-lost-digits')
    return null
  }
  const card = checkDisabilityCard(text, today)
  if (!card.ok) {
    cells.warn('disabilityCard', card.error)
    return null
  }
  if (identityNumber !== null && card.value.identityNumber !== identityNumber) {
    cells.warn('disabilityCard', 'disability-card-of-another')
    return null
  }
  return card.value
}
