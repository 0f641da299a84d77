import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { type PersonRow, peopleApi } from '../queries.ts'
import { usePeopleWords } from '../words.ts'
import css from './duplicates.module.css'
import { Likeness } from './likeness.tsx'
import type { DuplicatePair } from './queries.ts'
import { duplicatesTexts } from './texts.ts'

/** Two files beside each other, what makes them alike, and the two answers: compare, or two people after all. */
export function PairCard({ pair }: { pair: DuplicatePair }) {
  const t = useTexts(duplicatesTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const dismissal = useCommand({
    send: (_: undefined, id) =>
      peopleApi.post('/api/people/duplicates/dismissal', {
        body: { id, one: pair.one.id, two: pair.two.id },
      }),
    renews: [['people', 'duplicates']],
    done: () => tell(t.dismissed),
  })
  const dismiss = async () => {
    const yes = await confirm({
      title: t.dismissTitle,
      body: fill(t.dismissBody, { one: nameOf(pair.one), two: nameOf(pair.two) }),
      action: t.dismiss,
    })
    if (yes) await dismissal.run(undefined)
  }
  return (
    <li className={css.pair}>
      <Likeness score={pair.score} reasons={pair.reasons} />
      <div className={css.sides}>
        <Side person={pair.one} />
        <Side person={pair.two} />
      </div>
      <FailureNotice failure={dismissal.failure} />
      <div className={css.actions}>
        <PageLink
          to="/people/merge"
          query={{ survivor: pair.one.id, other: pair.two.id }}
          className={css.compare}
        >
          {t.compare}
        </PageLink>
        <Button onClick={() => void dismiss()} loading={dismissal.sending}>
          {t.dismiss}
        </Button>
      </div>
    </li>
  )
}

const nameOf = (person: PersonRow) => `${person.name} ${person.fileNumber}`

function Side({ person }: { person: PersonRow }) {
  const words = usePeopleWords()
  const show = useFormat()
  const lines = [
    [words.sexAndAge(person), person.birth && show.day(person.birth)].filter(Boolean).join(' · '),
    person.idNumber,
    person.place.path,
    person.station.name,
  ]
  return (
    <div className={css.side}>
      <PageLink to={`/people/${person.id}`} className={css.name}>
        {person.name}
      </PageLink>{' '}
      <span className="soft number">{person.fileNumber}</span>
      {lines.map((line) => line && <div key={line}>{line}</div>)}
    </div>
  )
}
