import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import {
  AssessmentSheet,
  assessmentQuery,
  assessmentsApi,
  assessTexts,
  renewedByRisk,
  riskTexts,
} from '../../../rooms/assessment/web/index.ts'

type Sheet = Parameters<typeof AssessmentSheet>[0]['sheet']

/** One assessment as it was made. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(assessmentQuery(id))}>{(sheet) => <One sheet={sheet} />}</Loaded>
}

function One({ sheet }: { sheet: Sheet }) {
  const t = useTexts(assessTexts)
  const risk = useTexts(riskTexts)
  const go = useGo()
  const withdrawal = useWithdrawal({
    words: t,
    send: (reason, id) =>
      assessmentsApi.post('/api/assessments/:id/withdrawal', {
        params: { id: sheet.id },
        body: { id, reason },
      }),
    renews: [...renewedByRisk],
  })
  return (
    <Page
      title={sheet.personName ?? risk.someone}
      windowTitle={t.sheet}
      hint={risk.assessHint}
      crumbs={[
        { title: risk.risk, to: '/risk' },
        ...(sheet.file ? [{ title: risk.file, to: `/risk/files/${sheet.file}` }] : []),
      ]}
      actions={
        sheet.abilities.correct && (
          <>
            <Button onClick={() => void withdrawal.ask()} loading={withdrawal.sending}>
              {t.withdraw}
            </Button>
            <Button type="primary" onClick={() => go('/risk/assess', { corrects: sheet.id })}>
              {t.correct}
            </Button>
          </>
        )
      }
    >
      <Stack>
        <FailureNotice failure={withdrawal.failure} />
        <AssessmentSheet sheet={sheet} />
      </Stack>
    </Page>
  )
}
