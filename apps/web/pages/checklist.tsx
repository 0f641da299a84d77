import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import { countyOf, type DivisionCode } from '../../../kernel/division.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay, useMayOverPlaces, useMe } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { elderTexts } from '../../../rooms/assessment/web/index.ts'
import { DivisionField, divisionQuery } from '../../../rooms/regions/web/index.ts'
import { Checklist, checklistQuery, networkTexts, workforceApi } from '../../../rooms/workforce/web/index.ts'

/** Rooms and staff of a county by tier, and what is lacking where. */
export function Component() {
  const t = useTexts(networkTexts)
  const elders = useTexts(elderTexts)
  const may = useMay()
  const go = useGo()
  const own = useOwnPlace()
  const readsWholePlaces = useMayOverPlaces('workforce.read')
  const [asked, change] = useAddressQuery()
  const within = asked.within ? Number(asked.within) : own
  const query = { within: within ?? 0, ...(asked.list ? { list: asked.list } : {}) }
  const download = useDownload(() => workforceApi.file('/api/checklists/export', { query }))
  if (!readsWholePlaces)
    return (
      <Page title={t.checklist} crumbs={[{ title: t.stations, to: '/stations' }]}>
        <Section>
          <Empty title={t.wholePlacesOnly} hint={t.wholePlacesHint} />
        </Section>
      </Page>
    )
  return (
    <Page
      title={t.checklist}
      hint={t.checklistHint}
      crumbs={[{ title: t.stations, to: '/stations' }]}
      actions={
        within !== null && (
          <>
            {may('people.read-sensitive') && (
              <Button onClick={() => go('/elders', { within: String(within) })}>{elders.roster}</Button>
            )}
            <ExportButton download={download}>{t.export}</ExportButton>
            <PrintButton>{t.print}</PrintButton>
          </>
        )
      }
    >
      <Stack>
        <FailureNotice failure={download.failure} />
        <Section>
          <Place
            within={within}
            choose={(code) => change({ within: code === null ? null : String(code), list: null })}
          />
        </Section>
        {within === null ? (
          <Section>
            <Empty title={t.choosePlace} />
          </Section>
        ) : (
          <Checked within={within} list={asked.list} choose={(list) => change({ list })} />
        )}
      </Stack>
    </Page>
  )
}

function Checked(props: {
  within: DivisionCode
  list: string | undefined
  choose: (list: string | null) => void
}) {
  const { within, list, choose } = props
  const t = useTexts(networkTexts)
  const say = useSay()
  return (
    <Loaded query={useQuery(checklistQuery(within, list))} lines={10}>
      {(checked) => (
        <>
          {checked.lists.length > 1 && (
            <div>
              <SelectLine
                label={t.list}
                blank={say(checked.lists[0]?.title ?? checked.list.title)}
                value={list ?? null}
                change={choose}
                options={checked.lists
                  .slice(1)
                  .map(({ code, title }) => ({ value: code, label: say(title) }))}
              />
            </div>
          )}
          <Checklist checked={checked} />
        </>
      )}
    </Loaded>
  )
}

function Place({
  within,
  choose,
}: {
  within: DivisionCode | null
  choose: (code: DivisionCode | null) => void
}) {
  const t = useTexts(networkTexts)
  const id = useId()
  const named = useQuery({ ...divisionQuery(within ?? 0), enabled: within !== null })
  const value =
    named.data && within !== null ? { value: within, label: named.data.name, detail: named.data.path } : null
  return (
    <DivisionField
      id={id}
      label={t.place}
      value={value}
      change={(found) => choose(found?.value ?? null)}
      problems={[]}
      required={false}
      marked={false}
    />
  )
}

/** The county, or the part of one, in which the viewer reads the register of workers. */
function useOwnPlace(): DivisionCode | null {
  const division = useMe().abilities['workforce.read']?.divisions[0]
  return division !== undefined && countyOf(division) % 100_000_000 !== 0 ? division : null
}
