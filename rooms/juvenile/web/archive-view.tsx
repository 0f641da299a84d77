import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type Chapter, chapterTerms } from '../domain/codes.ts'
import { FileFacts } from './file-view.tsx'
import { ReadOrders } from './guidance-section.tsx'
import { type Archive, juvenileApi } from './queries.ts'
import { IssuedReport, WrittenChapter } from './report-section.tsx'
import { TaskSection } from './task-section.tsx'
import { juvenileTexts } from './texts.ts'

/** A sealed file, read only, for as long as the approval lasts. */
export function ArchiveView({ one, request }: { one: Archive; request: string }) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Stack>
      <Notice tone="warning" title={one.mark}>
        {fill(t.readOnly, { time: show.instant(one.until) })} {show.labelled(t.notice, one.notice)}
      </Notice>
      <FileFacts one={one} />
      {one.reports.length > 0 && (
        <Section title={t.report}>
          <Stack>
            {one.reports.map((report) => (
              <IssuedReport
                key={report.number}
                report={report}
                take={(as) =>
                  juvenileApi.file('/api/juvenile/access-requests/:id/report', {
                    params: { id: request },
                    query: { as, number: report.number },
                  })
                }
              />
            ))}
          </Stack>
        </Section>
      )}
      {(Object.keys(chapterTerms) as Chapter[]).map((chapter) => (
        <Section key={chapter} title={say(chapterTerms[chapter])}>
          <WrittenChapter one={one} chapter={chapter} />
        </Section>
      ))}
      <ReadOrders one={one} />
      {one.tasks.length > 0 && <TaskSection one={{ tasks: one.tasks }} />}
    </Stack>
  )
}
