import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { contains, type DivisionCode } from '../../../kernel/division.ts'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMay, useMe } from '../../../platform/web/me.tsx'
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
  const reach = useMe().abilities['applications.check']?.divisions ?? []
  // A body opens rounds of its own programmes; those of other places are none of its choices.
  const own = items.filter(({ division }) => reach.some((place) => contains(place, division as DivisionCode)))
  return (
    <OpenRound
      programmes={own.filter(({ kind }) => kind === 'selection' || kind === 'call' || kind === 'benefit')}
      close={close}
    />
  )
}
