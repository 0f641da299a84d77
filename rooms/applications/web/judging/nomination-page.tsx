import { useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { Tabs } from '../../../../platform/web/tabs.tsx'
import { Batches } from './batches.tsx'
import css from './judging.module.css'
import { NominationForm } from './nomination-form.tsx'
import { NominationImport } from './nomination-import.tsx'
import type { Nomination } from './queries.ts'
import { roundTexts } from './round-texts.ts'

/** Nominating into a round: the places, then by form or by list, then what was put forward before. */
export function NominationDesk({ nomination }: { nomination: Nomination }) {
  const t = useTexts(roundTexts)
  const [tab, setTab] = useState('form')
  return (
    <Stack>
      {nomination.quota.length > 0 && <Quota nomination={nomination} />}
      {nomination.round.open ? (
        <Section>
          <Tabs
            label={t.nominate}
            open={tab}
            choose={setTab}
            tabs={[
              { key: 'form', title: t.byForm, content: () => <NominationForm nomination={nomination} /> },
              { key: 'list', title: t.byList, content: () => <NominationImport nomination={nomination} /> },
            ]}
          />
        </Section>
      ) : (
        <Notice tone="warning">{t.roundIsClosed}</Notice>
      )}
      <Section title={t.batches}>
        <Batches batches={nomination.batches} />
      </Section>
    </Stack>
  )
}

function Quota({ nomination }: { nomination: Nomination }) {
  const t = useTexts(roundTexts)
  return (
    <Section title={t.quota} {...(nomination.ranked ? { hint: t.quotaRanked } : {})}>
      <ul className={css.lines}>
        {nomination.quota.map(({ option, title, places, nominated }) => (
          <li key={option} className={css.line}>
            <span className={css.words}>{title}</span>
            <span>
              {places === null
                ? fill(t.quotaNoLimit, { count: nominated })
                : fill(t.quotaLine, { count: nominated, places })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
