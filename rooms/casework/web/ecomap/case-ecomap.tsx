import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { AddIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { Picture } from '../../../../platform/web/picture.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { today } from '../../../../platform/web/today.ts'
import { directionTerms, drawEcomap, strengthTerms } from '../../domain/ecomap.ts'
import { aroundOf } from '../../domain/ecomap-around.ts'
import css from './ecomap.module.css'
import { EcomapTable } from './ecomap-table.tsx'
import { type Ecomap, ecomapQuery } from './queries.ts'
import { ecomapTexts } from './texts.ts'
import { EcomapTieDialog } from './tie-dialog.tsx'

/** The systems around the client of a case: drawn, in words, and with the forms by which the ties are kept. */
export function CaseEcomap({ id, number, paper }: { id: Id; number: string; paper?: boolean | undefined }) {
  return (
    <Loaded query={useQuery(ecomapQuery(id))} lines={8}>
      {(ecomap) => <Drawn ecomap={ecomap} number={number} paper={paper ?? false} />}
    </Loaded>
  )
}

function Drawn({ ecomap, number, paper }: { ecomap: Ecomap; number: string; paper: boolean }) {
  const t = useTexts(ecomapTexts)
  const [adding, add] = useState(false)
  const name = ecomap.client ?? number
  const around = aroundOf(ecomap.known, ecomap.ties, today())
  return (
    <Section
      title={t.ecomap}
      {...(paper ? {} : { hint: t.hint })}
      actions={
        ecomap.abilities.change &&
        !paper && (
          <Button className="not-printed" icon={<AddIcon aria-hidden />} onClick={() => add(true)}>
            {t.add}
          </Button>
        )
      }
    >
      <Stack>
        {around.length === 0 ? (
          <Empty title={t.none} hint={t.noneHint} />
        ) : (
          <Picture
            drawing={drawEcomap(name, around)}
            title={fill(t.ecomapOf, { name })}
            fileName={`ecomap-${number}`}
          />
        )}
        <Legend />
        <EcomapTable ecomap={ecomap} />
      </Stack>
      {adding && <EcomapTieDialog ecomap={ecomap} close={() => add(false)} />}
    </Section>
  )
}

function Legend() {
  const t = useTexts(ecomapTexts)
  const say = useSay()
  const sign = (children: ReactNode, words: string) => (
    <li className={css.sign}>
      <svg width="34" height="20" viewBox="0 0 34 20" aria-hidden>
        {children}
      </svg>
      {words}
    </li>
  )
  const line = { stroke: '#4d5f60', strokeWidth: 1.6, fill: 'none' }
  return (
    <ul className={css.legend} aria-label={t.legend}>
      {sign(<path d="M2 10 H32" {...line} strokeWidth="4" />, say(strengthTerms.strong))}
      {sign(<path d="M2 10 H32" {...line} />, say(strengthTerms.ordinary))}
      {sign(<path d="M2 10 H32" {...line} strokeDasharray="5 5" />, say(strengthTerms.weak))}
      {sign(<path d="M2 10 l4 -5 l5 10 l5 -10 l5 10 l5 -10 l6 5" {...line} stroke="#ae2018" />, t.stress)}
      {sign(
        <>
          <path d="M2 10 H30" {...line} />
          <path d="M32 10 l-9 -5 v10 Z" {...line} fill="#4d5f60" />
        </>,
        `${say(directionTerms.in)} / ${say(directionTerms.out)}`,
      )}
    </ul>
  )
}
