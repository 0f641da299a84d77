import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import {
  CopyForm,
  copiesQuery,
  instrumentQuery,
  instrumentTexts,
} from '../../../rooms/assessment/web/index.ts'
import { divisionQuery, useOwnDivision } from '../../../rooms/regions/web/index.ts'

/** Drafts a county's copy of an instrument, or changes one that is not signed. */
export function Component() {
  const t = useTexts(instrumentTexts)
  const go = useGo()
  const [code, copy] = [usePathPart('code'), usePathPart('copy')]
  const own = useOwnDivision('instruments.write')
  const place = useQuery({ ...divisionQuery(own ?? 0), enabled: copy === '' && own !== undefined })
  const county = place.data
  // Numbers of a copy are told against the instrument itself, not against a copy already in force.
  const instrument = useQuery(instrumentQuery(code, undefined))
  const copies = useQuery({ ...copiesQuery(code), enabled: copy !== '' })
  const back = () => go(`/instruments/${code}`)
  return (
    <Page
      title={copy === '' ? t.newCopy : t.changeCopy}
      hint={t.copiesHint}
      crumbs={[{ title: t.instruments, to: `/instruments/${code}` }]}
    >
      <Section>
        <Loaded query={instrument} lines={8}>
          {({ definition }) =>
            place.isLoading ? (
              <Loading lines={8} />
            ) : copy === '' ? (
              <CopyForm
                instrument={definition}
                county={
                  county && county.level === 'county' ? { value: county.code, label: county.name } : null
                }
                done={back}
              />
            ) : (
              <Loaded query={copies} lines={8}>
                {({ items }) => {
                  const found = items.find(({ id }) => id === copy)
                  return found?.abilities.change ? (
                    <CopyForm instrument={definition} copy={found} done={back} />
                  ) : (
                    <Notice loud>{t.copyNotOpen}</Notice>
                  )
                }}
              </Loaded>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}
