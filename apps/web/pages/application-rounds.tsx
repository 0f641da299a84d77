import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { OpenRound, RoundList, roundTexts } from '../../../rooms/applications/web/index.ts'
import { programmesQuery } from '../../../rooms/programmes/web/index.ts'

/** Rounds of programmes. */
export function Component() {
  const t = useTexts(roundTexts)
  const may = useMay()
  const [opening, open] = useState(false)
  return (
    <Page
      title={t.rounds}
      crumbs={[{ title: t.applications, to: '/applications' }]}
      actions={
        may('applications.check') && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => open(true)}>
            {t.openRound}
          </Button>
        )
      }
    >
      <RoundList />
      {opening && <Opening close={() => open(false)} />}
    </Page>
  )
}

function Opening({ close }: { close: () => void }) {
  const items = useQuery(programmesQuery('staff', undefined)).data?.items ?? []
  return (
    <OpenRound
      programmes={items.filter(({ kind }) => kind === 'selection' || kind === 'call' || kind === 'benefit')}
      close={close}
    />
  )
}
