import { lazy, Suspense } from 'react'
import { fetched } from '../../../platform/web/fetched.ts'
import { Loading } from '../../../platform/web/states.tsx'
import type { DraftEditorProps } from './draft-editor.tsx'

const Editor = lazy(() =>
  fetched(() => import('./draft-editor.tsx')).then((file) => ({ default: file.DraftEditor })),
)

/** The editor of a draft, fetched when first shown: it reads the file itself, and few who look at a draft write it. */
export function DraftEditor(props: DraftEditorProps) {
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <Editor {...props} />
    </Suspense>
  )
}
