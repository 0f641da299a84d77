import { useEffect, useState } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import type { CertificateLevel, PostKind } from '../domain/codes.ts'
import { qualificationTexts } from './qualification-texts.ts'
import { type MemberRow, memberList, type WorkforceQuestion } from './queries.ts'
import { workforceTexts } from './texts.ts'
import { useWorkforceWords } from './words.ts'

const tones = { done: 'good', 'on-pace': 'plain', behind: 'warning', late: 'danger' } as const

/** Since the first examination of social workers, the latest first. */
const examYears = (): readonly number[] => {
  const last = Number(today().slice(0, 4))
  return Array.from({ length: last - 2007 }, (_, back) => last - back)
}

/** How a credit-hour account stands: what is there, what is needed, until when. */
export function Education({ account }: { account: MemberRow['education'] }) {
  const t = useTexts(workforceTexts)
  const show = useFormat()
  if (!account) return <span className="soft">{t.noAccount}</span>
  const hours = { have: account.haveTenths / 10, need: account.needTenths / 10, to: show.day(account.to) }
  return (
    <>
      <span className="number">{fill(t.hoursOf, hours)}</span>{' '}
      <Tag tone={tones[account.state]}>{t[account.state]}</Tag>
    </>
  )
}

/** The register with its filters; `asked` tells the page what is asked, so that its export holds the same. */
export function MemberTable({ asked }: { asked: (question: WorkforceQuestion) => void }) {
  const t = useTexts(workforceTexts)
  const words = useWorkforceWords()
  const [search, setSearch] = useState('')
  const [level, setLevel] = useState<CertificateLevel | 'none' | null>(null)
  const [post, setPost] = useState<PostKind | null>(null)
  const [behind, setBehind] = useState(false)
  const [registration, setRegistration] = useState<'expiring' | 'lapsed' | 'never' | null>(null)
  const [examYear, setExamYear] = useState<number | null>(null)
  const q = useTexts(qualificationTexts)
  const settled = useSettled(search.trim(), 250)
  const question: WorkforceQuestion = {
    ...(settled ? { search: settled } : {}),
    ...(level ? { level } : {}),
    ...(post ? { post } : {}),
    ...(registration ? { registration } : {}),
    ...(examYear ? { examYear } : {}),
    ...(behind ? { education: 'behind' as const } : {}),
  }
  useEffect(() => asked(question))
  const columns: readonly Column<MemberRow>[] = [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    {
      key: 'post',
      title: t.post,
      cell: (row) => (row.post ? words.post(row.post) : row.talent ? t.talent : '—'),
    },
    { key: 'place', title: t.employer, cell: (row) => row.employer ?? row.placeName },
    { key: 'level', title: t.level, cell: (row) => (row.level ? t[row.level] : t.noneLevel) },
    { key: 'education', title: t.education, cell: (row) => <Education account={row.education} /> },
  ]
  const level_ = (code: CertificateLevel | 'none') => ({
    value: code,
    label: code === 'none' ? t.noneLevel : t[code],
  })
  return (
    <DataTable
      label={t.workforce}
      list={useList(memberList(question))}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/workforce/${row.id}`}
      empty={<Empty title={t.none} />}
      above={
        <>
          <SearchBox label={t.search} placeholder={t.searchHint} value={search} change={setSearch} />
          <SelectLine
            label={t.level}
            blank={t.allLevels}
            value={level}
            change={setLevel}
            options={(['assistant', 'intermediate', 'senior', 'none'] as const).map(level_)}
          />
          <SelectLine
            label={t.post}
            blank={t.allPosts}
            value={post}
            change={setPost}
            options={words.postOptions}
          />
          <SelectLine
            label={q.registrationState}
            blank={q.allStates}
            value={registration}
            change={setRegistration}
            options={[
              { value: 'expiring' as const, label: q.soon },
              { value: 'lapsed' as const, label: q.lapsed },
              { value: 'never' as const, label: q.never },
            ]}
          />
          <SelectLine
            label={q.examYear}
            blank={q.allExamYears}
            value={examYear}
            change={setExamYear}
            options={examYears().map((year) => ({ value: year, label: fill(q.examinedIn, { year }) }))}
          />
          <TickLine label={t.onlyBehind} value={behind} change={setBehind} />
        </>
      }
    />
  )
}
