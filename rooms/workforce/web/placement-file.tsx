import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { DayLine } from '../../../platform/web/form/day-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { MaskedValue } from '../../../platform/web/masked-value.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { degrees, studyModes } from '../domain/qualifications.ts'
import { CertifyDialog, HourCertificates } from './hour-certificates.tsx'
import { HourTable } from './hour-table.tsx'
import { HoursDialog } from './hours-dialog.tsx'
import { type PlacementFile, studentFactsQuery } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'
import { workforceApi } from './queries.ts'
import { useSigning } from './use-signing.ts'

/** One placement: the student, the hour log, certificates, and what programmes derive. */
export function PlacementParts({ file }: { file: PlacementFile }) {
  const t = useTexts(practicumTexts)
  const [open, setOpen] = useState<'log' | 'certify' | null>(null)
  const signing = useSigning()
  const voiding = useVoiding(file.id)
  const show = useFormat()
  const signable = file.lines.filter(({ abilities }) => abilities.sign).map(({ id }) => id)
  return (
    <>
      <StudentFacts file={file} />
      <FailureNotice failure={signing.failure ?? voiding.failure} />
      <Section
        title={t.hours}
        hint={[
          show.labelled(t.signedTotal, show.minutes(file.totals.signedMinutes)),
          show.labelled(t.unsignedTotal, show.minutes(file.totals.unsignedMinutes)),
          ...(file.totals.voidMinutes > 0
            ? [show.labelled(t.voidTotal, show.minutes(file.totals.voidMinutes))]
            : []),
        ].join(' · ')}
        actions={
          <>
            {signable.length > 1 && (
              <Button type="primary" onClick={() => void signing.ask(file.id, signable)}>
                {fill(t.signAll, { count: signable.length })}
              </Button>
            )}
            {file.abilities.log && <Button onClick={() => setOpen('log')}>{t.log}</Button>}
          </>
        }
        flush
      >
        <HourTable
          lines={file.lines}
          own={false}
          sign={(line) => void signing.ask(file.id, [line.id])}
          voidLine={file.abilities.void ? (line) => void voiding.ask(line.id) : undefined}
        />
      </Section>
      <Section
        title={t.certificates}
        actions={
          file.abilities.write &&
          file.totals.signedMinutes > 0 && <Button onClick={() => setOpen('certify')}>{t.issue}</Button>
        }
        flush
      >
        <HourCertificates certificates={file.certificates} own={false} />
      </Section>
      <StudentFactTable student={file.student} />
      {open === 'log' && <HoursDialog placement={file.id} own={false} close={() => setOpen(null)} />}
      {open === 'certify' && <CertifyDialog placement={file} close={() => setOpen(null)} />}
    </>
  )
}

function StudentFacts({ file }: { file: PlacementFile }) {
  const t = useTexts(practicumTexts)
  const say = useSay()
  const show = useFormat()
  const { file: student } = file
  const purposes = [t.checking, t.contacting].map((value) => ({ value, label: value }))
  const masked = (what: 'idNumber' | 'phone') =>
    student[what] === null ? (
      t.noPhone
    ) : (
      <MaskedValue
        key={what}
        name={t[what]}
        masked={student[what]}
        may={file.abilities.write}
        purposes={purposes}
        reveal={async (purpose) =>
          (
            await workforceApi.post('/api/practicum/students/:id/unmasking', {
              params: { id: file.student },
              body: { purpose },
            })
          )[what] ?? '—'
        }
      />
    )
  return (
    <Section title={t.personal}>
      <Facts
        items={[
          [t.idNumber, masked('idNumber')],
          [t.phone, masked('phone')],
          [t.school, `${student.school} · ${student.major}`],
          [t.majorKind, student.socialWorkMajor ? t.socialWork : t.otherMajor],
          [t.degree, `${say(degrees[student.degree])} · ${say(studyModes[student.mode])}`],
          [
            t.enrolledFrom,
            `${show.day(student.enrolledFrom)} – ${student.enrolledTo ? show.day(student.enrolledTo) : t.now}`,
          ],
          [t.household, student.householdName ?? t.unknown],
          [t.agency, file.organisationName],
          [t.supervisor, file.supervisorName],
          [t.period, `${show.day(file.from)} – ${file.to ? show.day(file.to) : t.now}`],
          file.tasks ? [t.tasks, file.tasks] : null,
        ]}
      />
    </Section>
  )
}

function useVoiding(placement: Id) {
  const t = useTexts(practicumTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: ({ line, reason }: { line: Id; reason: string }, id) =>
      workforceApi.post('/api/practicum/placements/:id/voiding', {
        params: { id: placement },
        body: { id, lines: [line], reason },
      }),
    renews: [['practicum']],
    done: () => tell(t.voided),
  })
  const ask = async (line: Id) => {
    const yes = await confirm({
      title: t.voidTitle,
      body: t.voidBody,
      action: t.voidLine,
      danger: true,
      reason: 'required',
      reasonMost: 300,
    })
    if (yes) await command.run({ line, reason: yes.reason })
  }
  return { ask, failure: command.failure }
}

function StudentFactTable({ student }: { student: Id }) {
  const t = useTexts(practicumTexts)
  const say = useSay()
  const show = useFormat()
  const [from, setFrom] = useState<Day | null>(null)
  const query = useQuery(studentFactsQuery(student, from))
  return (
    <Section title={t.facts} actions={<DayLine label={t.countFrom} value={from} change={setFrom} />} flush>
      <Loaded query={query} lines={4}>
        {({ facts }) => (
          <DataTable<(typeof facts)[number]>
            label={t.facts}
            list={listOf(facts)}
            rowKey={(row) => row.name}
            columns={[
              { key: 'fact', title: t.fact, onCard: 'title', cell: (row) => say(row.title) },
              {
                key: 'value',
                title: t.value,
                cell: ({ type, value, place }) => {
                  if (place) return place
                  if (typeof value === 'boolean') return value ? t.yes : t.no
                  if (type === 'minutes') return show.minutes(Number(value))
                  if (type === 'days') return fill(t.daysCount, { count: Number(value) })
                  if (type === 'months') return fill(t.months, { count: Number(value) })
                  if (type === 'day') return show.day(String(value))
                  if (typeof value === 'string' && value in degrees)
                    return say(degrees[value as keyof typeof degrees])
                  if (typeof value === 'string' && value in studyModes)
                    return say(studyModes[value as keyof typeof studyModes])
                  return String(value)
                },
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}
