import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { ChoiceField, ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import {
  type Direction,
  directions,
  directionTerms,
  type Strength,
  type System,
  strengths,
  strengthTerms,
  systems,
  systemTerms,
} from '../../domain/ecomap.ts'
import { type Ecomap, type EcomapTie, ecomapApi, type KnownSystem, renewedByTies } from './queries.ts'
import { ecomapTexts } from './texts.ts'

type Values = {
  system: System | null
  name: string
  strength: Strength | null
  stress: readonly 'stress'[]
  direction: Direction | null
  fromOn: Day | null
  toOn: Day | null
  note: string
}

/** Records a tie with a system, says how one with a known system is, or corrects one. */
export function EcomapTieDialog(props: {
  ecomap: Ecomap
  tie?: EcomapTie | undefined
  known?: KnownSystem | undefined
  close: () => void
}) {
  const { ecomap, tie, known, close } = props
  const t = useTexts(ecomapTexts)
  const say = useSay()
  const tell = useToast()
  const initial: Values = {
    system: tie?.system ?? known?.system ?? null,
    name: tie?.name ?? known?.name.slice(0, 60) ?? '',
    strength: tie?.strength ?? 'ordinary',
    stress: tie?.stress ? ['stress'] : [],
    direction: tie?.direction ?? 'none',
    fromOn: (tie?.fromOn ?? null) as Day | null,
    toOn: (tie?.toOn ?? null) as Day | null,
    note: tie?.note ?? '',
  }
  const form = useForm({
    initial,
    required: ['system', 'name', 'strength'],
    send: (values: Values, id, idFor) => {
      const body = {
        id,
        system: values.system ?? ('other' as const),
        name: values.name,
        about: tie?.about ?? known?.key ?? null,
        strength: values.strength ?? ('ordinary' as const),
        stress: values.stress.length > 0,
        direction: values.direction ?? ('none' as const),
        fromOn: values.fromOn,
        toOn: values.toOn,
        note: values.note.trim() || null,
      }
      return tie
        ? ecomapApi.post('/api/cases/:id/ties/:tie/correction', {
            params: { id: ecomap.id, tie: tie.id },
            body: { ...body, replacement: idFor('replacement') },
          })
        : ecomapApi.post('/api/cases/:id/ties', {
            params: { id: ecomap.id },
            body: { ...body, tie: idFor('tie') },
          })
    },
    renews: [...renewedByTies],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={tie ? t.correct : t.add} close={close}>
      <Form
        form={form}
        labels={{ system: t.system, name: t.name, strength: t.strength, fromOn: t.fromOn, toOn: t.toOn }}
      >
        <FieldRow>
          <SelectField
            label={t.system}
            options={systems.map((system) => ({ value: system, label: say(systemTerms[system]) }))}
            {...form.field('system')}
          />
          <TextField label={t.name} maxLength={60} {...form.field('name')} />
        </FieldRow>
        <ChoiceField
          label={t.strength}
          options={strengths.map((one) => ({ value: one, label: say(strengthTerms[one]) }))}
          {...form.field('strength')}
        />
        <ChoicesField
          label={t.marks}
          options={[{ value: 'stress' as const, label: t.stress }]}
          {...form.field('stress')}
        />
        <SelectField
          label={t.direction}
          options={directions.map((one) => ({ value: one, label: say(directionTerms[one]) }))}
          {...form.field('direction')}
        />
        <FieldRow>
          <DayField label={t.fromOn} lean="past" latest={today()} {...form.field('fromOn')} />
          <DayField label={t.toOn} lean="past" latest={today()} {...form.field('toOn')} />
        </FieldRow>
        <LongTextField label={t.note} rows={2} maxLength={500} {...form.field('note')} />
        <FormButtons form={form} submit={tie ? t.correct : t.add} />
      </Form>
    </Dialog>
  )
}
