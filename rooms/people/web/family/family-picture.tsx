import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { Picture } from '../../../../platform/web/picture.tsx'
import { drawGenogram } from '../../domain/family/genogram-drawing.ts'
import { qualityTerms } from '../../domain/family/ties.ts'
import css from './family.module.css'
import { type Family, familyQuery } from './queries.ts'
import { familyTexts } from './texts.ts'

/** The genogram of a person with its legend; `below` is what a page shows of the same family in words. */
export function FamilyPicture(props: {
  person: Id
  actions?: ((family: Family) => ReactNode) | undefined
  below?: ((family: Family) => ReactNode) | undefined
}) {
  const { person, actions, below } = props
  const query = useQuery(familyQuery(person))
  // A case may have come here without the client's file (2.1): then there is no family to show, and no failure to tell of.
  if (query.error?.code === 'not-found') return null
  return (
    <Loaded query={query} lines={8}>
      {(family) => (
        <Stack>
          <Drawn family={family} actions={actions?.(family)} />
          {below?.(family)}
        </Stack>
      )}
    </Loaded>
  )
}

function Drawn({ family, actions }: { family: Family; actions: ReactNode }) {
  const t = useTexts(familyTexts)
  const ended = (toOn: string | null) => toOn !== null && toOn < family.on
  const drawing = drawGenogram({
    client: family.client,
    members: family.members,
    ties: family.ties.filter(({ kind, toOn }) => !((kind === 'guardian' || kind === 'other') && ended(toOn))),
    year: Number(family.on.slice(0, 4)),
  })
  return (
    <Section title={t.genogram} hint={t.hint} actions={actions}>
      <Stack>
        {family.cut && <Notice tone="warning">{t.cut}</Notice>}
        {!family.sensitive && <Notice>{t.masked}</Notice>}
        <Picture drawing={drawing} title={fill(t.genogramOf, { name: family.name })} fileName="genogram" />
        <Legend />
      </Stack>
    </Section>
  )
}

function Legend() {
  const t = useTexts(familyTexts)
  const say = useSay()
  const sign = (children: ReactNode, words: string) => (
    <li className={css.sign}>
      <svg width="34" height="24" viewBox="0 0 34 24" aria-hidden>
        {children}
      </svg>
      {words}
    </li>
  )
  const line = { stroke: '#18282a', strokeWidth: 1.6, fill: 'none' }
  const danger = { ...line, stroke: '#ae2018' }
  return (
    <ul className={css.legend} aria-label={t.legend}>
      {sign(<rect x="8" y="3" width="18" height="18" {...line} />, t.man)}
      {sign(<circle cx="17" cy="12" r="9" {...line} />, t.woman)}
      {sign(<path d="M17 2 L27 12 L17 22 L7 12 Z" {...line} />, t.unknownSex)}
      {sign(
        <>
          <circle cx="17" cy="12" r="9" {...line} />
          <circle cx="17" cy="12" r="6" {...line} />
        </>,
        t.clientSymbol,
      )}
      {sign(
        <>
          <rect x="8" y="3" width="18" height="18" {...line} />
          <path d="M8 3 L26 21 M26 3 L8 21" {...line} />
        </>,
        t.diedSymbol,
      )}
      {sign(<rect x="8" y="3" width="18" height="18" {...line} fill="#e2efee" />, t.together)}
      {sign(<path d="M2 12 H32 M14 20 l6 -16 M18 20 l6 -16" {...line} />, t.divorcedFrom)}
      {sign(<path d="M2 9 H32 M2 14 H32" {...line} stroke="#1b6238" />, say(qualityTerms.close))}
      {sign(<path d="M2 12 H32" {...line} strokeDasharray="5 5" />, say(qualityTerms.distant))}
      {sign(<path d="M2 12 l4 -5 l5 10 l5 -10 l5 10 l5 -10 l6 5" {...danger} />, say(qualityTerms.conflict))}
      {sign(<path d="M2 12 H14 M20 12 H32 M14 5 V19 M20 5 V19" {...danger} />, say(qualityTerms.broken))}
    </ul>
  )
}
