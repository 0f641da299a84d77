import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../../platform/web/facts.tsx'
import { type Failure, failureOf } from '../../../../platform/web/failure.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { MaskedValue } from '../../../../platform/web/masked-value.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Columns, Section, Stack } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { ConsequencePart } from './consequence-part.tsx'
import { EvidenceList } from './evidence-part.tsx'
import { History } from './history.tsx'
import { KnownFacts } from './known-facts.tsx'
import { applicationsApi, type FullApplication, programmeIn } from './queries.ts'
import { StageLine, StageNow } from './stage-line.tsx'
import { applicationsTexts } from './texts.ts'
import { Reasons, Verdict } from './verdict.tsx'

/** An application as the body works on it: where it stands, facts with origins, conditions, evidence, decisions, history. */
export function FullApplicationParts({ full }: { full: FullApplication }) {
  const t = useTexts(applicationsTexts)
  const programme = programmeIn(full)
  const { line, decision } = full
  return (
    <Stack>
      <Section title={t.stageLine}>
        <Stack>
          <StageNow line={line} />
          <StageLine programme={programme} line={line} history={full.history} />
        </Stack>
      </Section>
      {full.consequences.length > 0 && <ConsequencePart full={full} />}
      <Columns>
        <Section title={t.who}>
          <Who full={full} />
        </Section>
        <Section title={t.reasons}>
          <Stack>
            <Verdict eligible={decision.eligible} amountFen={decision.amountFen} />
            <Reasons programme={programme} reasons={decision.reasons} />
          </Stack>
        </Section>
      </Columns>
      <Section title={t.known}>
        <KnownFacts programme={programme} facts={full.facts} />
      </Section>
      <Section title={t.evidence}>
        <EvidenceList
          programme={programme}
          evidence={full.evidence}
          file={(evidence) =>
            applicationsApi.file('/api/applications/:id/evidence/:evidence', {
              params: { id: line.id, evidence },
            })
          }
        />
      </Section>
      {full.decisions.length > 0 && <Decisions full={full} />}
      <Section title={t.history}>
        <History events={full.history} />
      </Section>
    </Stack>
  )
}

type Purpose = 'check' | 'call'

function Who({ full }: { full: FullApplication }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const { line, person, account, abilities } = full
  const purposes: readonly { value: Purpose; label: string }[] = [
    { value: 'check', label: t.purposeCheck },
    { value: 'call', label: t.purposeCall },
  ]
  const masked = (name: string, value: string, which: 'idNumber' | 'phone') => (
    <MaskedValue
      name={name}
      masked={value}
      may={abilities.contact}
      purposes={purposes}
      reveal={async (purpose) => {
        const said = purposes.find((one) => one.value === purpose)?.label ?? purpose
        const answer = await applicationsApi.post('/api/applications/:id/contact', {
          params: { id: line.id },
          body: { purpose: said },
        })
        return answer[which] ?? ''
      }}
    />
  )
  return (
    <Facts
      items={[
        [t.subjectName, person.name],
        person.workTitle ? [t.workTitle, person.workTitle] : null,
        person.idNumber ? [t.idNumber, masked(t.idNumber, person.idNumber, 'idNumber')] : null,
        person.phone ? [t.phone, masked(t.phone, person.phone, 'phone')] : null,
        person.organisationName && person.organisationName !== person.name
          ? [t.organisationName, person.organisationName]
          : null,
        person.post ? [t.post, person.post] : null,
        person.townshipName ? [t.township, person.townshipName] : null,
        [
          t.programme,
          <PageLink key="programme" to={`/programmes/${line.programme}`}>
            {say(line.programmeTitle)}
          </PageLink>,
        ],
        [t.number, line.number ?? '—'],
        line.receivedOn ? [t.receivedOn, show.day(line.receivedOn)] : null,
        [
          t.nominatedBy,
          account !== null
            ? t[`by_${line.nominatedBy}`]
            : line.nominatedBy === 'body'
              ? t.owedByClock
              : t.publicPage,
        ],
        account ? [t.sentBy, account] : null,
      ]}
    />
  )
}

/** The decisions that were kept, and the proof that they come out the same. */
function Decisions({ full }: { full: FullApplication }) {
  const t = useTexts(applicationsTexts)
  const show = useFormat()
  // The release and the digest are for whoever audits; nobody else has a use for them.
  const audits = useMay()('audit.read')
  const programme = programmeIn(full)
  const [checked, setChecked] = useState<{ same: boolean; count: number } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const compare = async () => {
    setFailure(null)
    try {
      const { items } = await applicationsApi.get('/api/applications/:id/recomputation', {
        params: { id: full.line.id },
      })
      setChecked({ same: items.every(({ same }) => same), count: items.length })
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
  }
  return (
    <Section
      title={t.decisions}
      actions={
        <Button className="not-printed" onClick={() => void compare()}>
          {t.recompute}
        </Button>
      }
    >
      <Stack>
        <FailureNotice failure={failure} />
        {checked && (
          <Notice tone={checked.same ? 'good' : 'danger'} loud>
            {checked.same ? fill(t.recomputeSame, { count: checked.count }) : t.recomputeOther}
          </Notice>
        )}
        {full.decisions.map((one) => (
          <Stack key={one.id}>
            <Verdict eligible={one.eligible} amountFen={one.amountFen} />
            <p className="soft">
              {fill(t.decidedOn, { day: show.day(one.on), by: show.doer(one.by) })}
              {audits && (
                <>
                  {' '}
                  · {one.release} · <code>{one.hash.slice(0, 12)}</code>
                </>
              )}
            </p>
            {one.reason && (
              <p>
                <Tag tone="warning">{fill(t.corrects, { reason: one.reason })}</Tag>
              </p>
            )}
            <Reasons programme={programme} reasons={one.reasons} />
          </Stack>
        ))}
      </Stack>
    </Section>
  )
}
