import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import {
  askedQuery,
  TargetForm,
  targetPath,
  targetQuery,
  targetTexts,
  useAsked,
} from '../../../rooms/indicators/web/index.ts'

type Asked = NonNullable<ReturnType<typeof useAsked>>

/** Changes a target that was set here; the earlier version is kept. */
export function Component() {
  const t = useTexts(targetTexts)
  const asked = useAsked()
  const target = usePathPart('target')
  return (
    <Page
      title={t.changeTarget}
      crumbs={[{ title: t.target, to: targetPath(target), ...(asked ? { query: askedQuery(asked) } : {}) }]}
      narrow
    >
      {asked ? (
        <Change asked={asked} target={target} />
      ) : (
        <Empty title={t.noDivision} hint={t.noDivisionHint} />
      )}
    </Page>
  )
}

function Change({ asked, target }: { asked: Asked; target: string }) {
  const go = useGo()
  const answer = useQuery(targetQuery({ ...asked, target }))
  return (
    <Section>
      <Loaded query={answer} lines={6}>
        {(found) =>
          found.target.division === asked.node ? (
            <TargetForm
              division={{ value: found.node.code, label: found.node.name, detail: found.node.path }}
              answer={found}
              done={() => go(targetPath(target), askedQuery(asked))}
            />
          ) : (
            // Read from a place below: what is changed is the target of whoever set it, and it stays there.
            <Change asked={{ ...asked, node: found.target.division }} target={target} />
          )
        }
      </Loaded>
    </Section>
  )
}
