import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { PublicExtract, registryTexts } from '../../../rooms/organisations/web/index.ts'
import { VisitorFrame } from '../parts/visitor-frame.tsx'

/** The public extract of a social organisation. */
export function Component() {
  const t = useTexts(registryTexts)
  return (
    <VisitorFrame title={t.publicTitle}>
      <PublicExtract code={usePathPart('code')} />
    </VisitorFrame>
  )
}
