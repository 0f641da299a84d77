import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import {
  askedQuery,
  TargetForm,
  targetPath,
  targetsPath,
  targetsQuery,
  targetTexts,
  useAsked,
} from '../../../rooms/indicators/web/index.ts'

type Asked = NonNullable<ReturnType<typeof useAsked>>

/** Sets a target of a division. */
export function Component() {
  const t = useTexts(targetTexts)
  const asked = useAsked()
  return (
    <Page
      title={t.setTarget}
      crumbs={[{ title: t.targets, to: targetsPath, ...(asked ? { query: askedQuery(asked) } : {}) }]}
      narrow
    >
      {asked ? <New asked={asked} /> : <Empty title={t.noDivision} hint={t.noDivisionHint} />}
    </Page>
  )
}

function New({ asked }: { asked: Asked }) {
  const go = useGo()
  const targets = useQuery(targetsQuery(asked))
  return (
    <Section>
      <Loaded query={targets} lines={6}>
        {({ node }) => (
          <TargetForm
            division={{ value: node.code, label: node.name, detail: node.path }}
            done={(target) => go(targetPath(target), askedQuery(asked))}
          />
        )}
      </Loaded>
    </Section>
  )
}
