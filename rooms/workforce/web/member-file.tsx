import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { Education } from './member-table.tsx'
import type { MemberDetail } from './queries.ts'
import { workforceTexts } from './texts.ts'
import { useWorkforceWords } from './words.ts'

/** A worker's file: who, posts, certificates, and where the credit hours came from. */
export function MemberFile({ member }: { member: MemberDetail }) {
  const t = useTexts(workforceTexts)
  const show = useFormat()
  const words = useWorkforceWords()
  const span = (from: string, to: string | null | undefined) =>
    `${show.day(from)} – ${to ? show.day(to) : t.current}`
  const credits: readonly Column<MemberDetail['credits'][number]>[] = [
    { key: 'title', title: t.creditTitle, onCard: 'title', cell: (row) => row.title },
    { key: 'day', title: t.creditedOn, cell: (row) => show.day(row.creditedOn) },
    { key: 'hours', title: t.creditHours, align: 'end', cell: (row) => row.tenths / 10 },
    {
      key: 'state',
      title: t.evidence,
      cell: (row) => (row.withdrawn ? <Tag>{t.withdrawn}</Tag> : (row.evidence ?? '—')),
    },
  ]
  return (
    <>
      <Section title={t.basics}>
        <Facts
          items={[
            [t.idNumber, member.idNumber ?? '—'],
            [t.phone, member.phone ?? '—'],
            [t.level, member.level ? t[member.level] : t.noneLevel],
            [t.education, <Education key="education" account={member.education} />],
          ]}
        />
      </Section>
      <Section title={t.posts}>
        <Facts
          items={member.allPosts.map((post) => [
            span(post.from, post.to),
            `${words.post(post.kind)} · ${post.employer} · ${post.placeName}`,
          ])}
        />
      </Section>
      <Section title={t.certificates}>
        <Facts
          items={member.certificates.map((one) => [
            t[one.level],
            `${one.number} · ${show.day(one.obtainedOn)}${one.registeredFrom ? ` · ${span(one.registeredFrom, one.registeredTo)}` : ''}`,
          ])}
        />
      </Section>
      <Section title={t.credits} flush>
        <DataTable
          label={t.credits}
          list={listOf(member.credits)}
          columns={credits}
          rowKey={(row) => row.id}
        />
      </Section>
    </>
  )
}
