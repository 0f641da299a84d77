import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { type RecordKind, recordTerms } from '../../../rooms/casework/index.ts'
import {
  caseFileQuery,
  caseQuery,
  caseworkTexts,
  fileTexts,
  RecordForm,
} from '../../../rooms/casework/web/index.ts'

/** Fills in one record of a case, or corrects one. */
export function Component() {
  const t = useTexts(fileTexts)
  const cases = useTexts(caseworkTexts)
  const say = useSay()
  const go = useGo()
  const id = usePathPart('id')
  const [{ kind, corrects }] = useAddressQuery()
  const one = useQuery(caseQuery(id))
  const isKind = (code: string | undefined): code is RecordKind => code !== undefined && code in recordTerms
  const name = isKind(kind) ? say(recordTerms[kind]) : ''
  return (
    <Page
      title={corrects ? fill(t.correcting, { name }) : name || t.records}
      hint={one.data ? `${one.data.number} · ${one.data.personName ?? cases.someone}` : undefined}
      windowTitle={name || t.records}
      crumbs={[
        { title: cases.cases, to: '/cases' },
        { title: one.data?.number ?? cases.case, to: `/cases/${id}` },
      ]}
      narrow
    >
      <Section {...(corrects ? { hint: t.correctingHint } : {})}>
        <Loaded query={useQuery(caseFileQuery(id))}>
          {(file) =>
            isKind(kind) && file.abilities.record ? (
              <RecordForm
                key={kind + (corrects ?? '')}
                file={file}
                kind={kind}
                corrects={corrects}
                done={() => go(`/cases/${id}`)}
              />
            ) : (
              <Empty title={t.notFileable} />
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}
