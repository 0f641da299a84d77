import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './learning.module.css'
import { useLearningWords } from './learning-words.ts'
import { FollowUpDialog, type SignatureKind, SignDialog } from './mark-dialogs.tsx'
import type { Supervision } from './queries.ts'
import { supervisionTexts } from './supervision-texts.ts'

const tones = { open: 'warning', partly: 'info', done: 'good' } as const
const sides = ['supervisor-signature', 'supervisee-signature'] as const

/** What came of a supervision, and the signatures of both sides; each is added, none is taken away. */
export function SupervisionMarks({ supervision, may }: { supervision: Supervision; may: boolean }) {
  const t = useTexts(supervisionTexts)
  const show = useFormat()
  const words = useLearningWords()
  const [following, follow] = useState(false)
  const [signing, sign] = useState<SignatureKind | null>(null)
  const { id, marks } = supervision
  const followUps = marks.filter(({ kind }) => kind === 'follow-up')
  const signed = (side: SignatureKind) => marks.filter(({ kind }) => kind === side)
  return (
    <>
      <Section
        title={t.followUp}
        actions={may && <Button onClick={() => follow(true)}>{t.addFollowUp}</Button>}
      >
        {followUps.length === 0 ? (
          <p className="soft">{t.noFollowUp}</p>
        ) : (
          <ol className={css.actions}>
            {followUps.map((mark) => (
              <li key={mark.id}>
                {mark.state && <Tag tone={tones[mark.state]}>{words.followUp.of(mark.state)}</Tag>}
                {mark.note && <span>{mark.note}</span>}
                <span className="soft">
                  {mark.name} · {show.instant(mark.at)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section
        title={t.signatures}
        actions={
          may && (
            <Button
              onClick={() =>
                sign(
                  signed('supervisor-signature').length > 0 ? 'supervisee-signature' : 'supervisor-signature',
                )
              }
            >
              {t.sign}
            </Button>
          )
        }
      >
        <Facts
          items={sides.map((side) => [
            t[side],
            signed(side).length === 0 ? (
              <span key={side} className="soft">
                {t.notSigned}
              </span>
            ) : (
              signed(side).map((mark) => (
                <div key={mark.id}>
                  {fill(t.signedBy, {
                    name: mark.name,
                    way: mark.way === 'paper' ? t.paperWay : t.accountWay,
                    at: show.instant(mark.at),
                  })}
                </div>
              ))
            ),
          ])}
        />
      </Section>
      {following && <FollowUpDialog supervision={id} close={() => follow(false)} />}
      {signing && <SignDialog supervision={supervision} kind={signing} close={() => sign(null)} />}
    </>
  )
}
