import type { ReactNode } from 'react'
import { Facts } from '../../../platform/web/facts.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { MaskedValue } from '../../../platform/web/masked-value.tsx'
import { Columns, Section, Stack } from '../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { roleTerms, stageTerms } from '../domain/codes.ts'
import { type MaskedField, unmaskTerms } from '../domain/masked.ts'
import { AgeWords } from './age-words.tsx'
import { type Archive, type JuvenileFile, juvenileApi } from './queries.ts'
import { juvenileTexts } from './texts.ts'

type Shown = Pick<JuvenileFile, 'identity' | 'facts' | 'age' | 'investigators' | 'withdrawn' | 'role'>

/** Who it is and what the case is about. */
export function FileFacts({ one }: { one: Shown & (JuvenileFile | Archive) }) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  const { identity, facts } = one
  const day = (value: string | null) => (value ? show.day(value) : t.unknown)
  const text = (value: string | null) => value ?? '—'
  const purposes = useOptions(unmaskTerms)
  // A sealed file is opened by an approved request, for hours, and whole.
  const inPart = (field: MaskedField): ReactNode => {
    const value = identity[field]
    if (value === null || !('stage' in one)) return text(value)
    return (
      <MaskedValue
        key={field}
        name={t[field]}
        masked={value}
        may
        purposes={purposes}
        reveal={async (purpose) => {
          const answer = await juvenileApi.post('/api/juvenile/files/:id/unmask', {
            params: { id: one.id },
            body: { field, purpose: purpose as keyof typeof unmaskTerms },
          })
          return answer.value ?? '—'
        }}
      />
    )
  }
  const wants: Record<string, string> = {
    investigation: t.investigation,
    guidance: t.guidance,
    care: t.care,
    rehabilitation: t.rehabilitation,
  }
  return (
    <Stack>
      <Columns>
        <Section title={t.aboutMinor}>
          <Facts
            items={[
              [t.name, identity.name],
              [t.role, say(roleTerms[one.role])],
              'stage' in one ? [t.stage, say(stageTerms[one.stage])] : null,
              [t.sex, identity.sex ? (identity.sex === 'male' ? t.male : t.female) : t.unknown],
              [t.birth, day(identity.birth)],
              [t.age, <AgeWords key="age" age={one.age} />],
              [t.idNumber, inPart('idNumber')],
              [t.guardianName, text(identity.guardianName)],
              [t.guardianPhone, inPart('guardianPhone')],
              [t.address, inPart('address')],
              [t.school, [identity.school, identity.className].filter(Boolean).join(' · ') || '—'],
            ]}
          />
        </Section>
        <Section title={t.aboutCase}>
          <Facts
            items={[
              [t.caseNumber, facts.caseNumber],
              [t.matter, facts.matter],
              [t.actOn, day(facts.actOn)],
              [t.organ, facts.organ],
              [t.contact, text(facts.contact)],
              [t.wants, show.words(facts.wants.map((want) => wants[want] ?? want))],
            ]}
          />
        </Section>
      </Columns>
      {one.investigators.length + one.withdrawn.length > 0 && (
        <Section title={t.investigators}>
          <Facts
            items={[
              ...one.investigators.map((investigator): [string, ReactNode] => [
                investigator.name,
                <Tags key={investigator.account}>
                  <Tag tone={investigator.declared ? 'good' : 'warning'}>
                    {investigator.declared ? t.declaredYes : t.declaredNo}
                  </Tag>
                  <Tag tone={investigator.signed ? 'good' : 'plain'}>
                    {investigator.signed ? t.signedYes : t.signedNo}
                  </Tag>
                  {investigator.sameCommunity && (
                    <span>{show.labelled(t.sameCommunity, investigator.statement ?? '')}</span>
                  )}
                </Tags>,
              ]),
              ...one.withdrawn.map(({ name }): [string, ReactNode] => [
                name,
                <Tag key={name} tone="warning">
                  {t.withdrawnYes}
                </Tag>,
              ]),
            ]}
          />
        </Section>
      )}
    </Stack>
  )
}
