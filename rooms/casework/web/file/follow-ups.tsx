import { Button } from 'antd'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { CaseFileAnswer } from './queries.ts'
import { fileTexts } from './texts.ts'

/** What is still owed to the client after the closing, each with its day. */
export function FollowUps({ file }: { file: CaseFileAnswer }) {
  const t = useTexts(fileTexts)
  const show = useFormat()
  const go = useGo()
  const owed = file.clocks.filter(({ kind }) => kind === 'follow-up')
  if (owed.length === 0) return null
  return (
    <Section
      title={t.followUpsOwed}
      actions={
        file.abilities.record && (
          <Button type="primary" onClick={() => go(`/cases/${file.id}/records/new`, { kind: 'follow-up' })}>
            {t.fillIn}
          </Button>
        )
      }
    >
      <Facts
        items={owed.map(({ nth, dueOn, overdue }) => [
          fill(t.clockFollowUp, { nth, count: nth }),
          <Tag key={nth} tone={overdue ? 'danger' : 'info'}>
            {fill(overdue ? t.overdueSince : t.dueBy, { day: show.day(dueOn) })}
          </Tag>,
        ])}
      />
    </Section>
  )
}
