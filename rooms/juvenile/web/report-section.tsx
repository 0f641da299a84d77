import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import type { ReceivedFile } from '../../../platform/web/request.ts'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type Chapter, chapterTerms, sourceTerms } from '../domain/codes.ts'
import { ChapterEditor, type KeptChapters } from './chapter-editor.tsx'
import { type Archive, type JuvenileFile, juvenileApi, renewedByJuvenile } from './queries.ts'
import { juvenileTexts } from './texts.ts'

const chapters = Object.keys(chapterTerms) as Chapter[]

/** The report: its chapters, what is still missing, signatures, the issues that are out. */
export function ReportSection({ one }: { one: JuvenileFile }) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const [open, choose] = useState<string>('character')
  const [kept] = useState<KeptChapters>(() => new Map())
  const isEmpty = (chapter: Chapter) =>
    one.problems.some(({ code, path }) => code === 'juvenile-chapter-empty' && path.endsWith(chapter))
  return (
    <Stack>
      {one.reports.length > 0 && <Issued one={one} />}
      <Section title={t.report} actions={<ReportButtons one={one} />}>
        <Stack>
          {one.problems.length > 0 && <Missing one={one} />}
          <Tabs
            label={t.report}
            open={open}
            choose={choose}
            tabs={chapters.map((chapter) => ({
              key: chapter,
              title: isEmpty(chapter) ? (
                <>
                  {say(chapterTerms[chapter])} <Tag>{t.emptyChapter}</Tag>
                </>
              ) : (
                say(chapterTerms[chapter])
              ),
              content: () =>
                one.abilities.write ? (
                  <ChapterEditor key={chapter} file={one} chapter={chapter} kept={kept} />
                ) : (
                  <WrittenChapter one={one} chapter={chapter} />
                ),
            }))}
          />
        </Stack>
      </Section>
    </Stack>
  )
}

/** A chapter to read: in a file that is not one's to write, or in a sealed one. */
export function WrittenChapter({ one, chapter }: { one: JuvenileFile | Archive; chapter: Chapter }) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  const written = one.chapters.find((other) => other.chapter === chapter)
  if (!written?.text.trim()) return <p className="soft">{t.emptyChapter}</p>
  return (
    <Stack>
      <p style={{ whiteSpace: 'pre-wrap' }}>{written.text}</p>
      {written.sources.length > 0 && (
        <p className="soft">
          {show.labelled(
            t.sources,
            show.words(
              written.sources.map(({ kind, who, on }) => `${say(sourceTerms[kind])} ${who} ${show.day(on)}`),
            ),
          )}
        </p>
      )}
      {written.limits && <p className="soft">{show.labelled(t.limits, written.limits)}</p>}
    </Stack>
  )
}

function Missing({ one }: { one: JuvenileFile }) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const words = one.problems.map(({ code, path }) => {
    const chapter = chapters.find((name) => path.endsWith(name))
    if (code === 'juvenile-signature-missing' || !chapter) return t.missingSignature
    const text = code === 'juvenile-chapter-empty' ? t.missingChapter : t.missingSource
    return fill(text, { chapter: say(chapterTerms[chapter]) })
  })
  return (
    <Notice tone="warning" title={t.stillMissing}>
      <ul>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </Notice>
  )
}

function ReportButtons({ one }: { one: JuvenileFile }) {
  const t = useTexts(juvenileTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const sign = useCommand({
    send: (textVersion: number, id) =>
      juvenileApi.post('/api/juvenile/files/:id/signature', {
        params: { id: one.id },
        body: { id, textVersion },
      }),
    renews: [...renewedByJuvenile],
    done: () => tell(t.signed),
  })
  const issue = useCommand({
    send: (version: number, id) =>
      juvenileApi.post('/api/juvenile/files/:id/report', { params: { id: one.id }, body: { id, version } }),
    renews: [...renewedByJuvenile],
    done: ({ number }) => tell(fill(t.issued, { number: String(number) })),
  })
  const askSign = async () => {
    if (await confirm({ title: t.signTitle, body: t.signHint, action: t.sign }))
      await sign.run(one.textVersion)
  }
  const askIssue = async () => {
    if (await confirm({ title: t.issueTitle, body: t.issueHint, action: t.issue }))
      await issue.run(one.version)
  }
  return (
    <Row>
      {one.abilities.sign && (
        <Button loading={sign.sending} onClick={() => void askSign()}>
          {t.sign}
        </Button>
      )}
      {one.abilities.write && (
        <Button
          type="primary"
          disabled={!one.abilities.issue}
          loading={issue.sending}
          onClick={() => void askIssue()}
        >
          {t.issue}
        </Button>
      )}
      <FailureNotice failure={sign.failure ?? issue.failure} />
    </Row>
  )
}

function Issued({ one }: { one: JuvenileFile }) {
  const t = useTexts(juvenileTexts)
  return (
    <Section title={t.report}>
      <Stack>
        {one.reports.map((report) => (
          <IssuedReport
            key={report.id}
            report={report}
            take={(as) =>
              juvenileApi.file('/api/juvenile/files/:id/report', {
                params: { id: one.id },
                query: { as, number: report.number },
              })
            }
          />
        ))}
      </Stack>
    </Section>
  )
}

/** One issue of the report, as it was frozen. */
export function IssuedReport(props: {
  report: JuvenileFile['reports'][number]
  take: (as: 'pdf' | 'docx') => Promise<ReceivedFile>
}) {
  const { report, take } = props
  const t = useTexts(juvenileTexts)
  const show = useFormat()
  const pdf = useDownload(() => take('pdf'))
  const word = useDownload(() => take('docx'))
  return (
    <Tags>
      <strong>{fill(t.issueNumber, { number: String(report.number) })}</strong>
      <span>{show.instant(report.issuedAt)}</span>
      {report.receivedAt && <Tag tone="good">{t.received}</Tag>}
      <span className="soft number" title={report.sha256}>
        SHA-256 {report.sha256.slice(0, 12)}…
      </span>
      <Button size="small" loading={pdf.running} onClick={pdf.run}>
        PDF
      </Button>
      <Button size="small" loading={word.running} onClick={word.run}>
        Word
      </Button>
      <FailureNotice failure={pdf.failure ?? word.failure} />
    </Tags>
  )
}
