import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { activitiesApi, type VisitDetail } from './queries.ts'
import { activitiesTexts } from './texts.ts'
import { VisitContent } from './visit-content.tsx'

const tones = { standing: 'good', reversed: 'warning', reversal: 'plain' } as const

/** One record as it was written: what, who, and, for who may read sensitive fields, what was found. */
export function VisitFile({
  visit,
  categoryName,
}: {
  visit: VisitDetail
  categoryName: (code: string) => string
}) {
  const t = useTexts(activitiesTexts)
  const show = useFormat()
  const time = visit.startedAt
    ? `${visit.startedAt.slice(0, 5)}–${visit.endedAt?.slice(0, 5) ?? ''}`
    : t.notStated
  return (
    <>
      <Section title={t.basics}>
        <Facts
          items={[
            [
              t.state,
              <Tag key="state" tone={tones[visit.state]}>
                {t[visit.state]}
              </Tag>,
            ],
            [t.day, show.day(visit.visitedOn)],
            [t.minutes, visit.minutes === null ? time : `${time} · ${show.minutes(visit.minutes)}`],
            [t.method, t[visit.method]],
            [t.purpose, t[visit.purpose]],
            [t.seen, t[visit.seen]],
            [t.worker, visit.workerName],
            visit.companions ? [t.companions, visit.companions] : null,
            [t.handled, show.words(visit.handled.map((one) => t[one])) || t.none],
            [t.confirmation, t[visit.confirmation]],
            [
              t.categories,
              visit.categories === null ? (
                t.hidden
              ) : (
                <Tags key="categories">
                  {visit.categories.map((category) => (
                    <Tag key={category}>{categoryName(category)}</Tag>
                  ))}
                </Tags>
              ),
            ],
            visit.together.length > 0
              ? [t.household, show.words(visit.together.map((one) => one.personName ?? t.hidden))]
              : null,
            [t.recordedAt, show.instant(visit.recordedAt)],
          ]}
        />
      </Section>
      <VisitContent visit={visit} />
      <Photos visit={visit} />
      <Chain visit={visit} />
    </>
  )
}

function Photos({ visit }: { visit: VisitDetail }) {
  const t = useTexts(activitiesTexts)
  if (visit.photos.length === 0) return null
  return (
    <Section title={t.photos}>
      <Tags>
        {visit.photos.map((photo, at) => (
          <a
            key={photo.file}
            target="_blank"
            rel="noreferrer"
            href={activitiesApi.address('/api/visits/:id/photos/:file', {
              params: { id: visit.id, file: photo.file },
            })}
          >
            {fill(t.photo, { at: at + 1 })} · {photo.facesBlurred ? t.blurredYes : t.blurredNo}
          </a>
        ))}
      </Tags>
    </Section>
  )
}

/** A corrected record leads to what took its place, and back. */
function Chain({ visit }: { visit: VisitDetail }) {
  const t = useTexts(activitiesTexts)
  const show = useFormat()
  if (visit.chain.length < 2) return null
  return (
    <Section title={t.chain}>
      <ol>
        {visit.chain.map((link) => (
          <li key={link.id}>
            {link.id === visit.id ? (
              t[link.kind]
            ) : (
              <PageLink to={`/visits/${link.id}`}>{t[link.kind]}</PageLink>
            )}{' '}
            <span className="soft">
              {[show.day(link.visitedOn), link.reason, show.instant(link.recordedAt)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
