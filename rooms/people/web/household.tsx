import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { PersonLine } from '../../../platform/web/person-line.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { HouseholdMember } from './edit/household-member.tsx'
import { JoinHousehold } from './edit/join-household.tsx'
import { editTexts } from './edit/texts.ts'
import css from './household.module.css'
import { type HouseholdFile, householdQuery, type PersonFile, type PersonRow, peopleApi } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** Who lives together, as far as the viewer may see them. */
export function Household({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const edit = useTexts(editTexts)
  const [adding, add] = useState(false)
  const { household, abilities } = person
  return (
    <Section
      title={t.household}
      actions={
        abilities.change && (
          <Button onClick={() => add(true)}>{household ? edit.addMember : edit.join}</Button>
        )
      }
    >
      {household ? <Members id={household} person={person} /> : <p className="soft">{t.noHousehold}</p>}
      {adding && household && (
        <HouseholdMember household={household} station={person.station.id} close={() => add(false)} />
      )}
      {adding && !household && <JoinHousehold person={person} close={() => add(false)} />}
    </Section>
  )
}

function Members({ id, person }: { id: string; person: PersonFile }) {
  const edit = useTexts(editTexts)
  const [changing, change] = useState<PersonRow | null>(null)
  return (
    <Loaded query={useQuery(householdQuery(id))} lines={3}>
      {(household) => (
        <>
          <p className="soft">
            {[
              household.code && `${edit.code} ${household.code}`,
              household.size && `${edit.size} ${household.size}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {household.members.map((member) => (
            <Member
              key={member.id}
              member={member}
              household={household}
              self={member.id === person.id}
              {...(person.abilities.change ? { change: () => change(member) } : {})}
            />
          ))}
          {changing && (
            <HouseholdMember
              household={id}
              station={household.station.id}
              member={changing}
              close={() => change(null)}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

function Member(props: { member: PersonRow; household: HouseholdFile; self: boolean; change?: () => void }) {
  const { member, household, self, change } = props
  const edit = useTexts(editTexts)
  const words = usePeopleWords()
  const show = useFormat()
  const head = household.head === member.id
  return (
    <div className={css.member}>
      <PersonLine
        name={member.name}
        {...(self ? {} : { to: `/people/${member.id}` })}
        details={[
          !head && member.relation ? words.code('family-relation', member.relation) : null,
          words.sexAndAge(member),
        ]}
        tags={head && <Tag tone="accent">{edit.head}</Tag>}
      />
      {change && (
        <div className={css.actions}>
          <Button
            size="small"
            aria-label={show.labelled(edit.edit, `${edit.relation} ${member.name}`)}
            onClick={change}
          >
            {edit.edit}
          </Button>
          <Remove member={member} household={household.id} />
        </div>
      )}
    </div>
  )
}

function Remove({ member, household }: { member: PersonRow; household: string }) {
  const edit = useTexts(editTexts)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const removal = useCommand({
    send: (_: undefined, id) =>
      peopleApi.delete('/api/people/households/:id/members/:person', {
        params: { id: household, person: member.id },
        body: { id },
      }),
    renews: [['people'], ['activities', 'defaults'], ['indicators']],
    done: () => tell(edit.removed),
  })
  const ask = async () => {
    const yes = await confirm({
      title: fill(edit.removeTitle, { name: member.name }),
      body: edit.removeBody,
      action: edit.remove,
      danger: true,
    })
    if (yes) await removal.run(undefined)
  }
  return (
    <>
      <Button
        size="small"
        aria-label={show.labelled(edit.remove, member.name)}
        loading={removal.sending}
        onClick={() => void ask()}
      >
        {edit.remove}
      </Button>
      <FailureNotice failure={removal.failure} />
    </>
  )
}
