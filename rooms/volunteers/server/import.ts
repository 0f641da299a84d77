import { covers } from '../../../kernel/actor.ts'
import { commonErrors, type Words } from '../../../kernel/contract.ts'
import { type DivisionCode, parseDivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Upload } from '../../../platform/server/http/routes.ts'
import { newId } from '../../../platform/server/ids.ts'
import { dayOfText } from '../../documents/index.ts'
import { type ListRow, readList } from '../../documents/server/index.ts'
import { peopleErrors } from '../../people/errors.ts'
import {
  intentionsOfWords,
  sexOfWord,
  timesOfWords,
  type VolunteerColumn,
  volunteerColumns,
} from '../domain/list-columns.ts'
import { type CheckedVolunteer, checkVolunteer } from '../domain/volunteer.ts'
import { volunteersErrors } from '../errors.ts'
import { compare, ownStation, writeVolunteers } from './register.ts'

type RowProblem = {
  readonly row: number
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly message: Words
}

type ReadRow = { readonly row: number; readonly checked: CheckedVolunteer }

const shownProblems = 500
const errors: Readonly<Record<string, Words>> = { ...commonErrors, ...peopleErrors, ...volunteersErrors }

/** L3 texts are told by their column only, never repeated. */
const sealedColumns: readonly string[] = ['idNumber', 'phone', 'address', 'emergencyPhone', 'guardianPhone']

/**
 * Looks at a list, and registers the rows that are right when told to. Rows that are wrong are told by number and column
 * and left out, so that the file can be put right and sent again: what is registered already is then left out too.
 */
export async function importVolunteers(
  standing: Standing,
  cipher: FieldCipher,
  file: Upload,
  input: { readonly id: Id; readonly station: Id; readonly apply: 'true' | 'false' },
) {
  const list = await readList(file, volunteerColumns, ['name', 'linkedOn'])
  if (!list.ok) return list
  return runCommand(standing, {
    id: input.id,
    name: 'volunteers.import',
    input: { ...input, list: list.value },
    run: async (tx) => {
      const division = await ownStation(tx, standing, input.station)
      if (division === undefined) return refused({ code: 'not-found' })
      const station = { id: input.station, division }
      const problems: RowProblem[] = []
      const read = list.value.flatMap((row) => readRow(row, standing, station, problems) ?? [])
      const { taken } = await compare(
        tx,
        standing,
        cipher,
        read.map(({ checked }) => checked),
      )
      for (const [at, { number, field }] of taken) {
        const { zh, en } = volunteersErrors['volunteer-already-registered']
        const message = { zh: zh.replace('{number}', number), en: en.replace('{number}', number) }
        const row = read[at]?.row ?? 0
        problems.push({
          row,
          column: titleOf(field),
          value: null,
          code: 'volunteer-already-registered',
          message,
        })
      }
      const right = read.filter((_, at) => !taken.has(at))
      const applied = input.apply === 'true'
      const answer = {
        rows: list.value.length,
        ready: right.length,
        wrongRows: new Set(problems.map(({ row }) => row)).size,
        applied,
        problems: problems.toSorted((a, b) => a.row - b.row).slice(0, shownProblems),
      }
      const detail = { rows: answer.rows, ready: answer.ready, applied }
      const audit = { action: 'volunteers.import', division, station: input.station, detail }
      if (!applied || right.length === 0) return ok({ answer, audit })
      const entries = right.map(({ checked }) => ({ id: newId(), checked }))
      const written = await writeVolunteers(tx, standing, cipher, station, entries)
      return written.ok ? ok({ answer, audit, dirty: written.value.dirty }) : written
    },
  })
}

const titleOf = (key: string): string =>
  volunteerColumns.find((column) => column.key === key)?.titles[0] ?? key

function readRow(
  { row, values }: ListRow,
  { scope, today }: Standing,
  station: { readonly id: Id; readonly division: DivisionCode },
  problems: RowProblem[],
): ReadRow | null {
  const before = problems.length
  const wrong = (key: string, code: string) => {
    const value = sealedColumns.includes(key) ? null : (values[key] ?? null)
    const message = errors[code] ?? commonErrors['value-not-valid']
    problems.push({ row, column: titleOf(key), value, code, message: { zh: message.zh, en: message.en } })
    return null
  }
  const read = <T>(
    key: VolunteerColumn,
    reading: (text: string) => T | null | undefined,
    code: string,
  ): T | null => {
    const value = values[key]
    return value === undefined ? null : (reading(value) ?? wrong(key, code))
  }
  const text = (key: VolunteerColumn, most: number) =>
    read(key, (value) => (value.length <= most ? value : null), 'value-not-valid')
  const day = (key: VolunteerColumn) => read(key, dayOfText, 'day-not-valid')
  const name = values.name === undefined ? wrong('name', 'value-missing') : text('name', 40)
  const linkedOn = values.linkedOn === undefined ? wrong('linkedOn', 'value-missing') : day('linkedOn')
  const division = read('division', parseDivisionCode, 'division-code-not-valid') ?? station.division
  if (!covers(scope, { division, station: station.id })) wrong('division', 'not-found')
  const facts = {
    sex: read('sex', sexOfWord, 'value-not-in-list'),
    birth: day('birth'),
    division,
    idNumber: text('idNumber', 40),
    phone: text('phone', 40),
    address: text('address', 120),
    emergencyName: text('emergencyName', 40),
    emergencyPhone: text('emergencyPhone', 40),
    guardianName: text('guardianName', 40),
    guardianPhone: text('guardianPhone', 40),
    occupation: text('occupation', 60),
    skills: text('skills', 200),
    intentions: read('intentions', intentionsOfWords, 'value-not-in-list') ?? [],
    times: read('times', timesOfWords, 'value-not-in-list') ?? [],
    guardianConsentOn: day('guardianConsentOn'),
    pledgeOn: day('pledgeOn'),
    registeredOn: day('registeredOn'),
    registrationNumber: text('registrationNumber', 40),
    registrationEndedOn: null,
    note: text('note', 1000),
  }
  if (name === null || linkedOn === null) return null
  const checked = checkVolunteer({ ...facts, name, linkedOn }, today)
  if (!checked.ok) for (const { code, path } of checked.error) wrong(path ?? '', code)
  return checked.ok && problems.length === before ? { row, checked: checked.value } : null
}
