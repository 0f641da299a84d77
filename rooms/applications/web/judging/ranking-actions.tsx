import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { judgingApi, type Ranking, renewed } from './queries.ts'
import { rankingTexts } from './ranking-texts.ts'

/** Freezing an order, carrying it out by another person, withdrawing it before; and taking it away as a file. */
export function RankingActions({ ranking, round }: { ranking: Ranking; round: string }) {
  const t = useTexts(rankingTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const { frozen, abilities } = ranking
  const freezing = useCommand({
    send: (_: null, id, idFor) =>
      judgingApi.post('/api/applications/rounds/:round/ranking', {
        params: { round },
        body: { id, ranking: idFor('ranking'), hash: ranking.hash },
      }),
    renews: renewed,
    done: () => tell(t.frozen),
  })
  const params = { ranking: frozen?.id ?? '' }
  const version = frozen?.version ?? 1
  const withdrawing = useCommand({
    send: (reason: string, id) =>
      judgingApi.post('/api/applications/rankings/:ranking/withdrawal', {
        params,
        body: { id, version, reason },
      }),
    renews: renewed,
    done: () => tell(t.withdrawn),
  })
  const carrying = useCommand({
    send: (_: null, id) =>
      judgingApi.post('/api/applications/rankings/:ranking/carrying-out', { params, body: { id, version } }),
    renews: renewed,
    done: ({ awarded, refused }) => tell(fill(t.done, { awarded, refused })),
  })
  const sheet = useDownload(() =>
    judgingApi.file('/api/applications/rounds/:round/ranking/xlsx', { params: { round } }),
  )
  const freeze = async () => {
    if (await confirm({ title: t.freezeTitle, body: t.freezeBody, action: t.freeze }))
      await freezing.run(null)
  }
  const withdraw = async () => {
    const yes = await confirm({
      title: t.withdrawTitle,
      body: t.withdrawBody,
      action: t.withdraw,
      danger: true,
      reason: 'required',
    })
    if (yes) await withdrawing.run(yes.reason)
  }
  const carryOut = async () => {
    const body = fill(t.carryOutBody, {
      awarded: ranking.awarded,
      others: ranking.lines.length - ranking.awarded,
    })
    if (await confirm({ title: t.carryOutTitle, body, action: t.carryOut })) await carrying.run(null)
  }
  return (
    <div className="not-printed">
      <Row>
        {abilities.freeze && (
          <Button type="primary" loading={freezing.sending} onClick={() => void freeze()}>
            {t.freeze}
          </Button>
        )}
        {abilities.carryOut && (
          <Button type="primary" loading={carrying.sending} onClick={() => void carryOut()}>
            {t.carryOut}
          </Button>
        )}
        {abilities.decide && (
          <Button loading={withdrawing.sending} onClick={() => void withdraw()}>
            {t.withdraw}
          </Button>
        )}
        <ExportButton download={sheet}>{t.export}</ExportButton>
        <PrintButton>{t.print}</PrintButton>
      </Row>
      <FailureNotice failure={freezing.failure ?? withdrawing.failure ?? carrying.failure ?? sheet.failure} />
    </div>
  )
}
