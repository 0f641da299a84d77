import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { formatBytes, formatNumber } from '../../../platform/web/format.ts'
import { FileIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import css from './evaluation.module.css'
import { EvidenceDialog, ImproveDialog, ScoreDialog } from './give-dialogs.tsx'
import { evaluationApi, renewed, type ScoredIndicator, type StationEvaluation } from './queries.ts'
import { GradeTag } from './ranking.tsx'
import { evaluationTexts } from './texts.ts'

type Giving =
  | { readonly what: 'evidence' | 'score'; readonly indicator: ScoredIndicator }
  | { readonly what: 'improve' }

/** One station: each indicator with its points, who gave them, and what they rest on. */
export function StationEvaluationFile({ evaluation }: { evaluation: StationEvaluation }) {
  const t = useTexts(evaluationTexts)
  const say = useSay()
  const [giving, give] = useState<Giving | null>(null)
  const { abilities, round, station } = evaluation
  const params = { id: round.id, station }
  const file = useDownload(() =>
    evaluationApi.file('/api/evaluations/:id/stations/:station/docx', { params }),
  )
  const blocks = [...new Set(evaluation.indicators.map(({ block }) => block))]
  return (
    <Stack>
      <Row>
        <strong>
          {t.total} {evaluation.total === null ? '—' : evaluation.total.toFixed(1)}
        </strong>
        <GradeTag grade={evaluation.grade} />
        <ExportButton download={file}>{t.word}</ExportButton>
        <PrintButton>{t.print}</PrintButton>
        {abilities.improve && <Button onClick={() => give({ what: 'improve' })}>{t.improve}</Button>}
      </Row>
      <FailureNotice failure={file.failure} />
      {blocks.map((block) => {
        const own = evaluation.indicators.filter((one) => one.block === block)
        return (
          <Section key={block} title={own[0] ? say(own[0].blockTitle) : block}>
            <ul className={css.indicators}>
              {own.map((indicator) => (
                <li key={indicator.code}>
                  <Indicator evaluation={evaluation} indicator={indicator} give={give} />
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
      {giving?.what === 'score' && (
        <ScoreDialog evaluation={evaluation} indicator={giving.indicator} close={() => give(null)} />
      )}
      {giving?.what === 'evidence' && (
        <EvidenceDialog evaluation={evaluation} indicator={giving.indicator} close={() => give(null)} />
      )}
      {giving?.what === 'improve' && <ImproveDialog evaluation={evaluation} close={() => give(null)} />}
    </Stack>
  )
}

function Indicator(props: {
  evaluation: StationEvaluation
  indicator: ScoredIndicator
  give: (giving: Giving) => void
}) {
  const { evaluation, indicator, give } = props
  const t = useTexts(evaluationTexts)
  const say = useSay()
  const { abilities, round, station } = evaluation
  return (
    <div className={css.indicator}>
      <div className={css.words}>
        <strong>{say(indicator.title)}</strong>
        {indicator.measure && (
          <div className="soft">
            <PageLink to="/figures" query={{ node: `station:${station}`, period: round.from.slice(0, 4) }}>
              {fill(t.byFigures, {
                value: indicator.value === null ? '—' : formatNumber(indicator.value, 2),
              })}
            </PageLink>
          </div>
        )}
        {indicator.scores.map((score) => (
          <div key={score.kind} className="soft">
            {t[score.kind]} {score.points.toFixed(1)} · {score.by}
            {score.remark ? ` · ${score.remark}` : ''}
          </div>
        ))}
        {indicator.evidence.map((piece) => (
          <Piece key={piece.id} evaluation={evaluation} piece={piece} />
        ))}
      </div>
      <div className={css.points}>
        {indicator.points === null ? (
          <span className="soft">{t.notScored}</span>
        ) : (
          indicator.points.toFixed(1)
        )}
        <span className="soft"> / {indicator.most}</span>
      </div>
      <div className={css.buttons}>
        {!indicator.measure && (abilities.score || abilities.scoreSelf) && (
          <Button size="small" onClick={() => give({ what: 'score', indicator })}>
            {t.giveScore}
          </Button>
        )}
        {abilities.giveEvidence && (
          <Button size="small" onClick={() => give({ what: 'evidence', indicator })}>
            {t.giveEvidence}
          </Button>
        )}
      </div>
    </div>
  )
}

type PieceProps = { evaluation: StationEvaluation; piece: ScoredIndicator['evidence'][number] }

/** What was withdrawn stays in its place, struck out, with who withdrew it and why. */
function Piece({ evaluation, piece }: PieceProps) {
  const t = useTexts(evaluationTexts)
  const show = useFormat()
  const { withdrawn } = piece
  const title = <EvidenceLink title={piece.title} link={piece.link} />
  const withdrawal = useWithdrawal({
    words: t,
    send: (reason, id) =>
      evaluationApi.post('/api/evaluations/:id/evidence/:evidence/withdrawal', {
        params: { id: evaluation.round.id, evidence: piece.id },
        body: { id, station: evaluation.station, reason },
      }),
    renews: renewed,
  })
  return (
    <div>
      {t.evidence} · {withdrawn ? <s>{title}</s> : title}{' '}
      {piece.document && <TakeDocument evaluation={evaluation} piece={piece} />}{' '}
      <span className="soft">{piece.by}</span>{' '}
      {evaluation.abilities.giveEvidence && !withdrawn && (
        <Button
          type="link"
          size="small"
          className="not-printed"
          aria-label={fill(t.withdrawNamed, { title: piece.title })}
          loading={withdrawal.sending}
          onClick={() => void withdrawal.ask()}
        >
          {t.withdraw}
        </Button>
      )}
      {withdrawn && (
        <div className="soft">
          {fill(t.withdrawnBy, {
            name: withdrawn.by,
            at: show.instant(withdrawn.at),
            reason: withdrawn.reason,
          })}
        </div>
      )}
      <FailureNotice failure={withdrawal.failure} />
    </div>
  )
}

function EvidenceLink({ title, link }: { title: string; link: string | null }) {
  if (!link) return <>{title}</>
  if (link.startsWith('/')) return <PageLink to={link}>{title}</PageLink>
  return (
    <a href={link} target="_blank" rel="noreferrer noopener">
      {title}
    </a>
  )
}

function TakeDocument({ evaluation, piece }: PieceProps) {
  const t = useTexts(evaluationTexts)
  const params = { id: evaluation.round.id, station: evaluation.station, evidence: piece.id }
  const download = useDownload(() =>
    evaluationApi.file('/api/evaluations/:id/stations/:station/evidence/:evidence', { params }),
  )
  return (
    <>
      <Button
        type="link"
        size="small"
        className="not-printed"
        icon={<FileIcon aria-hidden />}
        loading={download.running}
        aria-label={fill(t.openDocument, { title: piece.title })}
        onClick={download.run}
      >
        {formatBytes(piece.document?.bytes ?? 0)}
      </Button>
      <FailureNotice failure={download.failure} />
    </>
  )
}
