import { useEffect, useRef, useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { failureOf } from '../../../../platform/web/failure.ts'
import { newId } from '../../../../platform/web/ids.ts'
import type { RecordKind } from '../../domain/phases.ts'
import { caseFileApi } from './queries.ts'
import type { RecordValues } from './record-values.ts'

/** So long after the last key; a sentence is kept before the next one is begun. */
const quietFor = 2500
/** So long after a save that failed; the network may be back, or the server. */
const againAfter = 8000

type Trouble = 'failed' | 'elsewhere' | null

/**
 * Keeps what is half written on the server: once the person pauses, and at once when the page is left or hidden. A failed save is
 * said and tried again until it is kept; the page still holds everything. Where another window keeps a draft of the same record,
 * nothing is written over until the person says so.
 */
export function useAutosave(
  file: Id,
  kind: RecordKind,
  values: RecordValues,
  { active, keptAt }: { readonly active: boolean; readonly keptAt: string | null },
) {
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const stopped = useRef(false)
  const last = useRef<string | null>(null)
  /** The draft that this page goes on from. */
  const seen = useRef(keptAt)
  const text = JSON.stringify(values)
  const isOpen = active && text !== last.current

  const keep = async (how: { readonly leaving?: boolean; readonly replace?: boolean } = {}) => {
    if (stopped.current || text === last.current) return
    try {
      const kept = await caseFileApi.put('/api/cases/:id/drafts/:kind', {
        params: { id: file, kind },
        body: { id: newId(), values: text, ...(how.replace ? {} : { seen: seen.current }) },
        leaving: how.leaving,
      })
      last.current = text
      seen.current = kept.savedAt
      setSavedAt(kept.savedAt)
      setTrouble(null)
    } catch (thrown) {
      setTrouble(failureOf(thrown).code === 'case-draft-elsewhere' ? 'elsewhere' : 'failed')
    }
  }
  const newest = useRef(keep)
  newest.current = keep

  useEffect(() => {
    // Typed or failed anew, the time begins again; `text` is what was typed.
    if (!isOpen || trouble === 'elsewhere') return
    const timer = setTimeout(() => void newest.current(), trouble === 'failed' ? againAfter : quietFor)
    return () => clearTimeout(timer)
  }, [isOpen, text, trouble])

  useEffect(() => {
    if (!isOpen || trouble === 'elsewhere') return
    const left = () => void newest.current({ leaving: true })
    const hidden = () => document.visibilityState === 'hidden' && left()
    const back = () => void newest.current()
    addEventListener('pagehide', left)
    addEventListener('online', back)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      removeEventListener('pagehide', left)
      removeEventListener('online', back)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [isOpen, trouble])

  return {
    savedAt,
    trouble,
    /** Keeps what stands here in place of what another window kept. */
    replace: () => void keep({ replace: true }),
    /** Once it is filed there is nothing half written any more. */
    stop: () => {
      stopped.current = true
    },
  }
}
