import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { judgingApi, type Ranking, renewed } from './queries.ts'
import { rankingTexts } from './ranking-texts.ts'

type Tie = Ranking['ties'][number]

/** A tie across the cut: who they are, that the system chooses nobody, and the decision of the panel. */
export function TieDecision({ tie, ranking }: { tie: Tie; ranking: Ranking }) {
  const t = useTexts(rankingTexts)
  const [deciding, setDeciding] = useState(false)
  const count = tie.candidates.length
  const group = tie.ofPool ? t.wholePool : tie.groupTitle
  return (
    <Notice
      tone="warning"
      title={
        group === null
          ? fill(t.tieTitle, { count, places: tie.places })
          : fill(t.tieIn, { group, count, places: tie.places })
      }
      {...(ranking.frozen && ranking.abilities.decide
        ? {
            action: (
              <Button type="primary" onClick={() => setDeciding(true)}>
                {t.decide}
              </Button>
            ),
          }
        : {})}
    >
      {t.tieBody}
      {deciding && ranking.frozen && (
        <DecideTie tie={tie} ranking={ranking} frozen={ranking.frozen.id} close={() => setDeciding(false)} />
      )}
    </Notice>
  )
}

function DecideTie(props: { tie: Tie; ranking: Ranking; frozen: string; close: () => void }) {
  const { tie, ranking, frozen, close } = props
  const t = useTexts(rankingTexts)
  const tell = useToast()
  const nameOf = (id: string) => ranking.lines.find(({ application }) => application === id)?.name ?? ''
  const exactly = {
    zh: fill(rankingTexts.exactly.zh, { places: tie.places }),
    en: fill(rankingTexts.exactly.en, { places: tie.places }),
  }
  const form = useForm({
    initial: { chosen: [] as readonly string[], deciders: '', reason: '' },
    required: ['chosen', 'deciders', 'reason'],
    plain: true,
    check: ({ chosen }) =>
      chosen.length > 0 && chosen.length !== tie.places
        ? [{ code: 'tie-not-filled', path: '/body/chosen', messages: exactly }]
        : [],
    send: ({ chosen, deciders, reason }, id, idFor) =>
      judgingApi.post('/api/applications/rankings/:ranking/ties', {
        params: { ranking: frozen },
        body: { id, decision: idFor('decision'), group: tie.group, chosen: [...chosen], deciders, reason },
      }),
    renews: renewed,
    done: () => {
      tell(t.decided)
      close()
    },
  })
  const chosen = fill(t.chosen, { places: tie.places })
  return (
    <Dialog title={t.decide} close={close}>
      <Form form={form} labels={{ chosen, deciders: t.deciders, reason: t.reason }}>
        <ChoicesField
          label={chosen}
          options={tie.candidates.map((id) => ({ value: id, label: nameOf(id) }))}
          {...form.field('chosen')}
        />
        <TextField label={t.deciders} hint={t.decidersHint} maxLength={300} {...form.field('deciders')} />
        <LongTextField label={t.reason} maxLength={1000} {...form.field('reason')} />
        <FormButtons form={form} submit={t.decide} />
      </Form>
    </Dialog>
  )
}
