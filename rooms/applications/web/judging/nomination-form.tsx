import { Button } from 'antd'
import { fill } from '../../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { missing } from '../../../../platform/web/form/problems.ts'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useNewRow } from '../../../../platform/web/form/use-new-row.ts'
import { AddIcon } from '../../../../platform/web/icons.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import css from './judging.module.css'
import { nomineeOf, type Typed } from './nomination-values.ts'
import { NomineeFields } from './nominee-fields.tsx'
import { judgingApi, type Nomination, renewed } from './queries.ts'
import { roundTexts } from './round-texts.ts'

const blank = (): Typed => ({ key: newId(), values: {} })

/** Puts several forward at once: all or none. */
export function NominationForm({ nomination }: { nomination: Nomination }) {
  const t = useTexts(roundTexts)
  const tell = useToast()
  const { round, columns } = nomination
  const needed = columns.filter(({ required }) => required)
  const form = useForm({
    initial: { nominees: [blank()] as readonly Typed[] },
    check: ({ nominees }) =>
      nominees.flatMap(({ values }, at) =>
        needed
          .filter(({ key }) => !values[key]?.trim())
          .map(({ key }) => missing(`/body/nominees/${at}/${key.replace(/^fact\./, 'facts/')}`)),
      ),
    send: ({ nominees }, id, idFor) =>
      judgingApi.post('/api/applications/rounds/:round/nominations', {
        params: { round: round.id },
        body: { id, batch: idFor('batch'), nominees: nominees.map((one) => nomineeOf(columns, one)) },
      }),
    renews: renewed,
    done: ({ nominated }) => {
      form.reset({ nominees: [blank()] })
      tell(fill(t.sent, { count: nominated }))
    },
    keep: `nominate.${round.id}`,
  })
  const { nominees } = form.values
  const place = useNewRow<HTMLDivElement>(nominees.length)
  const problems = [...Object.values(form.sorted.byField).flat(), ...form.sorted.rest]
  const set = (at: number, key: string, value: string) =>
    form.change({
      nominees: nominees.map((one, i) =>
        i === at ? { ...one, values: { ...one.values, [key]: value } } : one,
      ),
    })
  return (
    <Form form={form}>
      <div className={css.nominees} ref={place}>
        {nominees.map((one, at) => (
          <NomineeFields
            key={one.key}
            id={`${form.id}-${at}`}
            at={at}
            nominee={one}
            columns={columns}
            problems={problems}
            set={(key, value) => set(at, key, value)}
            remove={
              nominees.length > 1
                ? () => form.change({ nominees: nominees.filter((_, i) => i !== at) })
                : undefined
            }
          />
        ))}
      </div>
      <Button
        icon={<AddIcon aria-hidden />}
        onClick={() => form.change({ nominees: [...nominees, blank()] })}
        disabled={nominees.length >= 200}
      >
        {t.addNominee}
      </Button>
      <FormButtons form={form} submit={t.send} />
    </Form>
  )
}
