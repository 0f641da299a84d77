import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type DivisionCode, levelOf } from '../../../../kernel/division.ts'
import { ChoiceField, ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useFilledIn } from '../../../../platform/web/form/use-filled-in.ts'
import { type OwnField, useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Stack } from '../../../../platform/web/page.tsx'
import { useSearchPeople } from '../../../people/web/index.ts'
import { divisionQuery, useOwnDivision } from '../../../regions/web/index.ts'
import {
  type RequestNeed,
  type RequestSource,
  type RequestUrgency,
  sourceTerms,
} from '../../domain/requests/codes.ts'
import { shownFollowCode } from '../../domain/requests/follow-code.ts'
import css from './intake.module.css'
import { renewedByRequests, requestsApi } from './queries.ts'
import { blankSaid, SaidFields, type SaidValues, saidOf, useSaidLabels } from './said-fields.tsx'
import { intakeTexts } from './texts.ts'
import { useRequestWords } from './words.ts'

type Values = SaidValues & {
  readonly urgency: RequestUrgency | null
  readonly needs: readonly RequestNeed[]
  readonly person: Found<string> | null
  readonly own: boolean
}

/** Whoever uses the public page is there without anybody's help; a body refers, a village finds. */
const byStaff = (Object.keys(sourceTerms) as RequestSource[]).filter((code) => code !== 'public')
const byVillage: readonly RequestSource[] = ['patrol', 'found', 'walk-in', 'survey', 'volunteer', 'other']
const byBodies: readonly RequestSource[] = ['department', 'school', 'volunteer']

type Filed = { readonly id: string; readonly number: string | null; readonly code: string }

/** Takes a request down while somebody speaks: the words first, everything else when it is told. */
export function FileForm() {
  const t = useTexts(intakeTexts)
  const may = useMay()
  const words = useRequestWords()
  const labels = useSaidLabels()
  const search = useSearchPeople()
  const within = useOwnDivision('intake.record')
  const [filed, setFiled] = useState<Filed | null>(null)
  const reads = may('intake.read')
  const initial: Values = {
    ...blankSaid,
    source: reads ? 'hotline' : may('intake.record') ? 'patrol' : 'department',
    urgency: 'ordinary',
    needs: [],
    person: null,
    own: false,
  }
  const form = useForm<Values, Filed>({
    initial,
    required: ['text', 'division', 'source'],
    keep: 'intake.new',
    send: (values, id) =>
      requestsApi.post('/api/requests', {
        body: {
          id,
          ...saidOf(values),
          source: values.source ?? 'other',
          urgency: values.urgency ?? 'ordinary',
          needs: [...values.needs],
          own: values.own,
          ...(values.person ? { person: values.person.value } : {}),
        },
      }),
    renews: [...renewedByRequests],
    done: (answer, values) => {
      form.reset({ ...initial, source: values.source, division: values.division })
      setFiled(answer)
    },
  })
  useOwnVillage(within, form.field('division'))
  if (filed) return <FiledNotice filed={filed} again={() => setFiled(null)} />
  return (
    <Form form={form} labels={{ ...labels, urgency: t.urgency, needs: t.needs, person: t.person }}>
      <FieldGroup>
        <SaidFields
          form={form}
          within={within}
          sources={reads ? byStaff : may('intake.record') ? byVillage : byBodies}
          between={
            may('people.read') && (
              <PickerField
                label={t.person}
                placeholder={t.personHint}
                searchKey={['people', 'pick']}
                search={search}
                {...form.field('person')}
              />
            )
          }
        />
        <ChoiceField label={t.urgency} options={words.urgencies} {...form.field('urgency')} />
        <ChoicesField label={t.needs} options={words.needs} {...form.field('needs')} />
        {reads && <TickLine label={t.own} value={form.values.own} change={(own) => form.change({ own })} />}
      </FieldGroup>
      <FormButtons form={form} submit={t.file} />
    </Form>
  )
}

/** Whoever answers for one village is not asked where. */
function useOwnVillage(own: DivisionCode | undefined, village: OwnField<Found<DivisionCode> | null>): void {
  const isVillage = own !== undefined && levelOf(own) === 'village'
  const { data } = useQuery({ ...divisionQuery(own ?? 0), enabled: isVillage })
  useFilledIn(village, data ? { value: data.code, label: data.name, detail: data.path } : null)
}

/** The code is shown this once: what is stored does not lead back to it. */
function FiledNotice({ filed, again }: { filed: Filed; again: () => void }) {
  const t = useTexts(intakeTexts)
  const may = useMay()
  return (
    <Stack>
      <Notice tone="good" loud title={filed.number ? `${t.filedDone} ${filed.number}` : t.filedDone}>
        <p>{t.codeTitle}</p>
        <p className={css.code}>{shownFollowCode(filed.code)}</p>
        <p>{t.codeHint}</p>
      </Notice>
      <p>
        <PageLink to={may('intake.read') ? `/intake/${filed.id}` : `/intake/filed/${filed.id}`}>
          {t.toRequest}
        </PageLink>
      </p>
      <p>
        <Button type="primary" onClick={again}>
          {t.another}
        </Button>
      </p>
    </Stack>
  )
}
