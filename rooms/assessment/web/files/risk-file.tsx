import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Columns, Section, Stack } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { StationName } from '../../../regions/web/index.ts'
import { AssessmentTable } from './assessment-table.tsx'
import { GradeTag } from './grade-tag.tsx'
import { LevelHistory } from './level-history.tsx'
import type { RiskFile as File } from './queries.ts'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'
import { Standing } from './standing.tsx'
import { Triggers } from './triggers.tsx'

/** One file: the grade in force with its clocks, triggers, history, notes and assessments. Nothing of it is printed. */
export function RiskFileView({ file }: { file: File }) {
  const t = useTexts(riskTexts)
  const words = useRiskWords()
  const show = useFormat()
  return (
    <div className="not-printed">
      <Stack>
        {file.closedOn && file.closeReason && (
          <Notice>
            {fill(t.closedBecause, {
              day: show.day(file.closedOn),
              reason: words.closeReason(file.closeReason),
              name: file.closedByName ?? '',
            })}
            {file.closeNote && <p>{file.closeNote}</p>}
          </Notice>
        )}
        <Columns>
          <Stack>
            <Basics file={file} />
            <Clocks file={file} />
            {file.standing.length + file.reassessOn.length > 0 && <Standing file={file} />}
          </Stack>
          <Stack>
            <Triggers file={file} />
            <Notes file={file} />
          </Stack>
        </Columns>
        <Section title={t.history} flush>
          <LevelHistory file={file} />
        </Section>
        <Section title={t.assessments} flush>
          <AssessmentTable items={file.assessments} />
        </Section>
      </Stack>
    </div>
  )
}

function Basics({ file }: { file: File }) {
  const t = useTexts(riskTexts)
  const show = useFormat()
  return (
    <Section title={t.grade}>
      <Facts
        items={[
          [
            t.grade,
            <Tags key="grade">
              <GradeTag grade={file.grade} title={file.gradeTitle} />
              {file.provisional && <Tag>{t.provisional}</Tag>}
              {file.proposed && <Tag tone="accent">{t.waitsForSignature}</Tag>}
              <span>{fill(t.since, { day: show.day(file.gradeFrom) })}</span>
            </Tags>,
          ],
          [
            t.client,
            <PageLink key="person" to={`/people/${file.person}`}>
              {file.personName ?? t.someone}
            </PageLink>,
          ],
          [t.station, <StationName key="station" station={file.station} division={file.division} />],
          [t.worker, file.workerName],
          [t.metOn, file.metOn ? show.day(file.metOn) : t.never],
        ]}
      />
    </Section>
  )
}

function Clocks({ file }: { file: File }) {
  const t = useTexts(riskTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Section title={t.clocks}>
      {file.clocks.length === 0 ? (
        <Empty title={t.noClocks} />
      ) : (
        <Facts
          items={file.clocks.map((clock) => [
            say(clock.title),
            <Tags key={clock.kind}>
              <span>{clock.dueAt ? show.instant(clock.dueAt) : show.day(clock.dueOn)}</span>
              {clock.overdueDays > 0 && (
                <Tag tone="danger">{fill(t.lateBy, { count: clock.overdueDays })}</Tag>
              )}
              {clock.alarm === 'station-head' && <Tag>{t.toHead}</Tag>}
              {clock.alarm === 'centre' && <Tag>{t.toCentre}</Tag>}
            </Tags>,
          ])}
        />
      )}
    </Section>
  )
}

function Notes({ file }: { file: File }) {
  const t = useTexts(riskTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Section title={t.notes}>
      {file.notes.length === 0 ? (
        <p className="soft">{t.noNotes}</p>
      ) : (
        <Facts
          items={file.notes.map((note) => [
            `${show.day(note.writtenOn)} ${say(note.title)}`,
            <span key={note.id}>
              {note.note} · {note.byName}
            </span>,
          ])}
        />
      )}
    </Section>
  )
}
