import { Facts } from '../../../platform/web/facts.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { MaskedValue } from '../../../platform/web/masked-value.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import {
  intentions,
  type SealedField,
  sealedFields,
  sexes,
  times,
  type UnmaskPurpose,
  unmaskPurposes,
} from '../domain/codes.ts'
import { type VolunteerFile, volunteersApi } from './queries.ts'
import { volunteersTexts } from './texts.ts'

/** One volunteer; what is sealed is shown one at a time to who says why. */
export function VolunteerFacts({ file }: { file: VolunteerFile }) {
  const t = useTexts(volunteersTexts)
  const say = useSay()
  const show = useFormat()
  const purposes = useOptions(unmaskPurposes)
  const day = (value: string | null) => (value ? show.day(value) : t.unknown)
  const reveal = (field: SealedField) => async (purpose: string) => {
    const params = { id: file.id }
    const body = { field, purpose: purpose as UnmaskPurpose }
    return (await volunteersApi.post('/api/volunteers/:id/unmask', { params, body })).value ?? '—'
  }
  return (
    <>
      <Section title={t.basics}>
        <Facts
          items={[
            [
              t.state,
              file.leftOn ? (
                <Tag key="s">{t.left}</Tag>
              ) : (
                <Tag key="s" tone="good">
                  {t.active}
                </Tag>
              ),
            ],
            [
              t.number,
              <span key="n" className="number">
                {file.number}
              </span>,
            ],
            [t.sex, say(sexes[String(file.sex) as keyof typeof sexes])],
            [t.birth, day(file.birth)],
            [t.station, file.stationName ?? '—'],
            [t.area, file.place.path],
            [t.linkedOn, show.day(file.linkedOn)],
            file.leftOn ? [t.leftOn, `${show.day(file.leftOn)} · ${file.leaveReason ?? ''}`] : null,
            [t.pledgeOn, day(file.pledgeOn)],
            [t.occupation, file.occupation ?? t.unknown],
            [t.skills, file.skills ?? t.unknown],
            [t.intentions, show.words(file.intentions.map((code) => say(intentions[code]))) || t.unknown],
            [t.times, show.words(file.times.map((code) => say(times[code]))) || t.unknown],
            file.note ? [t.note, file.note] : null,
          ]}
        />
      </Section>
      <Section title={t.platform}>
        <Facts
          items={[
            [
              t.registration,
              file.registered ? (
                <Tag key="r" tone="good">
                  {t.registered}
                </Tag>
              ) : (
                <Tag key="r">{t.unregistered}</Tag>
              ),
            ],
            [t.registeredOn, day(file.registeredOn)],
            [
              t.registrationNumber,
              <span key="n" className="number">
                {file.registrationNumber ?? t.unknown}
              </span>,
            ],
            file.registrationEndedOn ? [t.registrationEndedOn, show.day(file.registrationEndedOn)] : null,
          ]}
        />
      </Section>
      <Section title={t.contact} hint={t.contactHint}>
        <Facts
          items={[
            ...sealedFields
              .filter((field) => file.held.includes(field) || field === 'idNumber' || field === 'phone')
              .map(
                (field) =>
                  [
                    t[field],
                    file.held.includes(field) ? (
                      <MaskedValue
                        key={field}
                        name={t[field]}
                        masked={file.masked[field] ?? '••••••'}
                        may={file.abilities.unmask}
                        purposes={purposes}
                        reveal={reveal(field)}
                      />
                    ) : (
                      t.unknown
                    ),
                  ] as const,
              ),
            file.guardianConsentOn
              ? ([t.guardianConsentOn, show.day(file.guardianConsentOn)] as const)
              : null,
          ]}
        />
      </Section>
    </>
  )
}
