import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { Party } from '../domain/agreement.ts'
import { ReviewDialog, SignDialog } from './agreement-dialogs.tsx'
import { agreementTexts } from './agreement-texts.ts'
import css from './letters.module.css'
import type { Agreement } from './queries.ts'
import { SignatureImage } from './signature-pad.tsx'
import { useLetterWords } from './words.ts'

/** One agreement: what the three agreed, their signatures, the reviews and the outcome. It is also what is printed. */
export function AgreementFile({ agreement }: { agreement: Agreement }) {
  const t = useTexts(agreementTexts)
  const show = useFormat()
  const words = useLetterWords()
  const { closing } = agreement
  return (
    <Stack>
      {closing && (
        <Notice
          tone="good"
          title={fill(t.closed, { day: show.day(closing.on), outcome: words.outcome.of(closing.outcome) })}
        >
          {closing.note}
        </Notice>
      )}
      <Section title={t.goal}>
        <p className={css.words}>{agreement.goal}</p>
        <Facts
          items={[
            [t.startsOn, show.day(agreement.startsOn)],
            [t.reviewOn, show.day(agreement.reviewOn)],
            [
              t.state,
              agreement.agreedOn
                ? fill(t.inForce, { day: show.day(agreement.agreedOn) })
                : words.agreement.of(agreement.state),
            ],
            agreement.subject.room === 'letters'
              ? [
                  t.pupil,
                  <PageLink key="pupil" to={`/letters/pupils/${agreement.subject.id}`}>
                    {agreement.parties.find(({ role }) => role === 'pupil')?.name ?? t.pupil}
                  </PageLink>,
                ]
              : null,
          ]}
        />
      </Section>
      <Parties agreement={agreement} />
      <Reviews agreement={agreement} />
    </Stack>
  )
}

function Parties({ agreement }: { agreement: Agreement }) {
  const t = useTexts(agreementTexts)
  const show = useFormat()
  const words = useLetterWords()
  const [signing, setSigning] = useState<Party | null>(null)
  return (
    <Section title={t.parties}>
      {agreement.parties.map((party) => (
        <article key={party.role} className={css.party}>
          <div className={css.flag}>
            <strong>{show.labelled(words.party.of(party.role), party.name)}</strong>
            <Tag tone={party.signed ? 'good' : 'warning'}>{party.signed ? t.signed : t.unsigned}</Tag>
            {!party.signed && agreement.abilities.sign && (
              <Button
                type="primary"
                size="small"
                className="not-printed"
                aria-label={fill(t.signAs, { party: words.party.of(party.role) })}
                onClick={() => setSigning(party.role)}
              >
                {t.sign}
              </Button>
            )}
          </div>
          <Tasks tasks={party.tasks} />
          {party.signed && (
            <div>
              {party.signed.strokes ? (
                <SignatureImage
                  strokes={party.signed.strokes}
                  label={`${t.signature} ${words.party.of(party.role)}`}
                />
              ) : (
                <strong>{party.signed.typed}</strong>
              )}
              <p className="soft">
                {fill(t.signedAt, { at: show.instant(party.signed.at), witness: party.signed.witness })}
              </p>
            </div>
          )}
        </article>
      ))}
      <article className={css.party}>
        <strong>{show.labelled(t.worker, agreement.draftedByName)}</strong>
        <Tasks tasks={agreement.workerTasks} />
      </article>
      {signing && <SignDialog agreement={agreement} role={signing} close={() => setSigning(null)} />}
    </Section>
  )
}

const Tasks = ({ tasks }: { tasks: readonly string[] }) => (
  <ol className={css.tasks}>
    {tasks.map((task) => (
      <li key={task}>{task}</li>
    ))}
  </ol>
)

function Reviews({ agreement }: { agreement: Agreement }) {
  const t = useTexts(agreementTexts)
  const show = useFormat()
  const words = useLetterWords()
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t.reviews}
      actions={
        agreement.abilities.review && (
          <Button className="not-printed" onClick={() => setOpen(true)}>
            {t.review}
          </Button>
        )
      }
    >
      {agreement.reviews.length === 0 && <p className="soft">{t.noReviews}</p>}
      {agreement.reviews.map((review) => (
        <article key={review.id} className={css.reply}>
          <div className={css.flag}>
            <strong>{show.day(review.heldOn)}</strong>
            <Tag tone="accent">{words.progress.of(review.progress)}</Tag>
            <span className="soft">{review.heldByName}</span>
          </div>
          <p className={css.words}>{review.text}</p>
          {review.nextOn && <p className="soft">{show.labelled(t.nextOn, show.day(review.nextOn))}</p>}
        </article>
      ))}
      {open && <ReviewDialog agreement={agreement} close={() => setOpen(false)} />}
    </Section>
  )
}
