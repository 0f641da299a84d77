import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import {
  fundsTexts,
  PoolFacts,
  type PoolFile,
  poolQuery,
  ReceiptDrawer,
} from '../../../rooms/funds/web/index.ts'

/** One pool: what came in and what is free. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(poolQuery(id))}>{(pool) => <Pool pool={pool} />}</Loaded>
}

function Pool({ pool }: { pool: PoolFile }) {
  const t = useTexts(fundsTexts)
  const [receiving, receive] = useState(false)
  return (
    <Page
      title={pool.title}
      crumbs={[{ title: t.funds, to: '/budgets' }]}
      actions={
        pool.abilities.plan && (
          <Button type="primary" onClick={() => receive(true)}>
            {t.receive}
          </Button>
        )
      }
    >
      <PoolFacts pool={pool} />
      {receiving && <ReceiptDrawer pool={pool} close={() => receive(false)} />}
    </Page>
  )
}
