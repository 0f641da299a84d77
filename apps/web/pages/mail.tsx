import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { Helplines, helplinesQuery, mailTexts, Reading } from '../../../rooms/letters/web/index.ts'
import { VisitorPage } from '../parts/visitor-page.tsx'

/** A child reads the answer with the code, and may write again. */
export function Component() {
  const t = useTexts(mailTexts)
  const { data } = useQuery(helplinesQuery)
  return (
    <VisitorPage title={t.readTitle}>
      <h1>{t.readTitle}</h1>
      <Reading />
      {data && <Helplines lines={data.helplines} />}
    </VisitorPage>
  )
}
