import { Button } from 'antd'
import { useState } from 'react'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { evaluationTexts, OpenRound, RoundList } from '../../../rooms/evaluation/web/index.ts'

/** Rounds of evaluation of stations. */
export function Component() {
  const t = useTexts(evaluationTexts)
  const { abilities } = useMe()
  const [opening, open] = useState(false)
  const own = abilities['evaluation.write']?.divisions[0]
  return (
    <Page
      title={t.evaluations}
      crumbs={[{ title: t.reports, to: '/reports' }]}
      actions={
        own !== undefined && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => open(true)}>
            {t.open}
          </Button>
        )
      }
    >
      <RoundList />
      {opening && own !== undefined && <OpenRound within={String(own)} close={() => open(false)} />}
    </Page>
  )
}
