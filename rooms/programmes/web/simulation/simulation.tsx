import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, nation } from '../../../../kernel/division.ts'
import { ChoiceField, ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { UndoIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../../platform/web/page-buttons.tsx'
import { Loading } from '../../../../platform/web/states.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useSettled } from '../../../../platform/web/use-settled.ts'
import { DivisionField } from '../../../regions/web/index.ts'
import type { Programme } from '../../domain/language/programme.ts'
import { type PopulationKind, populationKinds } from '../../domain/simulation/population.ts'
import { programmesApi } from '../queries.ts'
import { Assumptions } from './assumptions.tsx'
import { FigureSliders, movesAnything } from './figure-sliders.tsx'
import css from './simulation.module.css'
import { askedOf, type SimulationQuestion, simulationQuery } from './simulation-queries.ts'
import { SimulationResult } from './simulation-result.tsx'
import { simulationTexts } from './simulation-texts.ts'

type Option = { readonly value: string; readonly label: string }

/** A policy of a person is tried over workers first, of a body over the registry. */
const usual: Readonly<Record<Programme['for'], PopulationKind>> = {
  person: 'workers',
  organisation: 'organisations',
  work: 'workers',
}

/** A policy over the register, with a number and a slider for each figure; what is asked stands beside what comes out. */
export function Simulation(props: {
  programme: Programme
  /** The place whose people the reader may simulate for. */
  reach: DivisionCode | undefined
  posts: readonly Option[]
  draft?: string | undefined
}) {
  const { programme, reach, posts, draft } = props
  const t = useTexts(simulationTexts)
  const id = useId()
  const [kind, setKind] = useState<PopulationKind>(() => kindOf(programme))
  const [place, setPlace] = useState<Found<DivisionCode> | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [on, setOn] = useState<Day | null>(today())
  const [set, setSet] = useState<Readonly<Record<string, string>>>({})
  const [assume, setAssume] = useState<Readonly<Record<string, string>>>({})
  const question = useSettled(
    {
      population: kind,
      division: place?.value ?? reach ?? nation,
      posts: kind === 'workers' ? chosen : [],
      on: on ?? today(),
      set,
      assume,
      draft,
    } satisfies SimulationQuestion,
    350,
  )
  const query = useQuery(simulationQuery(programme.code, question))
  const field = { problems: [], required: false, marked: false } as const
  return (
    <div className={css.sides}>
      <Stack>
        <Section title={t.ofWhom}>
          <Stack>
            <ChoiceField
              {...field}
              id={`${id}kind`}
              label={t.population}
              value={kind as PopulationKind | null}
              change={(value) => value && setKind(value)}
              options={populationKinds.map((value) => ({ value, label: t[value] }))}
            />
            <DayField {...field} id={`${id}on`} label={t.on} value={on} change={setOn} />
            <DivisionField
              {...field}
              id={`${id}place`}
              label={t.place}
              hint={place === null ? t.wholeReach : undefined}
              value={place}
              change={setPlace}
              within={reach}
            />
            {kind === 'workers' && (
              <ChoicesField
                {...field}
                id={`${id}posts`}
                label={t.posts}
                value={chosen}
                change={setChosen}
                options={posts}
              />
            )}
          </Stack>
        </Section>
        {movesAnything(programme) && (
          <Section
            title={t.figures}
            hint={t.figuresHint}
            actions={
              Object.keys(set).length > 0 && (
                <Button icon={<UndoIcon aria-hidden />} onClick={() => setSet({})}>
                  {t.allBack}
                </Button>
              )
            }
          >
            <FigureSliders programme={programme} on={on ?? today()} set={set} change={setSet} />
          </Section>
        )}
        {query.data && (
          <Section title={t.assumed} hint={t.assumedHint}>
            <Assumptions programme={programme} asked={query.data.asked} assumed={assume} change={setAssume} />
          </Section>
        )}
      </Stack>
      <div aria-busy={query.isFetching}>
        <FailureNotice failure={query.error} />
        {query.data ? (
          <Stack>
            <Download programme={programme} question={question}>
              {t.export}
            </Download>
            <SimulationResult programme={programme} population={question.population} found={query.data} />
          </Stack>
        ) : (
          !query.isError && <Loading lines={8} />
        )}
      </div>
    </div>
  )
}

function Download(props: { programme: Programme; question: SimulationQuestion; children: ReactNode }) {
  const { programme, question, children } = props
  const t = useTexts(simulationTexts)
  const download = useDownload(() =>
    programmesApi.file('/api/programmes/:code/simulation/export', {
      params: { code: programme.code },
      query: askedOf(question),
    }),
  )
  return (
    <div className={css.export}>
      <PrintButton>{t.print}</PrintButton>
      <ExportButton download={download}>{children}</ExportButton>
      <FailureNotice failure={download.failure} />
    </div>
  )
}

/** Practicum and bodies are told by the records that the file asks for. */
function kindOf(programme: Programme): PopulationKind {
  const asked = Object.values(programme.facts).flatMap(({ from }) => from ?? [])
  if (asked.some((from) => from.startsWith('practicum.'))) return 'students'
  const workers = asked.some((from) => from.startsWith('certificate.') || from.startsWith('employment.'))
  if (programme.for === 'person' && !workers) return 'persons'
  return usual[programme.for]
}
