import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import {
  activitiesApi,
  LearningRemarks,
  learningTexts,
  renewedByLearning,
  type Training,
} from '../../../rooms/activities/web/index.ts'
import { stationQuery } from '../../../rooms/regions/web/index.ts'

type Kind = 'trainings' | 'supervisions' | 'consultations'
type Record_ = Pick<Training, 'id' | 'warnings' | 'corrects' | 'reversal' | 'abilities'> & {
  readonly station: string | null
}

/** The page of a training, a supervision or a consultation: what is odd, withdrawal, correction, paper. */
export function LearningPage(props: {
  kind: Kind
  title: string
  windowTitle: string
  hint?: string | undefined
  record: Record_
  actions?: ReactNode
  /** The form that corrects; left out where the reader does not see all that it would carry over. */
  correction?: ((station: Found<string> | null, done: (id: string) => void) => ReactNode) | undefined
  children: ReactNode
}) {
  const { kind, title, windowTitle, hint, record, actions, correction, children } = props
  const t = useTexts(learningTexts)
  const tell = useToast()
  const go = useGo()
  const [correcting, correct] = useState(false)
  const withdrawal = useLearningWithdrawal(kind, record.id)
  const { abilities, reversal } = record
  return (
    <Page
      title={title}
      windowTitle={windowTitle}
      hint={hint}
      crumbs={[{ title: t[kind], to: `/${kind}` }]}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          {abilities.correct && (
            <Button onClick={() => void withdrawal.ask()} loading={withdrawal.sending}>
              {t.withdraw}
            </Button>
          )}
          {abilities.correct && correction && <Button onClick={() => correct(true)}>{t.correct}</Button>}
          {actions}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={withdrawal.failure} />
        {reversal && (
          <Notice
            tone="danger"
            title={t.reversed}
            action={
              reversal.replacement && (
                <PageLink to={`/${kind}/${reversal.replacement}`}>{t.replacement}</PageLink>
              )
            }
          >
            {fill(t.reversedBy, { name: reversal.byName, reason: reversal.reason })}
          </Notice>
        )}
        {record.corrects && (
          <Notice action={<PageLink to={`/${kind}/${record.corrects}`}>{t.oldRecord}</PageLink>}>
            {t.correctsOld}
          </Notice>
        )}
        <LearningRemarks codes={record.warnings} />
        {children}
      </Stack>
      {correcting && correction && (
        <Correction
          station={record.station}
          close={() => correct(false)}
          form={(station) =>
            correction(station, (id) => {
              tell(t.corrected)
              correct(false)
              go(`/${kind}/${id}`)
            })
          }
        />
      )}
    </Page>
  )
}

function useLearningWithdrawal(kind: Kind, record: string) {
  return useWithdrawal({
    words: useTexts(learningTexts),
    send: (reason, id) => {
      const asked = { params: { id: record }, body: { id, reason } }
      if (kind === 'trainings') return activitiesApi.post('/api/trainings/:id/withdrawal', asked)
      if (kind === 'supervisions') return activitiesApi.post('/api/supervisions/:id/withdrawal', asked)
      return activitiesApi.post('/api/consultations/:id/withdrawal', asked)
    },
    renews: [...renewedByLearning],
  })
}

function Correction(props: {
  station: string | null
  close: () => void
  form: (station: Found<string> | null) => ReactNode
}) {
  const t = useTexts(learningTexts)
  const station = useQuery({ ...stationQuery(props.station ?? ''), enabled: props.station !== null })
  return (
    <Dialog title={t.correctTitle} close={props.close}>
      <Stack>
        <p className="soft">{t.correctHint}</p>
        {props.station === null ? (
          props.form(null)
        ) : (
          <Loaded query={station}>
            {({ id, name, division }) => props.form({ value: id, label: name, detail: division.path })}
          </Loaded>
        )}
      </Stack>
    </Dialog>
  )
}
