import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import { entryKinds } from '../../../rooms/funds/index.ts'
import {
  EntryFacts,
  type EntryFile,
  entryQuery,
  fundsApi,
  fundsTexts,
  renewed,
} from '../../../rooms/funds/web/index.ts'
import { recordBehind } from '../parts/record-behind.ts'

/** One entry of the ledger, with the way to the record behind it. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(entryQuery(id))}>{(entry) => <Entry entry={entry} />}</Loaded>
}

function Entry({ entry }: { entry: EntryFile }) {
  const t = useTexts(fundsTexts)
  const say = useSay()
  const show = useFormat()
  const go = useGo()
  const reversal = useWithdrawal({
    words: {
      withdrawTitle: t.reverseTitle,
      withdrawHint: t.reverseHint,
      withdraw: t.reverse,
      withdrawn: t.reversed,
    },
    send: async (reason: string, id, idFor) => {
      const made = idFor('entry')
      await fundsApi.post('/api/funds/ledger/:id/reversal', {
        params: { id: entry.id },
        body: { id, entry: made, reason },
      })
      go(`/ledger/${made}`)
    },
    renews: renewed,
  })
  return (
    <Page
      title={say(entryKinds[entry.kind])}
      hint={show.day(entry.onDay)}
      crumbs={[{ title: t.ledger, to: '/ledger' }]}
      actions={
        entry.abilities.reverse && (
          <Button onClick={() => void reversal.ask()} loading={reversal.sending}>
            {t.reverse}
          </Button>
        )
      }
    >
      <Stack>
        <FailureNotice failure={reversal.failure} />
        <EntryFacts entry={entry} elsewhere={recordBehind} />
      </Stack>
    </Page>
  )
}
