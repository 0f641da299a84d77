import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { applicationsTexts } from '../../../rooms/applications/web/index.ts'
import {
  programmeQuery,
  programmesTexts,
  Questionnaire,
  Window,
} from '../../../rooms/programmes/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** Whether one qualifies, for whoever asks, and while applications are taken the way to apply; nothing of it is kept. */
export function Component() {
  const t = useTexts(programmesTexts)
  const apply = useTexts(applicationsTexts)
  const say = useSay()
  const query = useQuery(programmeQuery('visitor', usePathPart('code')))
  return (
    <VisitorFrame
      title={query.data ? say(query.data.definition.title) : t.publicTitle}
      below={<PageLink to="/policies">{t.publicTitle}</PageLink>}
    >
      <Loaded query={query} lines={6}>
        {({ definition, line: { window } }) => (
          <>
            <p>{say(definition.summary)}</p>
            <p>
              <Window window={window} />
            </p>
            {definition.for === 'person' && window.open && (
              <p className="not-printed">
                <PageLink to={`/policies/${definition.code}/apply`}>{apply.publicBegin}</PageLink>
              </p>
            )}
            <Questionnaire reader="visitor" programme={definition} />
          </>
        )}
      </Loaded>
    </VisitorFrame>
  )
}
