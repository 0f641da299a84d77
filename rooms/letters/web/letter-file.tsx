import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { StationName } from '../../regions/web/index.ts'
import { ActsSection, type LetterCases } from './acts-section.tsx'
import { FlagsSection } from './flags-section.tsx'
import { LetterTags } from './letter-table.tsx'
import css from './letters.module.css'
import { type LetterFile as File, lettersApi } from './queries.ts'
import { RepliesSection } from './replies-section.tsx'
import { lettersTexts } from './texts.ts'
import { useLetterWords } from './words.ts'

/** One letter: what it says, signs of danger, what was done, the replies. */
export function LetterFile({ letter, cases }: { letter: File; cases?: LetterCases | undefined }) {
  const t = useTexts(lettersTexts)
  const show = useFormat()
  const words = useLetterWords()
  const { closing } = letter
  return (
    <Stack>
      {letter.withdrawn && <Notice tone="warning">{t.withdrawn}</Notice>}
      {letter.urgent && letter.urgentUntil && (
        <Notice tone="danger" title={t.dangerTitle}>
          {fill(t.dangerHint, { until: show.instant(letter.urgentUntil) })}
        </Notice>
      )}
      {closing && (
        <Notice tone="good">
          {fill(t.closedBecause, {
            day: show.day(closing.on),
            name: closing.by,
            reason: words.reason.of(closing.reason),
          })}
          {closing.note && <p className={css.words}>{closing.note}</p>}
        </Notice>
      )}
      <Section title={t.text} hint={t.audited}>
        <p className={css.words}>{letter.text || '—'}</p>
        <div className={css.photos}>
          {letter.photos.map((file, at) => (
            <img
              key={file}
              src={lettersApi.address('/api/letters/:id/photos/:file', { params: { id: letter.id, file } })}
              alt={fill(t.photo, { at: at + 1 })}
              loading="lazy"
            />
          ))}
        </div>
      </Section>
      <FlagsSection letter={letter} />
      {(letter.abilities.flag || letter.acts.length > 0) && <ActsSection letter={letter} cases={cases} />}
      <RepliesSection letter={letter} />
      <About letter={letter} />
    </Stack>
  )
}

function About({ letter }: { letter: File }) {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const show = useFormat()
  return (
    <Section title={t.about}>
      <Facts
        items={[
          [t.state, <LetterTags key="state" letter={letter} />],
          [t.receivedOn, show.day(letter.receivedOn)],
          [t.dueOn, show.day(letter.dueOn)],
          [t.codeName, letter.codeName],
          [t.band, words.band.of(letter.gradeBand)],
          letter.writer ? [t.writer, letter.writer] : null,
          [t.way, words.way.of(letter.way)],
          [t.box, letter.box.name],
          [t.station, <StationName key="station" station={letter.station} division={letter.division} />],
          [t.responsible, letter.responsibleName],
          letter.pupil
            ? [
                t.pupil,
                <PageLink key="pupil" to={`/letters/pupils/${letter.pupil.id}`}>
                  {letter.pupil.codeName} · {letter.pupil.number}
                </PageLink>,
              ]
            : null,
          letter.others.length > 0
            ? [
                t.otherLetters,
                letter.others.map(({ id, number, receivedOn }) => (
                  <div key={id}>
                    <PageLink to={`/letters/${id}`}>
                      {number} · {show.day(receivedOn)}
                    </PageLink>
                  </div>
                )),
              ]
            : null,
        ]}
      />
    </Section>
  )
}
