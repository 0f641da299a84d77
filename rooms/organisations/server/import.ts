import { covers } from '../../../kernel/actor.ts'
import { commonErrors, type Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, parseDivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Upload } from '../../../platform/server/http/routes.ts'
import { newId } from '../../../platform/server/ids.ts'
import { keepFlow } from '../../../platform/server/kept-flow.ts'
import { dayOfText } from '../../documents/index.ts'
import { type ListRow, readList } from '../../documents/server/index.ts'
import { flowOfOrganisation } from '../domain/flow.ts'
import {
  fieldsOfWords,
  kindOfWord,
  type OrganisationColumn,
  organisationColumns,
  yesOfWord,
} from '../domain/list-columns.ts'
import { checkOrganisation, type OrganisationFacts } from '../domain/organisation.ts'
import { organisationsErrors } from '../errors.ts'
import { organisationFlow, sealPhone, writtenOrganisation } from './commands.ts'
import { insertLinks, type NewLink } from './link-store.ts'
import { ownStation } from './reach.ts'
import { insertOrganisations, sameNameOrCode } from './store.ts'

type RowProblem = {
  readonly row: number
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly message: Words
}

type ReadRow = {
  readonly row: number
  readonly facts: OrganisationFacts
  readonly mobilisedOn: Day | null
  readonly incubatedOn: Day | null
}

const shownProblems = 500

/** What does not fit is told and never cut off. */
const longest: Partial<Record<OrganisationColumn, number>> = {
  name: 80,
  authority: 80,
  filingNumber: 60,
  contactName: 40,
  contactPhone: 40,
  address: 120,
  note: 1000,
}
const errors: Readonly<Record<string, Words>> = { ...commonErrors, ...organisationsErrors }

export type OrganisationImport = {
  readonly id: Id
  readonly division?: DivisionCode | undefined
  readonly station?: Id | undefined
  readonly apply: 'true' | 'false'
}

/**
 * Looks at a list, and registers the rows that are right when told to. Rows that are wrong are told by their number and
 * left out, so that the file can be put right and sent again: what is registered already is then a duplicate.
 */
export async function importOrganisations(
  standing: Standing,
  cipher: FieldCipher,
  file: Upload,
  input: OrganisationImport,
) {
  const list = await readList(file, organisationColumns, ['name', 'kind', 'establishedOn'])
  if (!list.ok) return list
  return runCommand(standing, {
    id: input.id,
    name: 'organisations.import',
    input: { ...input, list: list.value },
    run: async (tx) => {
      const stationAt = input.station ? await ownStation(tx, standing.scope, input.station) : undefined
      if (input.station && stationAt === undefined) return refused({ code: 'not-found' })
      const division = input.division ?? stationAt ?? standing.scope.ranges[0]?.low ?? 0
      const problems: RowProblem[] = []
      const read = list.value.flatMap((row) => readRow(row, standing, { ...input, division }, problems) ?? [])
      const right = await withoutDuplicates(tx, read, problems)
      const wrongRows = new Set(problems.map(({ row }) => row)).size
      const answer = {
        rows: list.value.length,
        ready: right.length,
        applied: input.apply === 'true',
        problems: problems.toSorted((a, b) => a.row - b.row).slice(0, shownProblems),
        wrongRows,
      }
      const audit = {
        action: 'organisations.import',
        division,
        station: input.station ?? null,
        detail: { rows: answer.rows, ready: answer.ready, applied: answer.applied },
      }
      if (!answer.applied) return ok({ answer, audit })
      const dirty = await write(
        tx,
        standing,
        cipher,
        right,
        input.station && stationAt !== undefined ? { station: input.station, division: stationAt } : null,
      )
      return ok({ answer, audit, dirty })
    },
  })
}

function readRow(
  { row, values }: ListRow,
  { scope, today }: Standing,
  given: OrganisationImport & { division: DivisionCode },
  problems: RowProblem[],
): ReadRow | null {
  const before = problems.length
  const text = (key: OrganisationColumn): string | null => values[key] ?? null
  const wrong = (key: OrganisationColumn, code: string, maximum = 0) => {
    const { zh, en } = errors[code] ?? commonErrors['value-not-valid']
    const most = (words: string) => words.replace('{maximum}', String(maximum))
    problems.push({
      row,
      column: titleOf(key),
      value: text(key),
      code,
      message: { zh: most(zh), en: most(en) },
    })
    return null
  }
  const read = <T>(
    key: OrganisationColumn,
    reading: (text: string) => T | null | undefined,
    code: string,
  ): T | null => {
    const value = values[key]
    if (value === undefined) return null
    return reading(value) ?? wrong(key, code)
  }
  const needed = <T>(
    key: OrganisationColumn,
    reading: (text: string) => T | null | undefined,
    code: string,
  ): T | null => (values[key] === undefined ? wrong(key, 'value-missing') : read(key, reading, code))
  const name = needed('name', (word) => word, 'value-not-valid')
  const kind = needed('kind', kindOfWord, 'value-not-in-list')
  const establishedOn = needed('establishedOn', dayOfText, 'day-not-valid')
  const division = read('division', parseDivisionCode, 'division-code-not-valid') ?? given.division
  const mobilisedOn = read('mobilisedOn', dayOfText, 'day-not-valid')
  const incubatedOn = read('incubatedOn', dayOfText, 'day-not-valid')
  for (const [key, day] of [
    ['mobilisedOn', mobilisedOn],
    ['incubatedOn', incubatedOn],
  ] as const) {
    if (day === null) continue
    if (day > today) wrong(key, 'day-in-the-future')
    if (establishedOn !== null && day < establishedOn) wrong(key, 'link-before-established')
    if (!given.station) wrong(key, 'value-not-valid')
  }
  if (!covers(scope, { division, station: given.station ?? null })) wrong('division', 'not-found')
  const [hub, league] = (['hub', 'league'] as const).map(
    (key) => yesOfWord(values[key]) ?? wrong(key, 'value-not-in-list') ?? false,
  )
  const fields = read('fields', fieldsOfWords, 'value-not-in-list') ?? []
  for (const [key, most] of Object.entries(longest) as [OrganisationColumn, number][])
    if ((text(key) ?? '').length > most) wrong(key, 'value-too-long', most)
  // Every cell is looked at, also where one that must be there is not: the file is put right in one go.
  const checked = checkOrganisation(
    {
      name: name ?? '',
      kind: kind ?? 'community',
      establishedOn: establishedOn ?? today,
      division,
      creditCode: text('creditCode'),
      station: kind === 'community' ? (given.station ?? null) : null,
      hub: hub ?? false,
      league: league ?? false,
      fields,
      authority: text('authority'),
      filingNumber: text('filingNumber'),
      dissolvedOn: null,
      contactName: text('contactName'),
      contactPhone: text('contactPhone'),
      address: text('address'),
      note: text('note'),
    },
    today,
  )
  if (!checked.ok) for (const { code, path } of checked.error) wrong(path as OrganisationColumn, code)
  return checked.ok && problems.length === before
    ? { row, facts: checked.value.facts, mobilisedOn, incubatedOn }
    : null
}

const titleOf = (key: OrganisationColumn): string =>
  organisationColumns.find((column) => column.key === key)?.titles[0] ?? key

/** Leaves out rows whose code, or whose name in the same division, is in the register or in an earlier row. */
async function withoutDuplicates(
  tx: Handle,
  rows: readonly ReadRow[],
  problems: RowProblem[],
): Promise<ReadRow[]> {
  const known = await sameNameOrCode(
    tx,
    [...new Set(rows.map(({ facts }) => provinceOf(facts.division)))],
    rows.map(({ facts }) => facts.name),
    rows.flatMap(({ facts }) => facts.creditCode ?? []),
  )
  const taken = new Map(known.flatMap((one) => keysOf(one).map((key) => [key, one.name] as const)))
  return rows.filter(({ row, facts }) => {
    const keys = keysOf(facts)
    const same = keys.find((key) => taken.has(key))
    if (same === undefined) {
      for (const key of keys) taken.set(key, facts.name)
      return true
    }
    const name = taken.get(same) ?? ''
    const message = organisationsErrors['credit-code-already-registered']
    problems.push({
      row,
      column: titleOf(same === facts.creditCode ? 'creditCode' : 'name'),
      value: same === facts.creditCode ? same : facts.name,
      code: 'organisation-already-registered',
      message:
        same === facts.creditCode
          ? { zh: message.zh.replace('{name}', name), en: message.en.replace('{name}', name) }
          : organisationsErrors['organisation-already-registered'],
    })
    return false
  })
}

const keysOf = ({
  name,
  creditCode,
  division,
}: Pick<OrganisationFacts, 'name' | 'creditCode' | 'division'>): string[] => [
  ...(creditCode ? [creditCode] : []),
  `${division} ${name}`,
]

async function write(
  tx: Handle,
  { actor }: Standing,
  cipher: FieldCipher,
  rows: readonly ReadRow[],
  by: { readonly station: Id; readonly division: DivisionCode } | null,
) {
  const organisations = rows.map((row) => ({ ...row, id: newId() }))
  await insertOrganisations(
    tx,
    organisations.map(({ id, facts }) =>
      writtenOrganisation(id, facts, sealPhone(cipher, facts.contactPhone)),
    ),
    actor.account,
  )
  const links: NewLink[] = by
    ? organisations.flatMap(({ id, mobilisedOn, incubatedOn }) => [
        ...(mobilisedOn
          ? [
              {
                ...by,
                id: newId(),
                organisation: id,
                kind: 'mobilised' as const,
                fromOn: mobilisedOn,
                note: null,
              },
            ]
          : []),
        ...(incubatedOn
          ? [
              {
                ...by,
                id: newId(),
                organisation: id,
                kind: 'incubated' as const,
                fromOn: incubatedOn,
                note: null,
              },
            ]
          : []),
      ])
    : []
  await insertLinks(tx, links, actor)
  const dirty = await keepFlow(
    tx,
    organisationFlow,
    new Map(organisations.map(({ id, facts }) => [id, flowOfOrganisation(facts)])),
  )
  return [
    ...dirty,
    ...links.map(({ station, division, fromOn }) => ({ station, division, month: monthOf(fromOn) })),
  ]
}
