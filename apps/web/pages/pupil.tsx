import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { lettersTexts, PupilFile, pupilQuery, pupilTexts } from '../../../rooms/letters/web/index.ts'
import { HandedOut } from '../parts/handed-out.tsx'

/** The counselling record of one pupil. */
export function Component() {
  const t = useTexts(pupilTexts)
  const letters = useTexts(lettersTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(pupilQuery(id))}>
      {(pupil) => (
        <Page
          title={pupil.number}
          windowTitle={t.pupil}
          hint={pupil.codeName}
          crumbs={[{ title: letters.mailbox, to: '/letters', query: { show: 'pupils' } }]}
        >
          <Stack>
            <PupilFile pupil={pupil} />
            <HandedOut room="letters" source={pupil.id} person={pupil.person} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
