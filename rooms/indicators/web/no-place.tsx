import type { Failure } from '../../../platform/web/failure.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { Empty, Failed } from '../../../platform/web/states.tsx'
import { figuresPath } from './addresses.ts'
import { topNodes } from './reach.ts'
import { indicatorsTexts } from './texts.ts'

const notAPlace = ['not-found', 'node-not-valid', 'request-not-valid']

/** Why there are no figures: a place that is not there, or not theirs, reads the same and leads back to their own. */
export function NoPlace({ failure }: { failure: Failure | null }) {
  const t = useTexts(indicatorsTexts)
  const { abilities } = useMe()
  const own = topNodes(abilities['figures.read'])[0]
  if (failure && !notAPlace.includes(failure.code)) return <Failed failure={failure} />
  if (own === undefined) return <Empty title={t.noReach} />
  return (
    <Empty
      title={t.noPlace}
      hint={t.noPlaceHint}
      action={
        <PageLink to={figuresPath} query={{ node: own }}>
          {t.toOwn}
        </PageLink>
      }
    />
  )
}
