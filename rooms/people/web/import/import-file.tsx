import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Stack } from '../../../../platform/web/page.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportFailed } from './import-failed.tsx'
import { ImportMoving } from './import-moving.tsx'
import { ImportReady } from './import-ready.tsx'
import { ImportSteps } from './import-steps.tsx'
import { MappingForm } from './mapping-form.tsx'
import { type ImportDetail, isMoving } from './queries.ts'

/** One import, from reading the file to its result; what is shown follows what the server says of it. */
export function ImportFile({ asked }: { asked: ImportDetail }) {
  const [remapping, remap] = useState(false)
  useRenewedRegister(asked)
  const mapping = asked.state === 'mapping' || (asked.state === 'ready' && remapping)
  return (
    <Stack>
      <ImportSteps state={asked.state} mapping={mapping} />
      {mapping && (
        <MappingForm
          key={asked.version}
          asked={asked}
          done={() => remap(false)}
          {...(asked.state === 'ready' ? { back: () => remap(false) } : {})}
        />
      )}
      {isMoving(asked.state) && <ImportMoving asked={asked} />}
      {asked.state === 'ready' && !remapping && <ImportReady asked={asked} remap={() => remap(true)} />}
      {(asked.state === 'applied' || asked.state === 'undone') && <ImportDone asked={asked} />}
      {asked.state === 'failed' && <ImportFailed asked={asked} />}
    </Stack>
  )
}

/** Lists and figures are asked for again once the server has written. */
function useRenewedRegister({ id, state }: ImportDetail) {
  const queries = useQueryClient()
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    if (isMoving(state)) return
    void queries.invalidateQueries({ queryKey: ['people', 'import', id, 'rows'] })
    void queries.invalidateQueries({ queryKey: ['people', 'imports'] })
    if (state !== 'applied' && state !== 'undone') return
    for (const start of [['people', 'list'], ['people', 'count'], ['people', 'person'], ['indicators']])
      void queries.invalidateQueries({ queryKey: start })
  }, [id, state, queries])
}
