import { Button } from 'antd'
import type { DivisionCode } from '../../../kernel/division.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { NumberField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { DivisionField } from '../../regions/web/index.ts'
import { forumTexts } from './forum-texts.ts'
import { consortiumApi, type ForumFile } from './queries.ts'

type Line = {
  readonly district: Found<DivisionCode> | null
  readonly stationHeads: number | null
  readonly organisationHeads: number | null
  readonly reliefStaff: number | null
  readonly others: number | null
}
const counts = ['stationHeads', 'organisationHeads', 'reliefStaff', 'others'] as const
const blank: Line = {
  district: null,
  stationHeads: null,
  organisationHeads: null,
  reliefStaff: null,
  others: null,
}

/** How many came from each district, recorded whole. */
export function AttendanceDialog({ forum, close }: { forum: ForumFile; close: () => void }) {
  const t = useTexts(forumTexts)
  const tell = useToast()
  const known: Line[] = forum.attendance.map(({ district, name, all: _, ...row }) => ({
    ...row,
    district: { value: district, label: name },
  }))
  const form = useForm({
    initial: { districts: (known.length > 0 ? known : [blank]) as readonly Line[] },
    send: (values, id) =>
      consortiumApi.put('/api/forums/:forum/attendance', {
        params: { forum: forum.id },
        body: {
          id,
          version: forum.attendanceVersion,
          districts: values.districts.flatMap((line) =>
            line.district === null
              ? []
              : [
                  {
                    district: line.district.value,
                    stationHeads: line.stationHeads ?? 0,
                    organisationHeads: line.organisationHeads ?? 0,
                    reliefStaff: line.reliefStaff ?? 0,
                    others: line.others ?? 0,
                  },
                ],
          ),
        },
      }),
    renews: [['consortium']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const { districts } = form.values
  const change = (at: number, more: Partial<Line>) =>
    form.change({ districts: districts.map((line, i) => (i === at ? { ...line, ...more } : line)) })
  return (
    <Dialog title={t.recordAttendance} close={close} side>
      <Form form={form} labels={{}}>
        {districts.map((line, at) => {
          const field = <K extends keyof Line>(name: K) => ({
            id: `${form.id}${at}${name}`,
            value: line[name],
            change: (value: Line[K]) => change(at, { [name]: value } as Partial<Line>),
            problems: [],
            required: false,
            marked: false,
          })
          return (
            <FieldGroup key={at} title={line.district?.label ?? t.district}>
              <DivisionField label={t.district} within={forum.division} {...field('district')} />
              <FieldRow>
                {counts.map((name) => (
                  <NumberField key={name} label={t[name]} maximumDigits={5} {...field(name)} />
                ))}
              </FieldRow>
              {districts.length > 1 && (
                <Button onClick={() => form.change({ districts: districts.filter((_, i) => i !== at) })}>
                  {fill(t.removeDistrict, { number: at + 1 })}
                </Button>
              )}
            </FieldGroup>
          )
        })}
        <div>
          <Button onClick={() => form.change({ districts: [...districts, blank] })}>{t.addDistrict}</Button>
        </div>
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
