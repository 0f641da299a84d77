import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { MaskedValue } from '../../../platform/web/masked-value.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Tag } from '../../../platform/web/tag.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { CertificateDialog } from './certificate-dialog.tsx'
import { memberDialogTexts } from './dialogs-texts.ts'
import { Education } from './member-table.tsx'
import { PostDialog } from './post-dialog.tsx'
import { type MemberDetail, workforceApi } from './queries.ts'
import { useWorkforceWords } from './words.ts'

/** A worker's file: who, posts, certificates, and where the credit hours came from. */
export function MemberFile({ member }: { member: MemberDetail }) {
  const t = useTexts(memberDialogTexts)
  const show = useFormat()
  const words = useWorkforceWords()
  const span = (from: string, to: string | null | undefined) =>
    `${show.day(from)} – ${to ? show.day(to) : t.current}`
  const [post, openPost] = useState<MemberDetail['allPosts'][number] | 'new' | null>(null)
  const [certificate, openCertificate] = useState<MemberDetail['certificates'][number] | 'new' | null>(null)
  const withdrawal = useWithdrawal(member.id)
  const mayWrite = member.abilities.write
  const purposes = [t.checking, t.contacting, t.paying].map((value) => ({ value, label: value }))
  const masked = (what: 'idNumber' | 'phone') =>
    member[what] === null ? (
      t.noNumber
    ) : (
      <MaskedValue
        key={what}
        name={t[what]}
        masked={member[what]}
        may={mayWrite}
        purposes={purposes}
        reveal={async (purpose) =>
          (
            await workforceApi.post('/api/workforce/:id/unmasking', {
              params: { id: member.id },
              body: { purpose },
            })
          )[what] ?? '—'
        }
      />
    )
  const credits: readonly Column<MemberDetail['credits'][number]>[] = [
    {
      key: 'title',
      title: t.creditTitle,
      onCard: 'title',
      cell: (row) =>
        row.training ? <PageLink to={`/trainings/${row.training}`}>{row.title}</PageLink> : row.title,
    },
    { key: 'day', title: t.creditedOn, cell: (row) => show.day(row.creditedOn) },
    { key: 'hours', title: t.creditHours, align: 'end', cell: (row) => row.tenths / 10 },
    {
      key: 'state',
      title: t.evidence,
      cell: (row) => (row.withdrawn ? <Tag>{t.withdrawn}</Tag> : (row.evidence ?? '—')),
    },
    {
      key: 'withdraw',
      title: t.withdraw,
      quietTitle: true,
      cell: (row) =>
        mayWrite &&
        !row.withdrawn &&
        !row.training && (
          <Button size="small" onClick={() => void withdrawal.ask(row.id)}>
            {t.withdraw}
          </Button>
        ),
    },
  ]
  return (
    <>
      <Section title={t.basics}>
        <Facts
          items={[
            [t.idNumber, masked('idNumber')],
            [t.phone, masked('phone')],
            [t.level, member.level ? t[member.level] : t.noneLevel],
            [t.education, <Education key="education" account={member.education} />],
          ]}
        />
      </Section>
      <Section
        title={t.posts}
        actions={mayWrite && <Button onClick={() => openPost('new')}>{t.addPost}</Button>}
      >
        <Facts
          lines
          items={member.allPosts.map((post) => [
            span(post.from, post.to),
            <Changeable key={post.id} may={mayWrite} label={t.changePost} open={() => openPost(post)}>
              {[
                words.post(post.kind),
                post.employer,
                // A worker of the station itself: its name once is enough.
                post.placeName === post.employer ? null : post.placeName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Changeable>,
          ])}
        />
      </Section>
      <Section
        title={t.certificates}
        actions={mayWrite && <Button onClick={() => openCertificate('new')}>{t.addCertificate}</Button>}
      >
        <Facts
          lines
          items={member.certificates.map((one) => [
            t[one.level],
            <Changeable
              key={one.id}
              may={mayWrite}
              label={t.changeCertificate}
              open={() => openCertificate(one)}
            >
              {[one.number, show.day(one.obtainedOn), one.examPlaceName, one.issuer]
                .filter(Boolean)
                .join(' · ')}
            </Changeable>,
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
      <FailureNotice failure={withdrawal.failure} />
      {post && (
        <PostDialog
          member={member.id}
          post={post === 'new' ? undefined : post}
          close={() => openPost(null)}
        />
      )}
      {certificate && (
        <CertificateDialog
          member={member.id}
          certificate={certificate === 'new' ? undefined : certificate}
          close={() => openCertificate(null)}
        />
      )}
    </>
  )
}

function Changeable(props: { may: boolean; label: string; open: () => void; children: string }) {
  const { may, label, open, children } = props
  return (
    <>
      {children}{' '}
      {may && (
        <Button size="small" onClick={open} aria-label={`${label} ${children}`}>
          {label}
        </Button>
      )}
    </>
  )
}

function useWithdrawal(member: string) {
  const t = useTexts(memberDialogTexts)
  const confirm = useConfirm()
  const command = useCommand({
    send: ({ credit, reason }: { credit: string; reason: string }, id) =>
      workforceApi.post('/api/workforce/:id/credits/:credit/withdrawal', {
        params: { id: member, credit },
        body: { id, reason },
      }),
    renews: [['workforce'], ['indicators']],
  })
  const ask = async (credit: string) => {
    const yes = await confirm({
      title: t.withdrawTitle,
      body: t.withdrawHint,
      action: t.withdraw,
      danger: true,
      reason: 'required',
      reasonMost: 200,
    })
    if (yes) await command.run({ credit, reason: yes.reason })
  }
  return { ask, failure: command.failure }
}
