import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './judging.module.css'
import { noticeTexts } from './notice-texts.ts'
import { Objector } from './objector.tsx'
import { type BodyNotice, judgingApi, renewed } from './queries.ts'

type Objection = BodyNotice['objections'][number]

const tones = { open: 'danger', upheld: 'warning', dismissed: 'plain' } as const

/** What was objected to a notice, the open ones first. */
export function ObjectionList({ notice }: { notice: BodyNotice }) {
  const t = useTexts(noticeTexts)
  const say = useSay()
  const show = useFormat()
  const [deciding, decide] = useState<Objection | null>(null)
  const words = { open: t.stateOpen, upheld: t.upheld, dismissed: t.dismissed }
  return (
    <Section title={t.objections}>
      {notice.objections.length === 0 ? (
        <Empty title={t.noObjections} />
      ) : (
        <ul className={css.lines}>
          {notice.objections.map((one) => (
            <li key={one.id} className={css.line}>
              <div className={css.words}>
                <Tag tone={tones[one.state]}>{words[one.state]}</Tag>{' '}
                <strong>{one.about ?? t.aboutAll}</strong>
                <p>{one.text}</p>
                <div className="soft">
                  {show.day(one.filedOn)} · {one.named ? t.named : t.anonymous}{' '}
                  {one.named && notice.abilities.decide && <Objector objection={one.id} />}
                </div>
                {one.reason && (
                  <div>
                    {show.labelled(t.reason, one.reason)}
                    <div className="soft">
                      {[
                        one.decidedName,
                        one.decidedOn && show.day(one.decidedOn),
                        one.toStage && fill(t.leadsTo, { stage: say(one.toStage) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </div>
                  </div>
                )}
              </div>
              {one.state === 'open' && notice.abilities.decide && (
                <Button type="primary" onClick={() => decide(one)}>
                  {t.decide}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {deciding && <DecideObjection objection={deciding} notice={notice} close={() => decide(null)} />}
    </Section>
  )
}

function DecideObjection(props: { objection: Objection; notice: BodyNotice; close: () => void }) {
  const { objection, notice, close } = props
  const t = useTexts(noticeTexts)
  const say = useSay()
  const tell = useToast()
  const whole = objection.position === null
  const form = useForm({
    initial: {
      outcome: null as 'upheld' | 'dismissed' | null,
      to: (notice.ways.length === 1 ? (notice.ways[0]?.stage ?? null) : null) as string | null,
      reason: '',
    },
    required: ['outcome', 'reason'],
    check: ({ outcome, to }) =>
      outcome === 'upheld' && !whole && to === null
        ? [{ code: 'value-missing', path: '/body/to', messages: noticeTexts.chooseWay }]
        : [],
    send: ({ outcome, to, reason }, id) =>
      judgingApi.post('/api/applications/objections/:objection/decision', {
        params: { objection: objection.id },
        body: {
          id,
          version: objection.version,
          outcome: outcome ?? 'dismissed',
          reason,
          to: outcome === 'upheld' && !whole ? to : null,
        },
      }),
    renews: [...renewed, ['public-notices']],
    done: () => {
      tell(t.decidedNow)
      close()
    },
  })
  const outcomes = [
    { value: 'dismissed' as const, label: t.dismissed },
    { value: 'upheld' as const, label: t.upheld },
  ]
  return (
    <Dialog title={t.decide} close={close}>
      <p>{objection.text}</p>
      <Form form={form} labels={{ outcome: t.outcome, to: t.toStage, reason: t.reason }}>
        <ChoiceField
          label={t.outcome}
          options={outcomes}
          {...form.field('outcome')}
          {...(whole ? { hint: t.wholeHint } : {})}
        />
        {form.values.outcome === 'upheld' && !whole && (
          <SelectField
            label={t.toStage}
            hint={t.toStageHint}
            options={notice.ways.map(({ stage, title }) => ({ value: stage, label: say(title) }))}
            {...form.field('to')}
          />
        )}
        <LongTextField label={t.reason} hint={t.reasonHint} maxLength={1000} {...form.field('reason')} />
        <FormButtons form={form} submit={t.decide} />
      </Form>
    </Dialog>
  )
}
