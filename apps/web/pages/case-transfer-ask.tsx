import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import {
  AskTransferForm,
  caseFileQuery,
  caseQuery,
  caseworkTexts,
  TransferNotice,
  transferTexts,
} from '../../../rooms/casework/web/index.ts'

/** Asks another station to take a case over. */
export function Component() {
  const t = useTexts(transferTexts)
  const cases = useTexts(caseworkTexts)
  const go = useGo()
  const id = usePathPart('id')
  const one = useQuery(caseQuery(id))
  return (
    <Page
      title={t.transferAsk}
      hint={one.data ? `${one.data.number} · ${one.data.personName ?? cases.someone}` : undefined}
      crumbs={[
        { title: cases.cases, to: '/cases' },
        { title: one.data?.number ?? cases.case, to: `/cases/${id}` },
      ]}
      narrow
    >
      <Loaded query={useQuery(caseFileQuery(id))}>
        {(file) =>
          file.abilities.transfer ? (
            <Section hint={t.transferHint}>
              <Loaded query={one}>
                {(found) => <AskTransferForm one={found} done={() => go(`/cases/${id}`)} />}
              </Loaded>
            </Section>
          ) : file.transfers.at(-1)?.state === 'asked' ? (
            <TransferNotice file={file} />
          ) : (
            <Section>
              <Empty title={t.notTransferable} />
            </Section>
          )
        }
      </Loaded>
    </Page>
  )
}
