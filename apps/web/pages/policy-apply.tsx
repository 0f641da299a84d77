import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { applicationsTexts, PublicApply } from '../../../rooms/applications/web/index.ts'
import { programmeQuery, Window } from '../../../rooms/programmes/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** Applying without an account, for whoever the programme is for. */
export function Component() {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const code = usePathPart('code')
  const query = useQuery(programmeQuery('visitor', code))
  return (
    <VisitorFrame
      title={query.data ? say(query.data.definition.title) : t.publicBegin}
      below={<PageLink to="/policies/resume">{t.publicResume}</PageLink>}
    >
      <Loaded query={query} lines={6}>
        {({ definition, line: { window } }) => (
          <>
            <p>{say(definition.summary)}</p>
            {definition.for !== 'person' ? (
              <Notice>{t.publicNotFor}</Notice>
            ) : window.open ? (
              <PublicApply programme={code} />
            ) : (
              <Notice title={t.notNow}>
                <Window window={window} />
              </Notice>
            )}
          </>
        )}
      </Loaded>
    </VisitorFrame>
  )
}
