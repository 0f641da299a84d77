import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { AddIcon, CheckIcon, FiguresIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import {
  ProgrammeFile,
  programmeQuery,
  programmesTexts,
  simulationTexts,
} from '../../../rooms/programmes/web/index.ts'

/** One programme in full, printable, with the ways to find out and to draft a new version. */
export function Component() {
  const t = useTexts(programmesTexts)
  const simulation = useTexts(simulationTexts)
  const say = useSay()
  const go = useGo()
  const may = useMay()
  const code = usePathPart('code')
  return (
    <Loaded query={useQuery(programmeQuery('staff', code))} lines={10}>
      {(answer) => (
        <Page
          title={say(answer.definition.title)}
          hint={say(answer.definition.summary)}
          crumbs={[{ title: t.programmes, to: '/programmes' }]}
          actions={
            <>
              {may('programmes.draft') && (
                <Button
                  className="not-printed"
                  icon={<AddIcon aria-hidden />}
                  onClick={() => go('/programme-drafts/new', { from: code })}
                >
                  {t.newVersion}
                </Button>
              )}
              {may('programmes.simulate') && (
                <Button
                  className="not-printed"
                  icon={<FiguresIcon aria-hidden />}
                  onClick={() => go(`/programmes/${code}/simulate`)}
                >
                  {simulation.simulate}
                </Button>
              )}
              <PrintButton>{t.print}</PrintButton>
              <Button
                className="not-printed"
                type="primary"
                icon={<CheckIcon aria-hidden />}
                onClick={() => go(`/programmes/${code}/check`)}
              >
                {t.findOut}
              </Button>
            </>
          }
        >
          <ProgrammeFile answer={answer} />
        </Page>
      )}
    </Loaded>
  )
}
