import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import { commonErrors, type Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { checkUnifiedCreditCode } from '../../../kernel/unified-credit-code.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Upload } from '../../../platform/server/http/routes.ts'
import { newId } from '../../../platform/server/ids.ts'
import { keepFlow } from '../../../platform/server/kept-flow.ts'
import { dayOfText, type WrittenSheet } from '../../documents/index.ts'
import { type ListRow, readList } from '../../documents/server/index.ts'
import { flowOfOrganisation } from '../domain/flow.ts'
import type { OrganisationKind } from '../domain/kinds.ts'
import { checkOrganisation } from '../domain/organisation.ts'
import { codeBeginnings, type LegalForm, legalFormCodes, legalForms } from '../domain/registry/codes.ts'
import { organisationsErrors } from '../errors.ts'
import { organisationFlow, writtenOrganisation } from './commands.ts'
import { registryEntry, writeEntry } from './registry-commands.ts'
import { insertOrganisations, sameNameOrCode } from './store.ts'

const columns = [
  { key: 'name', titles: ['名称', '组织名称', '社会组织名称', 'Name'] },
  { key: 'creditCode', titles: ['统一社会信用代码', '信用代码', 'Credit code'] },
  { key: 'legalForm', titles: ['类型', '社会组织类型', 'Type'] },
  { key: 'registeredOn', titles: ['成立登记日期', '登记日期', '成立日期', 'Registered on'] },
  { key: 'certificateNumber', titles: ['登记证号', '登记证书号', 'Certificate number'] },
  { key: 'supervisor', titles: ['业务主管单位', 'Supervisory unit'] },
  { key: 'legalRepresentative', titles: ['法定代表人', 'Legal representative'] },
  { key: 'address', titles: ['住所', '地址', 'Address'] },
  { key: 'purpose', titles: ['业务范围', 'Purpose'] },
] as const
type Column = (typeof columns)[number]['key']

/** What does not fit is told and never cut off. */
const longest: Partial<Record<Column, number>> = {
  name: 80,
  certificateNumber: 40,
  supervisor: 80,
  legalRepresentative: 40,
  address: 120,
  purpose: 1000,
}

type Read = {
  readonly row: number
  readonly name: string
  readonly creditCode: string
  readonly legalForm: LegalForm
  readonly registeredOn: Day
  readonly values: Readonly<Record<string, string | undefined>>
}
type RowProblem = {
  readonly row: number
  readonly column: string
  readonly value: string | null
  readonly code: string
  readonly message: Words
}

const errors: Readonly<Record<string, Words>> = { ...commonErrors, ...organisationsErrors }
const shownProblems = 500
const titleOf = (key: Column): string => columns.find((column) => column.key === key)?.titles[0] ?? key

/** 社会团体, 民办非企业单位, 社会服务机构, 基金会, with or without what stands in brackets. */
function formOfWord(text: string): LegalForm | undefined {
  const word = text
    .normalize('NFKC')
    .replace(/\(.*\)/, '')
    .trim()
    .toLowerCase()
  if (['民办非企业单位', '民非', '社会服务机构'].includes(word)) return 'service-institution'
  if (word === '社团') return 'association'
  return legalFormCodes.find(
    (code) => legalForms[code].zh === word || legalForms[code].en.toLowerCase() === word,
  )
}

/**
 * Looks at a list of what an authority registered, and enters the rows that are right when told to: a body that the
 * register knows by its code gets its entry, another one is registered with it. An entry that is there is put right.
 */
export async function importRegistry(
  standing: Standing,
  input: { readonly id: Id; readonly authority: DivisionCode; readonly apply: 'true' | 'false' },
  file: Upload,
) {
  const list = await readList(file, columns, ['name', 'creditCode', 'legalForm', 'registeredOn'])
  if (!list.ok) return list
  return runCommand(standing, {
    id: input.id,
    name: 'registry.import',
    input: { ...input, list: list.value },
    run: async (tx) => {
      const { authority } = input
      if (!covers(standing.scope, { division: authority }) || authority === 0)
        return refused<Refusal>({ code: 'not-found' })
      const problems: RowProblem[] = []
      const seen = new Set<string>()
      const ready = list.value.flatMap((row) => readRow(row, standing.today, seen, problems) ?? [])
      const answer = {
        rows: list.value.length,
        ready: ready.length,
        applied: input.apply === 'true',
        problems: problems.slice(0, shownProblems),
        wrongRows: new Set(problems.map(({ row }) => row)).size,
      }
      const audit = registryEntry(
        'registry.import',
        { id: input.id, authority },
        { rows: answer.rows, ready: answer.ready, applied: answer.applied },
      )
      if (!answer.applied) return ok({ answer, audit })
      return ok({ answer, audit, dirty: await write(tx, standing, authority, ready) })
    },
  })
}

function readRow(
  { row, values }: ListRow,
  today: Day,
  seen: Set<string>,
  problems: RowProblem[],
): Read | null {
  const before = problems.length
  const wrong = (key: Column, code: string, maximum = 0) => {
    const { zh, en } = errors[code] ?? commonErrors['value-not-valid']
    const most = (text: string) => text.replace('{maximum}', String(maximum))
    const message = { zh: most(zh), en: most(en) }
    problems.push({ row, column: titleOf(key), value: values[key] ?? null, code, message })
  }
  // Every cell is looked at, also where another is missing: the file is put right in one go.
  for (const key of ['name', 'creditCode', 'legalForm', 'registeredOn'] as const)
    if (values[key] === undefined) wrong(key, 'value-missing')
  for (const [key, most] of Object.entries(longest) as [Column, number][])
    if ((values[key] ?? '').length > most) wrong(key, 'value-too-long', most)
  const code = values.creditCode === undefined ? null : checkUnifiedCreditCode(values.creditCode)
  if (code && !code.ok) wrong('creditCode', code.error)
  const legalForm = values.legalForm === undefined ? undefined : formOfWord(values.legalForm)
  if (values.legalForm !== undefined && !legalForm) wrong('legalForm', 'value-not-in-list')
  const registeredOn = values.registeredOn === undefined ? null : dayOfText(values.registeredOn)
  if (values.registeredOn !== undefined && !registeredOn) wrong('registeredOn', 'day-not-valid')
  else if (registeredOn && registeredOn > today) wrong('registeredOn', 'day-in-the-future')
  if (code?.ok) {
    if (legalForm && !code.value.code.startsWith(codeBeginnings[legalForm]))
      wrong('creditCode', 'registry-code-of-another-form')
    // A second row of the same body is told as such also where the first one is wrong.
    if (seen.has(code.value.code)) wrong('creditCode', 'organisation-already-registered')
    seen.add(code.value.code)
  }
  if (problems.length > before || !code?.ok || !legalForm || !registeredOn) return null
  return { row, name: values.name ?? '', creditCode: code.value.code, legalForm, registeredOn, values }
}

async function write(tx: Handle, standing: Standing, authority: DivisionCode, rows: readonly Read[]) {
  const known = await sameNameOrCode(
    tx,
    [provinceOf(authority)],
    [],
    rows.map(({ creditCode }) => creditCode),
  )
  const byCode = new Map(known.map((body) => [body.creditCode, body]))
  const fresh = rows.filter(({ creditCode }) => !byCode.has(creditCode))
  const added = fresh.flatMap((row) => {
    const checked = checkOrganisation(factsOf(row, authority), standing.today)
    return checked.ok ? [{ row, id: newId(), facts: checked.value.facts }] : []
  })
  await insertOrganisations(
    tx,
    added.map(({ id, facts }) => writtenOrganisation(id, facts, null)),
    standing.actor.account,
  )
  for (const row of rows) {
    const body = byCode.get(row.creditCode)
    const id = body?.id ?? added.find((one) => one.row === row)?.id
    if (!id) continue
    const division = body?.division ?? authority
    await writeEntry(
      tx,
      standing,
      {
        province: provinceOf(division),
        id,
        division,
        name: body?.name ?? row.name,
        creditCode: row.creditCode,
      },
      {
        authority,
        legalForm: row.legalForm,
        certificateNumber: row.values.certificateNumber ?? null,
        supervisor: row.values.supervisor ?? null,
        purpose: row.values.purpose ?? null,
        capitalFen: null,
        registeredOn: row.registeredOn,
        reportsFrom: null,
      },
    )
    await nameRepresentative(tx, standing, { id, division }, row)
  }
  return keepFlow(
    tx,
    organisationFlow,
    new Map(added.map(({ id, facts }) => [id, flowOfOrganisation(facts)])),
  )
}

async function nameRepresentative(
  tx: Handle,
  { actor }: Standing,
  { id, division }: { readonly id: Id; readonly division: DivisionCode },
  { values, registeredOn }: Read,
): Promise<void> {
  const name = values.legalRepresentative
  if (!name) return
  await sql`
    insert into organisation_officer (province, id, organisation, division, name, post, from_on, recorded_by)
    select ${provinceOf(division)}, ${newId()}, ${id}, ${division}, ${name}, 'legal-representative', ${registeredOn}, ${actor.account}
    where not exists (select from organisation_officer where province = ${provinceOf(division)} and organisation = ${id}
      and post = 'legal-representative' and to_on is null)`.execute(tx)
}

const factsOf = (row: Read, division: DivisionCode) => ({
  name: row.name,
  creditCode: row.creditCode,
  kind: row.legalForm satisfies OrganisationKind,
  division,
  station: null,
  hub: false,
  league: false,
  authority: null,
  filingNumber: row.values.certificateNumber ?? null,
  fields: [],
  establishedOn: row.registeredOn,
  dissolvedOn: null,
  contactName: null,
  contactPhone: null,
  address: row.values.address ?? null,
  note: null,
})

/** The list to fill in, with an example row. */
export const registryTemplate = (): WrittenSheet => ({
  name: '社会组织登记',
  columns: columns.map(({ key, titles: [title] }) => ({
    title,
    kind: key === 'registeredOn' ? ('day' as const) : ('text' as const),
    width: key === 'name' || key === 'purpose' ? 34 : 20,
    ...(key === 'legalForm'
      ? { choices: legalFormCodes.map((code) => legalForms[code].zh), open: true }
      : {}),
  })),
  rows: [
    [
      '示例社会工作服务中心',
      '52000000MJ9000006J',
      '社会服务机构（民办非企业单位）',
      '2018-12-31',
      '（示例行，导入前删除）',
      null,
      '王小明',
      null,
      null,
    ],
  ],
})
