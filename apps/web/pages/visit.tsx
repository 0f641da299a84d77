import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import {
  activitiesApi,
  activitiesTexts,
  CorrectDialog,
  type VisitDetail,
  VisitFile,
  visitQuery,
} from '../../../rooms/activities/web/index.ts'
import { usePeopleWords } from '../../../rooms/people/web/index.ts'
import { protectionTexts } from '../../../rooms/protection/web/index.ts'

/** One visit record, with its correction and withdrawal. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(visitQuery(id))}>{(visit) => <Visit visit={visit} />}</Loaded>
}

function Visit({ visit }: { visit: VisitDetail }) {
  const t = useTexts(activitiesTexts)
  const alarm = useTexts(protectionTexts)
  const may = useMay()
  const words = usePeopleWords()
  const show = useFormat()
  const tell = useToast()
  const go = useGo()
  const [correcting, correct] = useState(false)
  const withdrawal = useWithdrawal({
    words: t,
    send: (reason: string, id) =>
      activitiesApi.post('/api/visits/:id/withdrawal', { params: { id: visit.id }, body: { id, reason } }),
    renews: [['activities'], ['indicators'], ['duties']],
  })
  return (
    <Page
      title={t.visit}
      hint={show.day(visit.visitedOn)}
      crumbs={visit.personName ? [{ title: visit.personName, to: `/people/${visit.person}` }] : []}
      actions={
        <>
          {may('protection.report') && (
            <Button danger onClick={() => go('/protection/new', { person: visit.person, visit: visit.id })}>
              {alarm.report}
            </Button>
          )}
          <PrintButton>{t.print}</PrintButton>
          {visit.abilities.withdraw && (
            <Button onClick={() => void withdrawal.ask()} loading={withdrawal.sending}>
              {t.withdraw}
            </Button>
          )}
          {visit.abilities.correct && <Button onClick={() => correct(true)}>{t.correct}</Button>}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={withdrawal.failure} />
        <VisitFile visit={visit} categoryName={words.category} />
      </Stack>
      {correcting && (
        <CorrectDialog
          visit={visit}
          close={() => correct(false)}
          done={(id) => {
            tell(t.corrected)
            correct(false)
            go(`/visits/${id}`)
          }}
        />
      )}
    </Page>
  )
}
