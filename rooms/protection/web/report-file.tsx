import { Button } from 'antd'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { DivisionName, StationName } from '../../regions/web/index.ts'
import {
  bodyTerms,
  entryTerms,
  measureTerms,
  methodTerms,
  situationTerms,
  sourceTerms,
  stateTerms,
} from '../domain/report-codes.ts'
import { ReportClock } from './clock.tsx'
import { type ReportFile as File, protectionApi } from './queries.ts'
import { protectionTexts } from './texts.ts'

/** What was noticed, the clock, and everything that was added since. */
export function ReportFile({ one }: { one: File }) {
  const t = useTexts(protectionTexts)
  const say = useSay()
  const show = useFormat()
  const child = one.personName ?? one.child ?? t.unnamed
  return (
    <Stack>
      {one.running && (
        <Notice tone="danger" title={<ReportClock one={one} />}>
          {t.sendNow}
        </Notice>
      )}
      <Section title={t.facts}>
        <Facts
          items={[
            [t.state, say(stateTerms[one.state])],
            [t.clock, <ReportClock key="clock" one={one} />],
            [t.situation, show.words(one.situations.map((code) => say(situationTerms[code])))],
            [
              t.danger,
              one.danger ? (
                <Tag key="danger" tone="danger">
                  {t.dangerYes}
                </Tag>
              ) : one.danger === null ? (
                t.dangerUnknown
              ) : (
                t.dangerNo
              ),
            ],
            [
              t.child,
              one.person && one.personName ? (
                <PageLink key="child" to={`/people/${one.person}`}>
                  {child}
                </PageLink>
              ) : (
                child
              ),
            ],
            [t.place, <DivisionName key="place" code={one.division} />],
            one.station
              ? [t.station, <StationName key="station" station={one.station} division={one.division} />]
              : null,
            [t.noticedAt, show.instant(one.noticedAt)],
            one.sentAt ? [t.reportedAt, show.instant(one.sentAt)] : null,
            [t.source, say(sourceTerms[one.source])],
            [
              t.content,
              <span key="content" style={{ whiteSpace: 'pre-wrap' }}>
                {one.content}
              </span>,
            ],
          ]}
        />
      </Section>
      <Section title={t.history}>
        {one.entries.length === 0 ? <p className="soft">{t.nothingYet}</p> : <History one={one} />}
      </Section>
    </Stack>
  )
}

function History({ one }: { one: File }) {
  const t = useTexts(protectionTexts)
  const say = useSay()
  const show = useFormat()
  const wordsOf = (entry: File['entries'][number]) =>
    [
      show.words(entry.bodies.map((body) => say(bodyTerms[body]))),
      entry.method ? say(methodTerms[entry.method]) : '',
      show.words(entry.measures.map((measure) => say(measureTerms[measure]))),
      entry.receiptNumber ? show.labelled(t.receiptNumber, entry.receiptNumber) : '',
      entry.contact ? show.labelled(t.contact, entry.contact) : '',
      entry.text ?? '',
      entry.signedByName ?? (entry.kind === 'no-need' ? t.byReporter : ''),
      isLate(entry) ? fill(t.writtenDown, { at: show.instant(entry.recordedAt) }) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Facts
      items={one.entries.map((entry) => [
        show.instant(entry.at),
        <span key={entry.id}>
          <Tag tone={entry.kind === 'sent' ? 'good' : 'plain'}>{say(entryTerms[entry.kind])}</Tag>{' '}
          {wordsOf(entry)}
          {entry.hasFile && <Picture one={one} entry={entry.id} />}
        </span>,
      ])}
    />
  )
}

const minute = 60_000

/** Written down so much later than it happened that a reader of the clock wants to know. */
const isLate = ({ at, recordedAt }: File['entries'][number]): boolean =>
  Date.parse(recordedAt) - Date.parse(at) >= 10 * minute

function Picture({ one, entry }: { one: File; entry: string }) {
  const t = useTexts(protectionTexts)
  const download = useDownload(() =>
    protectionApi.file('/api/protection-reports/:id/receipts/:entry', { params: { id: one.id, entry } }),
  )
  return (
    <>
      <Button size="small" loading={download.running} onClick={download.run}>
        {t.picture}
      </Button>
      <FailureNotice failure={download.failure} />
    </>
  )
}
