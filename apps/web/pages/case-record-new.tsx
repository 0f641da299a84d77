import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { type RecordKind, recordTerms } from '../../../rooms/casework/index.ts'
import {
  addable,
  caseFileQuery,
  caseQuery,
  caseworkTexts,
  fileTexts,
  type PhasedFile,
  RecordForm,
} from '../../../rooms/casework/web/index.ts'

/** Fills in one record of a case, or corrects one. */
export function Component() {
  const t = useTexts(fileTexts)
  const cases = useTexts(caseworkTexts)
  const say = useSay()
  const id = usePathPart('id')
  const [{ kind, corrects }] = useAddressQuery()
  const one = useQuery(caseQuery(id))
  const file = useQuery(caseFileQuery(id))
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
        <Loaded query={one}>
          {(found) => (
            <Loaded query={file}>
              {(whole) => (
                <Filing
                  key={`${kind}${corrects ?? ''}`}
                  file={whole}
                  isClosed={found.state === 'closed'}
                  kind={isKind(kind) ? kind : null}
                  corrects={corrects}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      </Section>
    </Page>
  )
}

/** A form of another phase would be filled in for nothing; one that was begun stays, whatever becomes of the case meanwhile. */
function Filing(props: {
  file: PhasedFile
  isClosed: boolean
  kind: RecordKind | null
  corrects: string | undefined
}) {
  const { file, isClosed, kind, corrects } = props
  const t = useTexts(fileTexts)
  const go = useGo()
  const [may] = useState(
    () =>
      kind !== null &&
      file.abilities.record &&
      (corrects !== undefined || addable(file, isClosed).includes(kind)),
  )
  return may && kind ? (
    <RecordForm file={file} kind={kind} corrects={corrects} done={() => go(`/cases/${file.id}`)} />
  ) : (
    <Empty title={t.notFileable} />
  )
}
