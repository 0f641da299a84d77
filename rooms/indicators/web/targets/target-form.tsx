import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { missing } from '../../../../platform/web/form/problems.ts'
import { DecimalField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { DivisionField } from '../../../regions/web/index.ts'
import { measuresQuery } from '../queries.ts'
import { MilestoneFields } from './milestone-fields.tsx'
import { evenQuarters, type Step, wayBegins } from './quarter-steps.ts'
import {
  type Comparator,
  denominatorKindsQuery,
  type TargetAnswer,
  type TargetLine,
  targetsApi,
} from './queries.ts'
import { targetTexts } from './target-texts.ts'

type Level = NonNullable<TargetLine['each']>['level']
type Class = NonNullable<NonNullable<TargetLine['each']>['class']>

type Values = {
  titleZh: string
  titleEn: string
  division: Found<number> | null
  measure: string | null
  asking: 'whole' | 'each' | 'coverage'
  level: Level | null
  class: Class | null
  coveredFrom: number | null
  comparator: Comparator | null
  number: number | null
  by: Day | null
  /** What is to be reached before the last day. */
  milestones: readonly Step[]
  baseline: number | null
  baselineOn: Day | null
  since: Day | null
  denominator: string | null
  unit: number | null
  document: string
  article: string
  reason: string
}

const levels: readonly Level[] = ['province', 'prefecture', 'county', 'township', 'village']
const classes: readonly Class[] = ['urban-community', 'township-community', 'village']
const comparators: readonly Comparator[] = ['at_least', 'more_than', 'at_most', 'less_than']
const declaredPrefix = 'declared:'

function blank(division: Found<number>): Values {
  return {
    titleZh: '',
    titleEn: '',
    division,
    measure: null,
    asking: 'whole',
    level: null,
    class: null,
    coveredFrom: 1,
    comparator: 'at_least',
    number: null,
    by: null,
    milestones: [],
    baseline: null,
    baselineOn: null,
    since: null,
    denominator: null,
    unit: 1000,
    document: '',
    article: '',
    reason: '',
  }
}

function valuesOf(line: TargetLine, division: Found<number>): Values {
  const last = line.milestones.at(-1)
  return {
    ...blank(division),
    titleZh: line.title.zh,
    titleEn: line.title.en,
    measure: line.declared === null ? line.measure : `${declaredPrefix}${line.declared}`,
    since: line.since as Day | null,
    asking: line.asking,
    level: line.each?.level ?? null,
    class: line.each?.class ?? null,
    coveredFrom: line.coveredFrom ?? 1,
    comparator: line.comparator,
    number: last?.value ?? null,
    by: (last?.by ?? null) as Day | null,
    milestones: line.milestones.slice(0, -1).map(({ value, by }) => ({ number: value, by: by as Day })),
    baseline: line.baseline?.value ?? null,
    baselineOn: (line.baseline?.on ?? null) as Day | null,
    denominator: line.per?.denominator ?? null,
    unit: line.per?.unit ?? 1000,
    document: line.source.document,
    article: line.source.article ?? '',
  }
}

/** Sets a target, or changes one as a new version with its reason. */
export function TargetForm(props: {
  division: Found<number>
  answer?: TargetAnswer | undefined
  done: (target: string) => void
}) {
  const { division, answer, done } = props
  const t = useTexts(targetTexts)
  const say = useSay()
  const tell = useToast()
  const line = answer?.target
  const [fresh] = useState(newId)
  const measures = useQuery(measuresQuery)
  const kinds = useQuery(denominatorKindsQuery)
  // Until the measures are known the day stays as it was.
  const isFlow = (measure: string | null) =>
    measures.data?.items.find(({ code }) => code === measure)?.stock !== true &&
    !measure?.startsWith(declaredPrefix)
  const form = useForm<Values, { id: string }>({
    initial: line ? valuesOf(line, division) : blank(division),
    required: [
      'titleZh',
      'division',
      'measure',
      'comparator',
      'number',
      'by',
      'document',
      ...(line ? (['reason'] as const) : []),
    ],
    check: ({ milestones }) =>
      milestones.flatMap((step, i) => {
        const field = step.number === null ? 'value' : step.by === null ? 'by' : null
        return field === null ? [] : [missing(`/body/milestones/${i}/${field}`)]
      }),
    send: (values, id) => {
      const shape = shapeOf(values, line, isFlow(values.measure))
      return line?.id
        ? targetsApi.put('/api/targets/:target', {
            params: { target: line.id },
            body: { id, version: line.version ?? 1, reason: values.reason, ...shape },
          })
        : targetsApi.post('/api/targets', { body: { id, target: fresh, ...shape } })
    },
    renews: [['indicators']],
    done: ({ id }) => {
      tell(t.saved)
      done(id)
    },
  })
  const { values } = form
  const measureOptions = [
    ...(measures.data?.items ?? []).map(({ code, title }) => ({ value: code, label: say(title) })),
    ...(kinds.data?.items ?? []).map(({ code, title }) => ({
      value: `${declaredPrefix}${code}`,
      label: say(title),
    })),
  ]
  const chosen = measures.data?.items.find(({ code }) => code === values.measure)
  // Shares, ratios and what is declared may have a part after the point; of a measure its unit says so.
  const decimals = values.asking === 'coverage' || values.denominator || !chosen ? 2 : chosen.decimals
  const { by, number, baseline, baselineOn } = values
  const since = isFlow(values.measure) ? values.since : null
  const quarters =
    by === null || number === null
      ? []
      : evenQuarters(
          { on: wayBegins({ baselineOn, since, by }), value: baseline ?? 0 },
          { by, value: number },
          decimals,
        )
  const labels = {
    titleZh: t.titleZh,
    division: t.division,
    measure: t.measure,
    number: t.number,
    by: t.by,
    milestones: t.steps,
  }
  return (
    <Form form={form} labels={labels}>
      <TextField label={t.titleZh} maxLength={80} autoFocus {...form.field('titleZh')} />
      <TextField label={t.titleEn} maxLength={120} optional {...form.field('titleEn')} />
      <DivisionField label={t.division} {...form.field('division')} />
      <SelectField label={t.measure} options={measureOptions} {...form.field('measure')} />
      {chosen && !chosen.stock && <DayField label={t.since} hint={t.sinceHint} {...form.field('since')} />}
      <ChoiceField
        label={t.asking}
        options={(['whole', 'each', 'coverage'] as const).map((value) => ({
          value,
          label: t[`ask_${value}`],
        }))}
        {...form.field('asking')}
        change={(asking) => form.change({ asking: asking ?? 'whole' })}
      />
      {values.asking !== 'whole' && (
        <FieldRow>
          <ChoiceField
            label={t.level}
            options={levels.map((value) => ({ value, label: t[value] }))}
            {...form.field('level')}
          />
        </FieldRow>
      )}
      {values.asking !== 'whole' && values.level === 'village' && (
        <SelectField
          label={t.class}
          optional
          options={classes.map((value) => ({
            value,
            label: value === 'village' ? t['class-village'] : t[value],
          }))}
          {...form.field('class')}
        />
      )}
      {values.asking === 'coverage' && <DecimalField label={t.coveredFrom} {...form.field('coveredFrom')} />}
      <SelectField
        label={t.comparator}
        options={comparators.map((value) => ({ value, label: t[`c_${value}`] }))}
        {...form.field('comparator')}
      />
      <FieldRow>
        <DecimalField
          label={values.asking === 'coverage' ? t.percent : t.number}
          decimals={decimals}
          {...form.field('number')}
        />
        <DayField label={t.by} lean="future" {...form.field('by')} />
      </FieldRow>
      <MilestoneFields
        field={form.field('milestones')}
        decimals={decimals}
        percent={values.asking === 'coverage'}
        quarters={quarters}
      />
      {values.asking !== 'each' && (
        <FieldRow>
          <DecimalField label={t.baseline} optional decimals={decimals} {...form.field('baseline')} />
          <DayField label={t.baselineOn} optional lean="past" {...form.field('baselineOn')} />
        </FieldRow>
      )}
      <FieldRow>
        <SelectField
          label={t.perDenominator}
          optional
          options={(kinds.data?.items ?? []).map(({ code, title }) => ({ value: code, label: say(title) }))}
          {...form.field('denominator')}
        />
        {values.denominator && <NumberField label={t.perHowMany} {...form.field('unit')} />}
      </FieldRow>
      <FieldRow>
        <TextField label={t.document} maxLength={120} {...form.field('document')} />
        <TextField label={t.article} optional maxLength={60} {...form.field('article')} />
      </FieldRow>
      {line && <TextField label={t.reason} maxLength={200} {...form.field('reason')} />}
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}

function shapeOf(values: Values, line: TargetLine | undefined, isFlow: boolean) {
  const earlier = values.milestones.map(({ number, by }) => ({ value: number ?? 0, by: by as Day }))
  const isWhole = values.asking === 'whole'
  // A part of a measure and a place of its own are set over the API: the form keeps them while the measure stays.
  const kept = line?.measure === values.measure ? line : undefined
  return {
    division: values.division?.value ?? 0,
    parent: line?.parent ?? null,
    title: { zh: values.titleZh, en: values.titleEn.trim() || values.titleZh },
    measure: values.measure ?? '',
    split: kept?.split ?? null,
    placed: kept?.placed ?? ('inside' as const),
    since: isFlow ? values.since : null,
    per: values.denominator ? { denominator: values.denominator, unit: values.unit ?? 1 } : null,
    each:
      isWhole || values.level === null
        ? null
        : { level: values.level, class: values.level === 'village' ? values.class : null },
    coveredFrom: values.asking === 'coverage' ? (values.coveredFrom ?? 1) : null,
    comparator: values.comparator ?? 'at_least',
    baseline:
      values.asking !== 'each' && values.baseline !== null && values.baselineOn !== null
        ? { value: values.baseline, on: values.baselineOn }
        : null,
    milestones: [...earlier, { value: values.number ?? 0, by: values.by as Day }],
    source: { document: values.document, article: values.article.trim() || null },
  }
}
