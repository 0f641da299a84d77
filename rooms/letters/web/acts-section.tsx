import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { SafeguardingKind } from '../domain/letter-codes.ts'
import css from './letters.module.css'
import { type LetterFile, lettersApi, renewedByLetters } from './queries.ts'
import { lettersTexts } from './texts.ts'
import { useLetterWords } from './words.ts'

/** Cases as whoever composes the page finds and opens them; without them a letter is not turned into one. */
export type LetterCases = {
  /** Cases that the reader may see; `value` is the number. */
  readonly search: (typed: string, signal: AbortSignal) => Promise<readonly Found<string>[]>
  /** Goes where a new case is opened out of the letter. */
  readonly open?: (() => void) | undefined
}

/** A sign of danger stands that nobody has set aside. */
const isInDanger = ({ flags }: LetterFile) => flags.some(({ setAside }) => setAside === null)

/** What was done for the safety of the writer, and who signed it; or as what a harmless letter was handed on. */
export function ActsSection({ letter, cases }: { letter: LetterFile; cases?: LetterCases | undefined }) {
  const t = useTexts(lettersTexts)
  const [open, setOpen] = useState(false)
  const danger = isInDanger(letter)
  return (
    <Section
      title={danger ? t.acts : t.handingOn}
      {...(danger ? {} : { hint: t.handingOnHint })}
      actions={
        letter.abilities.flag && (
          <Button
            type={danger && letter.acts.length === 0 ? 'primary' : 'default'}
            onClick={() => setOpen(true)}
          >
            {danger ? t.addAct : t.handOn}
          </Button>
        )
      }
    >
      {letter.acts.length === 0 && <p className="soft">{t.noActs}</p>}
      {letter.acts.map((act) => (
        <ActLine key={act.id} letter={letter} act={act} />
      ))}
      {open && <ActDialog letter={letter} cases={cases} close={() => setOpen(false)} />}
    </Section>
  )
}

function ActLine({ letter, act }: { letter: LetterFile; act: LetterFile['acts'][number] }) {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const show = useFormat()
  const confirm = useConfirm()
  const tell = useToast()
  const sign = useCommand({
    send: (opinion: string, id) =>
      lettersApi.post('/api/letters/:id/safeguarding/:act/signature', {
        params: { id: letter.id, act: act.id },
        body: { id, ...(opinion ? { opinion } : {}) },
      }),
    renews: [...renewedByLetters],
    done: () => tell(t.done),
  })
  const ask = async () => {
    const yes = await confirm({
      title: t.signTitle,
      action: t.sign,
      reason: 'optional',
      reasonHint: t.opinion,
    })
    if (yes) await sign.run(yes.reason)
  }
  return (
    <div className={css.reply}>
      <div className={css.flag}>
        <strong>{words.act.of(act.kind)}</strong>
        <Reference letter={letter} act={act} />
        <span className="soft">
          {show.day(act.doneOn)} · {act.doneBy}
        </span>
        {(act.signed || isInDanger(letter)) && (
          <Tag tone={act.signed ? 'good' : 'warning'}>
            {act.signed ? fill(t.signedBy, { name: act.signed.by }) : t.notSigned}
          </Tag>
        )}
        {act.abilities.sign && isInDanger(letter) && (
          <Button type="primary" size="small" loading={sign.sending} onClick={() => void ask()}>
            {t.sign}
          </Button>
        )}
      </div>
      {act.note && <p className={css.words}>{act.note}</p>}
      {act.signed?.opinion && <p className={css.words}>{show.labelled(t.opinion, act.signed.opinion)}</p>}
      <FailureNotice failure={sign.failure} />
    </div>
  )
}

/** Under what it is found again; a case, and a request that was filed out of the letter, are one press away. */
function Reference({ letter, act }: { letter: LetterFile; act: LetterFile['acts'][number] }) {
  const { reference } = act
  const request = letter.requests.find((one) => one.number === reference)
  if (act.case) return <PageLink to={`/cases/${act.case.id}`}>{reference}</PageLink>
  return request ? <PageLink to={`/intake/${request.id}`}>{reference}</PageLink> : <span>{reference}</span>
}

function ActDialog(props: { letter: LetterFile; cases?: LetterCases | undefined; close: () => void }) {
  const { letter, cases, close } = props
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const tell = useToast()
  const form = useForm({
    initial: {
      kind: null as SafeguardingKind | null,
      case: null as Found<string> | null,
      reference: '',
      doneOn: today() as Day | null,
      note: '',
    },
    required: ['kind', 'doneOn'],
    // It may be left to open the case that is to be named.
    guard: false,
    send: (values, id) =>
      lettersApi.post('/api/letters/:id/safeguarding', {
        params: { id: letter.id },
        body: {
          id,
          kind: values.kind ?? 'request',
          ...(values.reference.trim() ? { reference: values.reference.trim() } : {}),
          doneOn: values.doneOn ?? today(),
          ...(values.note.trim() ? { note: values.note.trim() } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.done)
      close()
    },
  })
  const title = isInDanger(letter) ? t.addAct : t.handOn
  const { kind } = form.values
  const kinds = words.act.options.filter(({ value }) => value !== 'case' || cases)
  return (
    <Dialog title={title} close={close}>
      <Form
        form={form}
        labels={{
          kind: t.actKind,
          reference: kind === 'case' ? t.whichCase : t.reference,
          doneOn: t.doneOn,
        }}
      >
        <ChoiceField
          label={t.actKind}
          options={kinds}
          {...form.field('kind')}
          change={(next) =>
            form.change({ kind: next, ...(form.values.case ? { case: null, reference: '' } : {}) })
          }
        />
        {kind === 'case' && cases ? (
          <>
            <PickerField
              label={t.whichCase}
              hint={t.whichCaseHint}
              searchKey={['casework', 'pick']}
              search={cases.search}
              {...form.field('case')}
              id={form.field('reference').id}
              change={(found) => form.change({ case: found, reference: found?.value ?? '' })}
              problems={form.field('reference').problems}
            />
            {cases.open && (
              <div>
                <Button onClick={cases.open}>{t.openCase}</Button>
              </div>
            )}
          </>
        ) : (
          <TextField
            label={t.reference}
            hint={t.referenceHint}
            maxLength={120}
            {...form.field('reference')}
          />
        )}
        <DayField label={t.doneOn} lean="past" latest={today()} {...form.field('doneOn')} />
        <LongTextField label={t.note} maxLength={2000} rows={3} {...form.field('note')} />
        <FormButtons form={form} submit={title} />
      </Form>
    </Dialog>
  )
}
