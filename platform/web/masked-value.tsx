import { useEffect, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { fill } from './fill.ts'
import { ChoiceField, type Option } from './form/choice-fields.tsx'
import { Form, FormButtons } from './form/form.tsx'
import { useForm } from './form/use-form.ts'
import { HideIcon, ShowIcon } from './icons.ts'
import { useTexts } from './language.tsx'
import css from './masked-value.module.css'
import { Notice } from './notice.tsx'
import { kitTexts } from './texts.ts'
import { useFormat } from './use-format.ts'

const shownSeconds = 60

/**
 * A sealed value (identity number, phone, address): masked until the person says why they need it. The whole
 * value is held here only, never in the cache of queries, and is hidden again after a minute.
 */
export function MaskedValue(props: {
  /** What it is, for the button: "identity number". */
  name: string
  masked: string
  /** Whether the server would show it to this account. */
  may: boolean
  purposes: readonly Option<string>[]
  /** Asks the server with the purpose; the look is recorded there. */
  reveal: (purpose: string) => Promise<string>
}) {
  const { name, masked, may, purposes, reveal } = props
  const t = useTexts(kitTexts)
  const show = useFormat()
  const [asking, setAsking] = useState(false)
  const [whole, setWhole] = useState<string | null>(null)
  useEffect(() => {
    if (whole === null) return
    const timer = setTimeout(() => setWhole(null), shownSeconds * 1000)
    return () => clearTimeout(timer)
  }, [whole])
  return (
    <span className={css.value}>
      <span className="number">{whole ?? masked}</span>
      {may && (
        <button
          type="button"
          className={css.button}
          aria-label={show.labelled(whole ? t.hide : t.show, name)}
          title={whole ? fill(t.shownFor, { count: shownSeconds }) : t.show}
          onClick={() => (whole ? setWhole(null) : setAsking(true))}
        >
          {whole ? <HideIcon aria-hidden /> : <ShowIcon aria-hidden />}
        </button>
      )}
      {asking && (
        <AskPurpose
          {...{ name, purposes, reveal }}
          close={() => setAsking(false)}
          shown={(value) => {
            setWhole(value)
            setAsking(false)
          }}
        />
      )}
    </span>
  )
}

function AskPurpose(props: {
  name: string
  purposes: readonly Option<string>[]
  reveal: (purpose: string) => Promise<string>
  close: () => void
  shown: (value: string) => void
}) {
  const t = useTexts(kitTexts)
  const show = useFormat()
  const form = useForm({
    initial: { purpose: null as string | null },
    required: ['purpose'],
    guard: false,
    plain: true,
    send: (values) => props.reveal(values.purpose ?? ''),
    done: props.shown,
  })
  return (
    <Dialog title={show.labelled(t.show, props.name)} close={props.close}>
      <Form form={form} labels={{ purpose: t.purpose }}>
        <Notice>{t.purposeHint}</Notice>
        <ChoiceField label={t.purpose} options={props.purposes} {...form.field('purpose')} />
        <FormButtons form={form} submit={t.show} />
      </Form>
    </Dialog>
  )
}
