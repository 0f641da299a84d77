import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { FiguresIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import {
  DraftCheck,
  DraftContent,
  DraftEditor,
  DraftHead,
  draftQuery,
  draftTexts,
  simulationTexts,
} from '../../../rooms/programmes/web/index.ts'

/** One draft: its check, what it changes, and the next act; it is edited here until it is decided. */
export function Component() {
  const t = useTexts(draftTexts)
  const say = useSay()
  const simulation = useTexts(simulationTexts)
  const go = useGo()
  const may = useMay()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(draftQuery(id))} lines={10}>
      {(draft) => (
        <Page
          title={draft.line.title ? say(draft.line.title) : draft.line.code}
          hint={[draft.line.title && draft.line.code, draft.line.reason].filter(Boolean).join(' · ')}
          crumbs={[{ title: t.drafts, to: '/programme-drafts' }]}
          actions={
            // A draft of what is in force can be tried before it is approved: who would gain and who would lose.
            draft.check.inForce &&
            may('programmes.simulate') && (
              <Button
                icon={<FiguresIcon aria-hidden />}
                onClick={() => go(`/programmes/${draft.line.code}/simulate`, { draft: id })}
              >
                {simulation.simulate}
              </Button>
            )
          }
        >
          <Stack>
            <DraftHead draft={draft} />
            {draft.line.abilities.change && draft.line.state === 'draft' ? (
              <DraftEditor key={draft.line.version} start={draft.text} draft={draft} done={() => undefined} />
            ) : (
              <>
                <DraftCheck check={draft.check} />
                <DraftContent draft={draft} />
              </>
            )}
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
