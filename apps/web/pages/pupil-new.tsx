import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { letterQuery, lettersTexts, NewPupilForm, pupilTexts } from '../../../rooms/letters/web/index.ts'

/** Opens the record of a pupil, from a letter or from nothing. */
export function Component() {
  const t = useTexts(pupilTexts)
  const letters = useTexts(lettersTexts)
  const go = useGo()
  const [{ letter }] = useAddressQuery()
  const done = (id: string) => go(`/letters/pupils/${id}`)
  return (
    <Page
      title={t.openPupil}
      crumbs={[{ title: letters.mailbox, to: '/letters', query: { show: 'pupils' } }]}
      narrow
    >
      <Section>{letter ? <FromLetter id={letter} done={done} /> : <NewPupilForm done={done} />}</Section>
    </Page>
  )
}

function FromLetter({ id, done }: { id: string; done: (id: string) => void }) {
  return (
    <Loaded query={useQuery(letterQuery(id))}>
      {(letter) => <NewPupilForm letter={letter} done={done} />}
    </Loaded>
  )
}
