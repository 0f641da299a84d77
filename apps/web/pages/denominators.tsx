import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import {
  askedQuery,
  Denominators,
  TargetBar,
  targetsPath,
  targetsQuery,
  targetTexts,
  useAsked,
} from '../../../rooms/indicators/web/index.ts'

/** Numbers that targets are divided by, with their day and source. */
export function Component() {
  const t = useTexts(targetTexts)
  const asked = useAsked()
  const targets = useQuery({
    ...targetsQuery(asked ?? { node: 0, on: '' as never }),
    enabled: asked !== null,
  })
  return (
    <Page
      title={t.denominators}
      hint={t.noNumbersHint}
      crumbs={[{ title: t.targets, to: targetsPath, ...(asked ? { query: askedQuery(asked) } : {}) }]}
    >
      {asked ? (
        <Stack>
          <TargetBar
            asked={asked}
            name={targets.data?.node.name ?? ''}
            path={targets.data?.node.path ?? ''}
          />
          <Denominators within={asked.node} />
        </Stack>
      ) : (
        <Empty title={t.noDivision} hint={t.noDivisionHint} />
      )}
    </Page>
  )
}
