import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './judging.module.css'
import { judgingApi, type Ranking, renewed } from './queries.ts'
import { rankingTexts } from './ranking-texts.ts'

type Proposal = Ranking['movedUp'][number]

const tones = { proposed: 'info', 'carried-out': 'good', declined: 'plain' } as const

/** What was proposed for places that became free, by whom and why, and what another person decided. */
export function MoveUpProposals({ ranking }: { ranking: Ranking }) {
  const t = useTexts(rankingTexts)
  return (
    <div>
      <h3>{t.proposals}</h3>
      <ul className={css.lines} aria-label={t.proposals}>
        {ranking.movedUp.map((one) => (
          <ProposalLine key={one.id} one={one} />
        ))}
      </ul>
    </div>
  )
}

function ProposalLine({ one }: { one: Proposal }) {
  const t = useTexts(rankingTexts)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const deciding = useCommand({
    send: (body: { outcome: 'carried-out' | 'declined'; reason: string }, id) =>
      judgingApi.post('/api/applications/moving-up/:moveUp/decision', {
        params: { moveUp: one.id },
        body: { id, ...body },
      }),
    renews: renewed,
    done: () => tell(t.decidedNow),
  })
  const ask = async (outcome: 'carried-out' | 'declined') => {
    const approves = outcome === 'carried-out'
    const yes = await confirm({
      title: approves ? t.approveTitle : t.declineTitle,
      body: approves ? (one.application === null ? t.approveEmpty : t.approveBody) : t.declineBody,
      action: approves ? t.approve : t.decline,
      reason: 'required',
    })
    if (yes) await deciding.run({ outcome, reason: yes.reason })
  }
  const line =
    one.name === null
      ? fill(t.emptyLine, { replaces: one.replaces })
      : fill(t.movedUpLine, { name: one.name, replaces: one.replaces })
  return (
    <li className={css.line}>
      <div className={css.words}>
        {one.application === null ? (
          line
        ) : (
          <PageLink to={`/applications/${one.application}`}>{line}</PageLink>
        )}{' '}
        <Tag tone={tones[one.state]}>{t[`state-${one.state}`]}</Tag>
        <div>{show.labelled(t.reason, one.reason)}</div>
        <div className="soft">
          {one.by} · {show.instant(one.at)}
        </div>
        {one.decision !== null && (
          <>
            <div>{show.labelled(t.decisionWords, one.decision)}</div>
            <div className="soft">
              {one.decidedBy} · {one.decidedAt && show.instant(one.decidedAt)}
            </div>
          </>
        )}
        <FailureNotice failure={deciding.failure} />
      </div>
      {one.abilities.decide ? (
        <Row>
          <Button
            type="primary"
            className="not-printed"
            aria-label={`${t.approve} ${line}`}
            loading={deciding.sending}
            onClick={() => void ask('carried-out')}
          >
            {t.approve}
          </Button>
          <Button
            className="not-printed"
            aria-label={`${t.decline} ${line}`}
            onClick={() => void ask('declined')}
          >
            {t.decline}
          </Button>
        </Row>
      ) : (
        one.state === 'proposed' && <span className="soft">{t.waitsForApprover}</span>
      )}
    </li>
  )
}
