import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import {
  figuresPath,
  indicatorsTexts,
  MeasureFile,
  measureQuery,
} from '../../../rooms/indicators/web/index.ts'
import { usePeopleWords } from '../../../rooms/people/web/index.ts'

/** What one measure means and how it is counted. */
export function Component() {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const [query] = useAddressQuery()
  const words = usePeopleWords()
  const measure = useQuery(measureQuery(usePathPart('code')))
  return (
    <Loaded query={measure}>
      {(definition) => (
        <Page
          title={say(definition.title)}
          crumbs={[{ title: t.figures, to: figuresPath, query: { ...query, measure: definition.code } }]}
        >
          <MeasureFile measure={definition} category={words.category} />
        </Page>
      )}
    </Loaded>
  )
}
