import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { Batches } from './batches.tsx'
import css from './judging.module.css'
import { judgingApi, type Round, renewed } from './queries.ts'
import { RoundState } from './round-list.tsx'
import { roundTexts } from './round-texts.ts'

/** A round at a glance: its figures, where everybody stands, what was put forward. */
export function RoundOverview({ round }: { round: Round }) {
  const t = useTexts(roundTexts)
  const show = useFormat()
  const { line } = round
  return (
    <Stack>
      <Section title={t.standing} hint={fill(t.total, { count: line.applications })}>
        <StageLine round={round} />
      </Section>
      <Section>
        <Facts
          items={[
            [t.state, <RoundState key="state" closed={line.closed} />],
            [t.openedOn, show.day(line.openedOn)],
            [t.closesOn, line.closesOn ? show.day(line.closesOn) : t.noLimit],
            round.places === null ? null : [t.places, String(round.places)],
            round.reviewersEach === null ? null : [t.reviewersEach, String(round.reviewersEach)],
            round.pointsTo === null ? null : [t.pointsTo, String(round.pointsTo)],
          ]}
        />
      </Section>
      <Section title={t.batches}>
        <Batches batches={round.batches} />
      </Section>
    </Stack>
  )
}

/** The stages one after the other with who stands there; those that are judged lead to where it is done. */
function StageLine({ round }: { round: Round }) {
  const say = useSay()
  const { line, judged } = round
  const tabOf: Readonly<Record<string, string>> = {
    ...(judged.ranking ? { [judged.ranking]: 'ranking' } : {}),
    ...(judged.review ? { [judged.review]: 'review' } : {}),
  }
  return (
    <ol className={css.stages}>
      {line.stages.map(({ stage, title, count, ends }) => {
        const tab = tabOf[stage]
        return (
          <li key={stage} className={ends === null ? css.stage : css.end}>
            <span className={css.stageCount}>{count}</span>
            {tab ? (
              <PageLink to={`/applications/rounds/${line.id}`} query={{ tab }}>
                {say(title)}
              </PageLink>
            ) : stage === judged.notice ? (
              <PageLink to="/applications/notices">{say(title)}</PageLink>
            ) : (
              <PageLink
                to="/applications"
                query={{ programme: line.programme, stage, ...(ends === null ? {} : { state: 'ended' }) }}
              >
                {say(title)}
              </PageLink>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** What may be done with the round as a whole. */
export function RoundActions({ round }: { round: Round }) {
  const t = useTexts(roundTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const closing = useCommand({
    send: (_: null, id) =>
      judgingApi.post('/api/applications/rounds/:round/closing', {
        params: { round: round.line.id },
        body: { id, version: round.line.version },
      }),
    renews: renewed,
    done: () => tell(t.closed),
  })
  const ask = async () => {
    if (await confirm({ title: t.closeTitle, body: t.closeBody, action: t.closeRound }))
      await closing.run(null)
  }
  if (!round.abilities.close) return null
  return (
    <Row>
      <Button loading={closing.sending} onClick={() => void ask()}>
        {t.closeRound}
      </Button>
      <FailureNotice failure={closing.failure} />
    </Row>
  )
}
