import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { forget } from '../../../../platform/web/memory.ts'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Loading } from '../../../../platform/web/states.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { CaseRecord } from '../../contract.ts'
import type { RecordKind } from '../../domain/phases.ts'
import { fieldsOf, recordForms } from '../../domain/record-forms.ts'
import { renewedByCases } from '../queries.ts'
import { partiesToSign } from './agreement-parties.ts'
import { AttachResults } from './attach-results.tsx'
import { useAutosave } from './autosave.ts'
import { RecordField } from './form-field.tsx'
import { type CaseFileAnswer, caseFileApi, draftQuery } from './queries.ts'
import { type PlanGoal, type RecordValues, type RowValues, recordOf, valuesOf } from './record-values.ts'
import { fileTexts } from './texts.ts'

type Filing = {
  readonly file: CaseFileAnswer
  readonly kind: RecordKind
  /** The record that this one corrects. */
  readonly corrects?: string | undefined
  readonly done: () => void
}

/** The goals of the plan that holds now; progress and evaluation are about them. */
export function goalsOf(file: CaseFileAnswer): readonly PlanGoal[] {
  const plan = file.records.find(
    ({ kind, round, replacedBy }) => kind === 'plan' && round === file.round && !replacedBy,
  )
  return plan?.body?.kind === 'plan' ? plan.body.goals : []
}

/** What a form begins with: the record that is corrected, the form as it was filed before, or nothing. */
function beginningOf({ file, kind, corrects }: Filing): RecordValues | null {
  const current = file.records.filter((one) => one.kind === kind && !one.replacedBy)
  if (corrects) return (current.find(({ id }) => id === corrects)?.body ?? null) as RecordValues | null
  if (kind === 'follow-up') {
    const due = file.clocks.find((clock) => clock.kind === 'follow-up')
    return due ? { months: due.nth } : null
  }
  // Forms of which there is one are gone on with: what was returned, and the plan of the round before.
  const again = ['intake', 'assessment', 'plan', 'evaluation', 'closing'].includes(kind)
  return again ? ((current.at(-1)?.body ?? null) as RecordValues | null) : null
}

/** Fills in a record; what is half written is kept on the server as it is written. */
export function RecordForm(filing: Filing) {
  const { file, kind } = filing
  const draft = useQuery({ ...draftQuery(file.id, kind), enabled: !filing.corrects })
  if (!filing.corrects && draft.isPending) return <Loading lines={8} />
  const kept = filing.corrects ? null : (draft.data?.values ?? null)
  return <Filled {...filing} kept={kept} keptAt={draft.data?.savedAt ?? null} />
}

function parsed(kept: string | null): RecordValues | null {
  try {
    return kept ? (JSON.parse(kept) as RecordValues) : null
  } catch {
    return null
  }
}

function Filled(props: Filing & { kept: string | null; keptAt: string | null }) {
  const { file, kind, corrects, kept, keptAt, done } = props
  const t = useTexts(fileTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const queries = useQueryClient()
  const goals = goalsOf(file)
  const blank = valuesOf(kind, beginningOf(props), goals)
  const draft = parsed(kept)
  const [isBack, setIsBack] = useState(draft !== null)
  const [start] = useState(blank)
  const keep = `casework.record.${file.id}.${kind}.${corrects ?? ''}`
  const form = useForm<RecordValues, unknown>({
    initial: draft ? { ...start, ...draft } : start,
    required: fieldsOf(kind).flatMap(({ name, required }) => (required ? [name] : [])),
    keep,
    send: async (values, id) => {
      await autosave.hold()
      try {
        return await caseFileApi.post('/api/cases/:id/records', {
          params: { id: file.id },
          body: {
            id,
            // The server reads it by the same description that the form was made from, and says what is wrong.
            record: recordOf(kind, values) as unknown as CaseRecord,
            ...(corrects ? { corrects } : {}),
          },
        })
      } catch (thrown) {
        autosave.goOn()
        throw thrown
      }
    },
    renews: [...renewedByCases],
    done: () => {
      queries.removeQueries({ queryKey: ['casework-draft', file.id, kind] })
      tell(t.filed)
      done()
    },
  })
  const autosave = useAutosave(file.id, kind, form.values, { active: !corrects && form.dirty, keptAt })
  const discard = useCommand({
    send: (_: null, id) =>
      caseFileApi.put('/api/cases/:id/drafts/:kind', {
        params: { id: file.id, kind },
        body: { id, values: null },
      }),
    done: () => {
      setIsBack(false)
      forget(keep)
      form.reset(start)
    },
  })
  const labels = Object.fromEntries(fieldsOf(kind).map(({ name, label }) => [name, say(label)]))
  const isShown = (name: string) => name !== 'strokes' || form.values.way === 'strokes'
  return (
    <Form form={form} labels={labels}>
      {isBack && keptAt && (
        <Notice
          action={
            <Button onClick={() => void discard.run(null)} loading={discard.sending}>
              {t.draftForget}
            </Button>
          }
        >
          {fill(t.draftBack, { time: show.instant(keptAt) })}
        </Notice>
      )}
      {recordForms[kind].map(({ title, fields }) => (
        <FieldGroup key={fields[0]?.name} {...(title ? { title: say(title) } : {})}>
          {fields
            .filter(({ name }) => isShown(name))
            .map((spec) => (
              <RecordField
                key={spec.name}
                spec={
                  spec.name === 'party' && spec.as === 'choice' && !corrects
                    ? { ...spec, terms: partiesToSign(file) }
                    : spec
                }
                field={form.field(spec.name)}
                goals={goals}
              />
            ))}
        </FieldGroup>
      ))}
      {kind === 'assessment' && (
        <AttachResults
          id={file.id}
          scales={(form.values.scales ?? []) as readonly RowValues[]}
          change={(scales) => form.change({ scales })}
        />
      )}
      {autosave.trouble === 'elsewhere' && (
        <Notice tone="warning" action={<Button onClick={autosave.replace}>{t.draftReplace}</Button>}>
          {t.draftElsewhere}
        </Notice>
      )}
      <FormButtons form={form} submit={t.file}>
        <span className="soft" aria-live="polite">
          {autosave.trouble === 'failed'
            ? t.draftFailed
            : autosave.savedAt && autosave.trouble === null
              ? fill(t.draftKept, { time: show.instant(autosave.savedAt) })
              : ''}
        </span>
      </FormButtons>
    </Form>
  )
}
