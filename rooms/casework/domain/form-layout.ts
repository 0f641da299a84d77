import type { Words } from '../../../kernel/contract.ts'
import type { FormCell, FormRow, PrintedBlock, PrintedDocument } from '../../documents/index.ts'
import { type FormName, formNames, templateName } from './form-names.ts'
import type { CaseForm } from './forms.ts'
import type { RecordKind } from './phases.ts'
import { type FormField, recordForms } from './record-forms.ts'

type Language = keyof Words

/** The grid of every form: fine enough that any list of columns falls on its lines. */
const columns = 24
const labelWidth = 5
/** Choices of more letters than this go over the whole width. */
const mostInHalf = 8

type Sheet = {
  readonly say: (words: Words) => string
  readonly label: (name: string) => string
}

const sheetOf = (form: CaseForm, language: Language): Sheet => {
  const words = new Map(formNames[form].map((one: FormName) => [one.name, one.label]))
  const say = (one: Words) => one[language]
  return {
    say,
    label: (name) => say(words.get(name) ?? { zh: name, en: name }).replace(/[（(].*[）)]$/, ''),
  }
}

const label = (text: string, span = labelWidth): FormCell => ({ text, label: true, span })
const field = (name: string, span: number): FormCell => ({ text: `{${name}}`, span })

const half = columns / 2 - labelWidth
const whole = columns - labelWidth

/** Two names beside each other; one alone takes the line. */
const pair = ({ label: titled }: Sheet, ...names: readonly string[]): FormRow => ({
  cells: names.flatMap((name) => [label(titled(name)), field(name, names.length === 1 ? whole : half)]),
})

const long = ({ label: titled }: Sheet, name: string, lines: number): FormRow => ({
  cells: [label(titled(name)), field(name, whole)],
  lines,
})

const heading = (text: string): FormRow => ({ cells: [label(text, columns)], keepNext: true })

type Column = { readonly name: string; readonly title: string; readonly share: number }

/** A list: its titles, and the one row that is repeated. */
function list(loop: string, all: readonly Column[]): FormRow[] {
  const shares = all.reduce((sum, { share }) => sum + share, 0)
  const last = all.length - 1
  const edge = (at: number) =>
    Math.round((columns * all.slice(0, at).reduce((sum, { share }) => sum + share, 0)) / shares)
  const spanOf = (at: number) => edge(at + 1) - edge(at)
  return [
    { cells: all.map(({ title }, at) => label(title, spanOf(at))), keepNext: true },
    {
      cells: all.map(({ name }, at) => ({
        text: `${at === 0 ? `{#${loop}}` : ''}{${name}}${at === last ? `{/${loop}}` : ''}`,
        span: spanOf(at),
      })),
    },
  ]
}

/** How wide a column is against the others, by what stands in it: a day in Chinese, 2026年11月29日, stays on its line. */
function shareOf({ name, as }: FormField): number {
  if (name === 'task') return 11
  return as === 'day' ? 10 : as === 'choice' ? 5 : 7
}

const isShort = (one: FormField): boolean =>
  one.as === 'line' ||
  one.as === 'time' ||
  one.as === 'number' ||
  one.as === 'day' ||
  one.as === 'goal' ||
  (one.as === 'choice' && Object.values(one.terms).reduce((sum, { zh }) => sum + zh.length, 0) <= mostInHalf)

const linesOf = (one: FormField): number =>
  'rows' in one && one.rows ? one.rows + 1 : one.as === 'long' ? 4 : 1

/**
 * A record's form as rows: short fields two by two, long ones over the width, lists with their columns. `drawn`: names that
 * stand elsewhere on the paper.
 */
function recordRows(sheet: Sheet, kind: RecordKind, drawn: readonly string[] = []): FormRow[] {
  const rows: FormRow[] = []
  for (const group of recordForms[kind]) {
    if (group.title) rows.push(heading(sheet.say(group.title)))
    let waiting: string | null = null
    const flush = () => {
      if (waiting) rows.push(pair(sheet, waiting))
      waiting = null
    }
    for (const one of group.fields) {
      const name = templateName(one.name)
      if (drawn.includes(name)) continue
      if (isShort(one)) {
        if (waiting === null) waiting = name
        else {
          rows.push(pair(sheet, waiting, name))
          waiting = null
        }
        continue
      }
      flush()
      if (one.as === 'rows') {
        rows.push(heading(sheet.say(one.label)))
        const titled = one.columns.map((column) => ({
          name: templateName(column.name),
          title: sheet.say(column.label),
          share: shareOf(column),
        }))
        rows.push(...list(name, titled))
      } else rows.push(long(sheet, name, linesOf(one)))
    }
    flush()
  }
  return rows
}

const caseHead = (sheet: Sheet): FormRow[] => [
  pair(sheet, 'number', 'opened_on'),
  pair(sheet, 'client', 'worker'),
  pair(sheet, 'sex', 'age'),
  pair(sheet, 'case_kind', 'problem'),
]

const signatures = (sheet: Sheet): FormRow[] => [
  pair(sheet, 'filled_by', 'filled_on'),
  long(sheet, 'opinion', 3),
  pair(sheet, 'signed_by', 'signed_on'),
]

const titledColumns = (sheet: Sheet, names: readonly (readonly [string, number])[]): Column[] =>
  names.map(([name, share]) => ({ name, title: sheet.label(name), share }))

const registerRows = (sheet: Sheet, say: Sheet['say']): FormRow[] => [
  pair(sheet, 'file_number', 'number'),
  pair(sheet, 'client', 'sex'),
  pair(sheet, 'birth', 'age'),
  pair(sheet, 'id_number', 'phone'),
  pair(sheet, 'ethnic_group', 'education'),
  pair(sheet, 'marital_status', 'political_status'),
  pair(sheet, 'registered_place'),
  pair(sheet, 'place'),
  long(sheet, 'categories', 2),
  pair(sheet, 'health', 'disability'),
  pair(sheet, 'employment', 'housing'),
  pair(sheet, 'hardship', 'income'),
  pair(sheet, 'guardian', 'guardian_phone'),
  long(sheet, 'needs', 2),
  heading(say({ zh: '家庭成员', en: 'Family' })),
  ...list(
    'family',
    titledColumns(sheet, [
      ['member', 5],
      ['relation', 4],
      ['member_age', 3],
      ['member_work', 5],
      ['member_health', 4],
      ['member_phone', 5],
    ]),
  ),
  // Where no family and no system is known they are drawn by hand.
  {
    cells: [label(say({ zh: '家庭结构图', en: 'Genogram' })), { text: '{@genogram}', span: whole }],
    lines: 8,
    whole: true,
  },
  {
    cells: [label(say({ zh: '生态图', en: 'Ecomap' })), { text: '{@ecomap}', span: whole }],
    lines: 8,
    whole: true,
  },
  long(sheet, 'problems', 3),
  long(sheet, 'strengths', 3),
  long(sheet, 'benefits', 2),
  long(sheet, 'source', 2),
  pair(sheet, 'consent', 'consent_on'),
  pair(sheet, 'registered_by', 'registered_on'),
]

const planRows = (sheet: Sheet, say: Sheet['say']): FormRow[] => [
  ...caseHead(sheet),
  ...recordRows(sheet, 'plan'),
  heading(say({ zh: '服务协议签署', en: 'Signatures under the service agreement' })),
  ...list(
    'agreement',
    titledColumns(sheet, [
      ['party', 4],
      ['party_name', 4],
      ['way', 5],
      ['@signature', 7],
      ['agreed_on', 6],
    ]),
  ),
  ...signatures(sheet),
]

const closingRows = (sheet: Sheet, say: Sheet['say']): FormRow[] => [
  ...caseHead(sheet),
  pair(sheet, 'closed_on'),
  pair(sheet, 'contacts_total', 'hours_total'),
  heading(say({ zh: '目标达成', en: 'Goals reached' })),
  ...list(
    'scores',
    titledColumns(sheet, [
      ['goal', 5],
      ['indicator', 4],
      ['baseline', 4],
      ['target', 4],
      ['score', 4],
      ['note', 4],
    ]),
  ),
  pair(sheet, 'goal_score'),
  long(sheet, 'measures', 3),
  long(sheet, 'client_words', 3),
  long(sheet, 'reflection', 4),
  ...recordRows(sheet, 'closing'),
  long(sheet, 'evaluation_opinion', 2),
  ...signatures(sheet),
  // Numbered by whoever keeps the archive.
  { cells: [label(say({ zh: '归档号', en: 'Archive number' })), { text: '', span: whole }] },
  heading(say({ zh: '跟进回访', en: 'Follow-ups' })),
  ...list(
    'follow_ups',
    titledColumns(sheet, [
      ['months', 3],
      ['held_on', 4],
      ['form', 3],
      ['kept', 4],
      ['situation', 7],
      ['again', 3],
    ]),
  ),
]

const gridOf = (rows: readonly FormRow[]): PrintedBlock => ({
  kind: 'form',
  widths: Array.from({ length: columns }, () => 1),
  rows,
})

function blocksOf(form: CaseForm, sheet: Sheet): PrintedBlock[] {
  const { say } = sheet
  switch (form) {
    case 'register':
      return [gridOf(registerRows(sheet, say))]
    case 'plan':
      return [gridOf(planRows(sheet, say))]
    case 'closing':
      return [gridOf(closingRows(sheet, say))]
    case 'process':
      return [
        gridOf(caseHead(sheet)),
        { kind: 'text', text: '{#contacts}' },
        { kind: 'heading', text: say({ zh: '第 {nth} 次', en: 'Contact {nth}' }) },
        gridOf([
          pair(sheet, 'held_on', 'minutes'),
          pair(sheet, 'started_at', 'ended_at'),
          ...recordRows(sheet, 'process', ['held_on', 'started_at', 'ended_at']),
          ...signatures(sheet),
        ]),
        { kind: 'text', text: '{/contacts}' },
      ]
    case 'intake':
    case 'assessment':
      return [gridOf([...caseHead(sheet), ...recordRows(sheet, form), ...signatures(sheet)])]
  }
}

/** The template that is shipped, as blocks with placeholders; `data/templates` holds the Chinese one. */
export function shippedForm(form: CaseForm, language: Language): PrintedDocument {
  const sheet = sheetOf(form, language)
  return {
    title: '{form_title}',
    subtitle: '{station}',
    language,
    blocks: blocksOf(form, sheet),
    foot: '{number}  {printed_on}',
  }
}
