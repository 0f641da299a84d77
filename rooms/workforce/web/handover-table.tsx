import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { type IdFor, useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { networkTexts } from './network-texts.ts'
import { type HandoverLine, handoverList, workforceApi } from './queries.ts'

/** Child directors that follow their village secretary: one press each. */
export function HandoverTable() {
  const t = useTexts(networkTexts)
  const show = useFormat()
  const deciding = useDecision()
  return (
    <>
      <FailureNotice failure={deciding.failure} />
      {deciding.grants.length > 0 && (
        <Notice tone="info" title={t.grants}>
          <ul>
            {deciding.grants.map((one) => (
              <li key={`${one.act}${one.account}`}>
                <PageLink to={`/accounts/${one.account}`}>
                  {fill(t[`grant_${one.act}`], { name: one.name })}
                </PageLink>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <DataTable<HandoverLine>
        label={t.handovers}
        list={useList(handoverList)}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noHandovers} />}
        columns={[
          { key: 'village', title: t.village, onCard: 'title', cell: (row) => row.path },
          { key: 'director', title: t.director, cell: (row) => <Member of={row.director} /> },
          { key: 'secretary', title: t.secretary, cell: (row) => <Member of={row.secretary} /> },
          { key: 'opened', title: t.openedOn, cell: (row) => show.day(row.openedOn) },
          {
            key: 'do',
            title: t.accept,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              row.mayDecide && (
                <Row>
                  {row.secretary && (
                    <Button type="primary" size="small" onClick={() => void deciding.accept(row)}>
                      {t.accept}
                    </Button>
                  )}
                  <Button size="small" onClick={() => void deciding.decline(row)}>
                    {t.decline}
                  </Button>
                </Row>
              ),
          },
        ]}
      />
    </>
  )
}

function Member({ of }: { of: HandoverLine['secretary'] }) {
  const t = useTexts(networkTexts)
  return of ? (
    <PageLink to={`/workforce/${of.id}`}>{of.name}</PageLink>
  ) : (
    <span className="soft">{t.notYet}</span>
  )
}

function useDecision() {
  const t = useTexts(networkTexts)
  const confirm = useConfirm()
  const tell = useToast()
  const [grants, setGrants] = useState<Awaited<ReturnType<typeof sendAcceptance>>['grants']>([])
  const renews = [['workforce'], ['duties'], ['indicators']]
  const acceptance = useCommand({
    send: sendAcceptance,
    renews,
    done: (answer) => {
      tell(t.accepted)
      setGrants(answer.grants)
    },
  })
  const declining = useCommand({
    send: ({ row, reason }: { row: HandoverLine; reason: string }, id) =>
      workforceApi.post('/api/workforce-handovers/:handover/declining', {
        params: { handover: row.id },
        body: { id, version: row.version, reason },
      }),
    renews,
    done: () => tell(t.declined),
  })
  return {
    grants,
    failure: acceptance.failure ?? declining.failure,
    accept: async (row: HandoverLine) => {
      const title = fill(t.acceptTitle, { name: row.secretary?.name ?? '' })
      const yes = await confirm({ title, body: t.acceptBody, action: t.accept })
      if (yes) await acceptance.run(row)
    },
    decline: async (row: HandoverLine) => {
      const yes = await confirm({
        title: t.declineTitle,
        action: t.decline,
        reason: 'required',
        reasonMost: 200,
      })
      if (yes) await declining.run({ row, reason: yes.reason })
    },
  }
}

const sendAcceptance = (row: HandoverLine, id: string, idFor: IdFor) =>
  workforceApi.post('/api/workforce-handovers/:handover/acceptance', {
    params: { handover: row.id },
    body: { id, version: row.version, post: idFor('post'), on: today() },
  })
