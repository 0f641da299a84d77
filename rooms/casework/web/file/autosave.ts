import { useEffect, useRef, useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { newId } from '../../../../platform/web/ids.ts'
import type { RecordKind } from '../../domain/phases.ts'
import { caseFileApi } from './queries.ts'
import type { RecordValues } from './record-values.ts'

/** So long after the last key; a sentence is kept before the next one is begun. */
const quietFor = 2500

/**
 * Keeps what is half written on the server, once the person pauses. One save at a time: the next one carries whatever
 * was typed meanwhile. A failed one is said and tried again with the next pause; the page still holds everything.
 */
export function useAutosave(file: Id, kind: RecordKind, values: RecordValues, active: boolean) {
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const stopped = useRef(false)
  const last = useRef<string | null>(null)
  const text = JSON.stringify(values)
  useEffect(() => {
    if (!active || stopped.current || text === last.current) return
    const timer = setTimeout(async () => {
      if (stopped.current) return
      try {
        const kept = await caseFileApi.put('/api/cases/:id/drafts/:kind', {
          params: { id: file, kind },
          body: { id: newId(), values: text },
        })
        last.current = text
        setSavedAt(kept.savedAt)
        setFailed(false)
      } catch {
        setFailed(true)
      }
    }, quietFor)
    return () => clearTimeout(timer)
  }, [active, text, file, kind])
  return {
    savedAt,
    failed,
    /** Once it is filed there is nothing half written any more. */
    stop: () => {
      stopped.current = true
    },
  }
}
