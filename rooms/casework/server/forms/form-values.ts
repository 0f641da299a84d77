import type { Day } from '../../../../kernel/day.ts'
import { drawStrokes, type WordPicture, type WordValues } from '../../../documents/server/index.ts'
import type { RegisterSheet } from '../../../people/server/index.ts'
import type { CaseRecord, RecordOf } from '../../contract.ts'
import {
  caseKindTerms,
  caseProblemTerms,
  caseSourceTerms,
  satisfactionTerms,
} from '../../domain/case-codes.ts'
import { formNames, templateName } from '../../domain/form-names.ts'
import { type CaseForm, caseForms } from '../../domain/forms.ts'
import { attainmentOf } from '../../domain/goal-attainment.ts'
import { partyTerms, scoreTerms, signedTerms } from '../../domain/record-codes.ts'
import { fieldsOf } from '../../domain/record-forms.ts'
import type { FormData } from '../file/form-data.ts'
import {
  boxes,
  type FiledRecord,
  type Language,
  orBlank,
  recordValues,
  said,
  signedValues,
  writtenDay,
  writtenMinutes,
} from './said.ts'

/** What a form is filled from: the case with its records, and the person where the reader may see the file. */
export type FormSource = FormData & {
  readonly sheet: RegisterSheet | null
  readonly genogram: WordPicture | null
  readonly ecomap: WordPicture | null
  readonly stationName: string
  readonly today: Day
}

type Filed<Kind extends CaseRecord['kind']> = FiledRecord & { readonly body: RecordOf<Kind> }

const filed = <Kind extends CaseRecord['kind']>({ file }: FormSource, kind: Kind): Filed<Kind>[] =>
  file.records.filter((record): record is Filed<Kind> => record.kind === kind && record.body !== null)

const latest = <Kind extends CaseRecord['kind']>(source: FormSource, kind: Kind): Filed<Kind> | undefined =>
  filed(source, kind).at(-1)

const namesIn = (form: CaseForm, loop: string): string[] =>
  formNames[form].flatMap((one) => (one.in === loop ? [one.name] : []))

/** The values of a form; `record` narrows the process records to one. */
export function formValues(
  form: CaseForm,
  source: FormSource,
  language: Language,
  record?: string,
): WordValues {
  return { ...caseValues(form, source, language), ...ownValues(form, source, language, record) }
}

function caseValues(form: CaseForm, source: FormSource, language: Language): WordValues {
  const { registered, sheet } = source
  return {
    form_title: caseForms[form][language],
    station: source.stationName,
    number: registered.number,
    client: registered.personName ?? '',
    sex: sheet?.sex ?? '',
    age: sheet?.age ?? '',
    worker: registered.workerName,
    case_kind: caseKindTerms[registered.kind][language],
    problem: caseProblemTerms[registered.problem][language],
    opened_on: writtenDay(registered.openedOn, language),
    printed_on: writtenDay(source.today, language),
  }
}

function ownValues(
  form: CaseForm,
  source: FormSource,
  language: Language,
  record: string | undefined,
): WordValues {
  switch (form) {
    case 'register':
      return registerValues(source, language)
    case 'intake': {
      const one = latest(source, 'intake')
      const { registered } = source
      // A case that was only registered has its question and its source from there.
      const body = one?.body ?? {
        source: registered.source,
        presentingProblem: registered.sensitive?.description ?? undefined,
      }
      return { ...recordValues('intake', body, language), ...signedValues(one, language) }
    }
    case 'assessment': {
      const one = latest(source, 'assessment')
      return { ...recordValues('assessment', one?.body ?? null, language), ...signedValues(one, language) }
    }
    case 'plan':
      return planValues(source, language)
    case 'process':
      return processValues(source, language, record)
    case 'closing':
      return closingValues(source, language)
  }
}

function registerValues(source: FormSource, language: Language): WordValues {
  const { sheet, registered } = source
  const assessment = latest(source, 'assessment')?.body
  const intake = latest(source, 'intake')?.body
  const listed = (all: readonly string[] | undefined) => (all ?? []).join(language === 'zh' ? '、' : ', ')
  const income = sheet?.incomeFen ?? null
  const consented = { zh: '已同意', en: 'Given' }[language]
  return {
    file_number: sheet?.fileNumber ?? '',
    birth: writtenDay(sheet?.birth, language),
    id_number: sheet?.idNumber ?? '',
    phone: sheet?.phone ?? '',
    ethnic_group: sheet?.ethnicGroup ?? '',
    education: sheet?.education ?? '',
    marital_status: sheet?.maritalStatus ?? '',
    political_status: sheet?.politicalStatus ?? '',
    employment: sheet?.employment ?? '',
    registered_place: sheet?.registeredPlace ?? '',
    place: sheet?.place ?? '',
    categories: listed(sheet?.categories),
    health: sheet?.health ?? '',
    disability: sheet?.disability ?? '',
    hardship: listed(sheet?.hardship),
    income: income === null ? '' : (income / 100).toFixed(2),
    housing: sheet?.housing ?? '',
    guardian: sheet?.guardian ?? '',
    guardian_phone: sheet?.guardianPhone ?? '',
    needs: listed(sheet?.needs),
    benefits: listed(sheet?.benefits),
    consent: sheet?.consentOn ? consented : '',
    consent_on: writtenDay(sheet?.consentOn, language),
    registered_by: sheet?.registeredBy ?? '',
    registered_on: writtenDay(sheet?.registeredOn, language),
    '@genogram': source.genogram,
    '@ecomap': source.ecomap,
    family: orBlank(
      (sheet?.members ?? []).map((one) => ({
        member: one.name,
        relation: one.relation ?? '',
        member_age: one.age ?? '',
        member_work: one.work ?? '',
        member_health: one.health ?? '',
        member_phone: one.phone ?? '',
      })),
      namesIn('register', 'family'),
    ),
    source: boxes(caseSourceTerms, [intake?.source ?? registered.source], language),
    problems: (assessment?.problems ?? []).map((text, at) => `${at + 1}. ${text}`).join('\n'),
    strengths: assessment?.strengths ?? '',
  }
}

/** The signatures are those under the plan of the same round: another round has its own agreement. */
function planValues(source: FormSource, language: Language): WordValues {
  const plan = latest(source, 'plan')
  const agreed = filed(source, 'agreement').filter(({ round }) => round === plan?.round)
  const waiting = (plan?.body.parties ?? []).filter(
    (party) => !agreed.some(({ body }) => body.party === party),
  )
  const rows = [
    ...agreed.map(({ body, recordedOn }) => ({
      party: partyTerms[body.party][language],
      party_name: body.name,
      way: signedTerms[body.way][language],
      '@signature': body.strokes ? drawStrokes(body.strokes, body.name) : null,
      agreed_on: writtenDay(recordedOn, language),
    })),
    // Whoever has not signed on the screen signs on the paper.
    ...waiting.map((party) => ({
      party: partyTerms[party][language],
      party_name: '',
      way: '',
      '@signature': null,
      agreed_on: '',
    })),
  ]
  return {
    ...recordValues('plan', plan?.body ?? null, language),
    ...signedValues(plan, language),
    agreement: orBlank(rows, namesIn('plan', 'agreement')),
  }
}

function processValues(source: FormSource, language: Language, record: string | undefined): WordValues {
  const contacts = filed(source, 'process')
    .filter(({ id }) => record === undefined || id === record)
    .toSorted((a, b) => a.nth - b.nth)
    .map((one) => ({
      nth: one.nth,
      minutes: one.minutes === null ? '' : writtenMinutes(one.minutes, language),
      ...recordValues('process', one.body, language),
      ...signedValues(one, language),
    }))
  const blank = {
    nth: '   ',
    minutes: '',
    ...recordValues('process', null, language),
    ...signedValues(undefined, language),
  }
  return { contacts: contacts.length > 0 ? contacts : [blank] }
}

function closingValues(source: FormSource, language: Language): WordValues {
  const { registered } = source
  const [closing, evaluation, plan] = [
    latest(source, 'closing'),
    latest(source, 'evaluation'),
    latest(source, 'plan'),
  ]
  const contacts = filed(source, 'process')
  const minutes = contacts.reduce((sum, one) => sum + (one.minutes ?? 0), 0)
  const goals = new Map(
    filed(source, 'plan').flatMap(({ body }) => body.goals.map((goal) => [goal.id, goal])),
  )
  const scores =
    evaluation?.body.scores ?? plan?.body.goals.map(({ id }) => ({ goal: id, score: null, note: '' }))
  const attained = evaluation ? attainmentOf(evaluation.body.scores.map(({ score }) => score)) : null
  // A registered case is closed without a form of its own.
  const body =
    closing?.body ??
    (registered.closedOn
      ? {
          reason: registered.closeReason ?? undefined,
          outcome: registered.sensitive?.outcome ?? undefined,
          attainment: registered.attainment ?? undefined,
          followUp: registered.sensitive?.followUp ?? undefined,
        }
      : null)
  const satisfaction = closing?.body.satisfaction ?? evaluation?.body.satisfaction ?? registered.satisfaction
  return {
    ...recordValues('closing', body, language),
    ...signedValues(closing, language),
    satisfaction: boxes(satisfactionTerms, satisfaction ? [satisfaction] : [], language),
    closed_on: writtenDay(registered.closedOn, language),
    contacts_total: contacts.length > 0 ? contacts.length : '',
    hours_total: minutes > 0 ? writtenMinutes(minutes, language) : '',
    scores: orBlank(
      (scores ?? []).map(({ goal, score, note }) => {
        const told = goals.get(goal)
        return {
          goal: told?.title ?? '',
          indicator: told?.indicator ?? '',
          baseline: told?.baseline ?? '',
          target: told?.target ?? '',
          score: score === null ? '' : scoreTerms[String(score) as keyof typeof scoreTerms][language],
          note: note ?? '',
        }
      }),
      namesIn('closing', 'scores'),
    ),
    goal_score: attained === null ? '' : attained.toFixed(1),
    measures: evaluation?.body.measures ?? '',
    client_words: evaluation?.body.clientWords ?? '',
    reflection: evaluation?.body.reflection ?? '',
    evaluation_opinion: evaluation?.opinion ?? '',
    follow_ups: orBlank(
      filed(source, 'follow-up').map(({ body: one }) => shortWords(one, language)),
      namesIn('closing', 'follow_ups'),
    ),
  }
}

/** A follow-up in a row: the chosen word alone, without the boxes. */
const shortWords = (one: RecordOf<'follow-up'>, language: Language): WordValues =>
  Object.fromEntries(
    fieldsOf('follow-up').map((field) => {
      const value = (one as unknown as Record<string, unknown>)[field.name]
      const word =
        field.as === 'choice' ? (field.terms[String(value)]?.[language] ?? '') : said(field, value, language)
      return [templateName(field.name), word]
    }),
  )
