import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import {
  CopyList,
  InForce,
  InstrumentFile,
  instrumentQuery,
  instrumentTexts,
} from '../../../rooms/assessment/web/index.ts'
import { useOwnDivision } from '../../../rooms/regions/web/index.ts'

/** One instrument in full, as in force at the reader's own place; printable. */
export function Component() {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const go = useGo()
  const may = useMay()
  const code = usePathPart('code')
  const query = useQuery(instrumentQuery(code, useOwnDivision('assessment.read')))
  return (
    <Loaded query={query} lines={10}>
      {(answer) => (
        <Page
          title={say(answer.definition.title)}
          hint={<InForce inForce={answer.inForce} />}
          crumbs={[{ title: t.instruments, to: '/instruments' }]}
          actions={
            <>
              {may('instruments.write') && (
                <Button
                  className="not-printed"
                  icon={<AddIcon aria-hidden />}
                  onClick={() => go(`/instruments/${code}/copies/new`)}
                >
                  {t.newCopy}
                </Button>
              )}
              <PrintButton>{t.print}</PrintButton>
            </>
          }
        >
          <Stack>
            {may('instruments.write') && <CopyList code={code} />}
            <InstrumentFile answer={answer} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
