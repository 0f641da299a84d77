import { describe, expect, it } from 'vitest'
import {
  type Draft,
  draftOf,
  mappingOf,
  namesNobody,
  sameAs,
  standingOf,
  withChoice,
} from './mapping-draft.ts'

const column = (index: number, field: 'name' | 'phone' | 'categories' | null, confidence = 1) => ({
  column: index,
  letter: 'ABC'[index] ?? '',
  header: '',
  field,
  flag: null,
  confidence,
  samples: [],
})

const sheet = {
  sheet: '低保',
  hidden: false,
  filledRows: 3,
  taken: true,
  headerFrom: 2,
  headerTo: 3,
  year: null,
  categories: ['DB'],
  columns: [column(0, 'name'), column(1, 'phone', 0.8), column(2, null, 0)],
}

const start = (): Draft => draftOf({ sheets: [sheet], words: {}, unknownWords: ['五保户'] })

describe('the columns of a ledger, corrected by a person', () => {
  it('are sent as they were guessed when nothing is changed', () => {
    expect(mappingOf(start())).toEqual({
      sheets: [
        {
          sheet: '低保',
          taken: true,
          headerFrom: 2,
          headerTo: 3,
          year: null,
          categories: ['DB'],
          columns: [
            { column: 0, field: 'name', flag: null },
            { column: 1, field: 'phone', flag: null },
            { column: 2, field: null, flag: null },
          ],
        },
      ],
      words: {},
    })
  })

  it('take a yes/no column for its category, and leave another out', () => {
    const [draft] = start().sheets
    if (!draft) throw new Error('no sheet')
    const changed = withChoice(withChoice(draft, 2, 'flag:CJ'), 1, '')
    expect(changed.columns.slice(1)).toEqual([
      { column: 1, field: null, flag: null },
      { column: 2, field: null, flag: 'CJ' },
    ])
  })

  it('say which are certain, likely, left out or chosen', () => {
    expect(standingOf(column(0, 'name'), { column: 0, field: 'name', flag: null })).toBe('sure')
    expect(standingOf(column(0, 'name', 0.8), { column: 0, field: 'name', flag: null })).toBe('likely')
    expect(standingOf(column(0, 'name', 0.4), { column: 0, field: 'name', flag: null })).toBe('check')
    expect(standingOf(column(0, 'name'), { column: 0, field: 'phone', flag: null })).toBe('chosen')
    expect(standingOf(column(0, 'name'), { column: 0, field: null, flag: null })).toBe('out')
  })

  it('are told when two are taken for the same, and when none is the name', () => {
    const [draft] = start().sheets
    if (!draft) throw new Error('no sheet')
    const twice = withChoice(draft, 1, 'name')
    expect(sameAs(sheet, twice, { column: 1, field: 'name', flag: null })).toBe('A')
    expect(sameAs(sheet, twice, { column: 0, field: 'name', flag: null })).toBeNull()
    expect(namesNobody(draft)).toBe(false)
    expect(namesNobody(withChoice(draft, 0, ''))).toBe(true)
  })

  it('are named by their letters where no titles were found', () => {
    const unknown = { header: '', field: null, flag: null, confidence: 0, samples: ['甲'] }
    const columns = ['A', 'B', 'C'].map((letter, column) => ({ ...unknown, column, letter }))
    const untitled = { ...sheet, headerFrom: null, headerTo: null, columns }
    const draft = draftOf({ sheets: [untitled], words: {}, unknownWords: [] })
    const [first] = draft.sheets
    if (!first) throw new Error('no sheet')
    const said = mappingOf({ ...draft, sheets: [withChoice(first, 2, 'name')] })
    expect(said.sheets[0]).toMatchObject({ headerFrom: 1, headerTo: 1 })
    expect(said.sheets[0]?.columns[2]).toEqual({ column: 2, field: 'name', flag: null })
  })

  it('send only words that were given a meaning', () => {
    expect(mappingOf({ ...start(), words: { 五保户: 'TK', 老户: '' } }).words).toEqual({ 五保户: 'TK' })
  })
})
