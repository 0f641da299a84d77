import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { Helplines, helplinesQuery, mailTexts, Reading } from '../../../rooms/letters/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** A child reads the answer with the code, and may write again. */
export function Component() {
  const t = useTexts(mailTexts)
  const { data } = useQuery(helplinesQuery)
  return (
    <VisitorFrame title={t.readTitle} below={data && <Helplines lines={data.helplines} />}>
      <Reading />
    </VisitorFrame>
  )
}
