import { useTexts } from '../../../platform/web/language.tsx'
import { PublicSearch, registryTexts } from '../../../rooms/organisations/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** Anybody looks up a social organisation. */
export function Component() {
  const t = useTexts(registryTexts)
  return (
    <VisitorFrame title={t.publicTitle}>
      <PublicSearch />
    </VisitorFrame>
  )
}
