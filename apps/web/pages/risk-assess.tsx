import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Words } from '../../../kernel/contract.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useLostFocus } from '../../../platform/web/form/use-lost-focus.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import {
  AssessForm,
  assessmentQuery,
  assessmentsOfQuery,
  assessTexts,
  instrumentQuery,
  instrumentsQuery,
  riskTexts,
} from '../../../rooms/assessment/web/index.ts'
import { type PersonFile, personQuery, useSearchPeople } from '../../../rooms/people/web/index.ts'

const plain = { problems: [], required: true, marked: false } as const
const adult = 18
const elder = 60

/** Assesses a person: whom, by which instrument, then domain by domain; or corrects an assessment. */
export function Component() {
  const t = useTexts(assessTexts)
  const risk = useTexts(riskTexts)
  const [{ person, corrects }, change] = useAddressQuery()
  const search = useSearchPeople()
  return (
    <Page
      title={corrects ? t.correctTitle : t.title}
      hint={risk.assessHint}
      crumbs={[{ title: risk.risk, to: '/risk' }]}
      narrow
    >
      <Stack>
        {corrects ? (
          <Correct id={corrects} />
        ) : person ? (
          <ForPerson key={person} id={person} />
        ) : (
          <Section>
            <PickerField
              id="assess-person"
              label={t.choosePerson}
              placeholder={t.personHint}
              searchKey={['people', 'pick']}
              search={search}
              value={null as Found<string> | null}
              change={(found) => found && change({ person: found.value })}
              {...plain}
            />
          </Section>
        )}
      </Stack>
    </Page>
  )
}

function ForPerson({ id }: { id: string }) {
  return <Loaded query={useQuery(personQuery(id))}>{(person) => <Choose person={person} />}</Loaded>
}

/** Instruments for somebody of that age; the one choice there is is made at once. */
function Choose({ person }: { person: PersonFile }) {
  const t = useTexts(assessTexts)
  const [{ instrument: asked }, change] = useAddressQuery()
  const [chosen, setChosen] = useState<string | null>(asked ?? null)
  const division = person.place.code
  return (
    <Loaded query={useQuery(instrumentsQuery(division))}>
      {({ items }) => {
        const fitting = items.filter(
          ({ about, inForce }) =>
            inForce !== null &&
            (person.age === null || (about === 'child' ? person.age < adult : person.age >= elder)),
        )
        const code = chosen ?? (fitting.length === 1 ? (fitting[0]?.code ?? null) : null)
        return (
          <>
            <Section
              title={person.name}
              actions={
                <Button onClick={() => change({ person: null, instrument: null })}>{t.anotherPerson}</Button>
              }
            >
              {fitting.length === 0 ? (
                <Notice loud>{t.noInstrument}</Notice>
              ) : (
                <InstrumentField fitting={fitting} value={code} change={setChosen} />
              )}
            </Section>
            {code && <Fill key={code} code={code} person={person} />}
          </>
        )
      }}
    </Loaded>
  )
}

function InstrumentField(props: {
  fitting: readonly { readonly code: string; readonly title: Words }[]
  value: string | null
  change: (code: string | null) => void
}) {
  const t = useTexts(assessTexts)
  const say = useSay()
  const id = 'assess-instrument'
  useLostFocus(id)
  return (
    <ChoiceField
      id={id}
      label={t.instrument}
      options={props.fitting.map((one) => ({ value: one.code, label: say(one.title) }))}
      value={props.value}
      change={props.change}
      {...plain}
    />
  )
}

function Fill({ code, person }: { code: string; person: PersonFile }) {
  const go = useGo()
  const [{ reason }] = useAddressQuery()
  const instrument = useQuery(instrumentQuery(code, person.place.code))
  const earlier = useQuery(assessmentsOfQuery(person.id))
  if (earlier.isPending) return null
  const standing = (earlier.data?.items ?? []).filter((one) => one.standing)
  const isFirst = !standing.some((one) => one.instrument === code)
  return (
    <Loaded query={instrument}>
      {({ definition }) => (
        <Section>
          <AssessForm
            instrument={definition}
            person={person.id}
            reason={reason === 'second' ? 'second' : isFirst ? 'first' : 'regular'}
            known={knownOf(person, standing, definition.facts)}
            done={({ id, file }) => go(file ? `/risk/files/${file}` : `/risk/assessments/${id}`)}
          />
        </Section>
      )}
    </Loaded>
  )
}

/** What an instrument asks and the product knows: the age, and the level of ability that was assessed last. */
function knownOf(
  person: PersonFile,
  standing: readonly { readonly instrument: string; readonly grade: string }[],
  facts: readonly { readonly code: string }[],
): Record<string, number> {
  const level = standing.find(({ grade }) => /^[0-4]$/.test(grade))?.grade
  const known = {
    ...(person.age === null ? {} : { age: person.age }),
    ...(level === undefined ? {} : { 'ability-level': Number(level) }),
  }
  return Object.fromEntries(
    Object.entries(known).filter(([code]) => facts.some((fact) => fact.code === code)),
  )
}

function Correct({ id }: { id: string }) {
  const go = useGo()
  return (
    <Loaded query={useQuery(assessmentQuery(id))}>
      {(sheet) => (
        <Definition code={sheet.instrument} division={sheet.division}>
          {(definition) => (
            <AssessForm
              instrument={definition}
              person={sheet.person}
              reason={sheet.reason}
              corrects={sheet}
              done={(answer) => go(`/risk/assessments/${answer.id}`)}
            />
          )}
        </Definition>
      )}
    </Loaded>
  )
}

function Definition(props: {
  code: string
  division: number
  children: (definition: Parameters<typeof AssessForm>[0]['instrument']) => React.ReactNode
}) {
  return (
    <Loaded query={useQuery(instrumentQuery(props.code, props.division))}>
      {({ definition }) => <Section>{props.children(definition)}</Section>}
    </Loaded>
  )
}
