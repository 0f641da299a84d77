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

type Attempt = { readonly id: Id; readonly values: string; readonly seen?: string | null }

/**
 * Keeps what is half written on the server: once the person pauses, and at once when the page is left or hidden. One save at a
 * time. A failed one is said and tried again until it is kept; the page still holds everything. Where another window keeps a draft
 * of the same record, nothing is written over until the person says so.
 */
export function useAutosave(
  file: Id,
  kind: RecordKind,
  values: RecordValues,
  { active, keptAt }: { readonly active: boolean; readonly keptAt: string | null },
) {
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<'failed' | 'elsewhere' | null>(null)
  const [failures, setFailures] = useState(0)
  const stopped = useRef(false)
  const queue = useRef<Promise<void>>(Promise.resolve())
  /** Sent, and its answer is not known. */
  const sent = useRef<Attempt | null>(null)
  const last = useRef<string | null>(null)
  /** The draft that this page goes on from. */
  const seen = useRef(keptAt)
  const text = JSON.stringify(values)
  const newest = useRef(text)
  newest.current = text
  const isOpen = active && text !== last.current && trouble !== 'elsewhere'

  const send = async (one: Attempt, leaving = false) => {
    sent.current = one
    const kept = await caseFileApi.put('/api/cases/:id/drafts/:kind', {
      params: { id: file, kind },
      body: one,
      leaving,
    })
    sent.current = null
    seen.current = kept.savedAt
    last.current = one.values
    setSavedAt(kept.savedAt)
  }
  const save = async (replace: boolean) => {
    if (stopped.current) return
    if (replace) sent.current = null
    try {
      // Whether the one before arrived is not known: sent again it is the same one, and tells of when the draft is.
      if (sent.current) await send(sent.current)
      if (newest.current !== last.current)
        await send({ id: newId(), values: newest.current, ...(replace ? {} : { seen: seen.current }) })
      setTrouble(null)
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure.kind === 'refused') sent.current = null
      setTrouble(failure.code === 'case-draft-elsewhere' ? 'elsewhere' : 'failed')
      setFailures((count) => count + 1)
    }
  }
  const keep = (replace = false): Promise<void> => {
    queue.current = queue.current.then(() => save(replace))
    return queue.current
  }
  const leave = () => {
    if (stopped.current) return
    // Nobody waits for an answer any more; behind one that is still on its way this is the later one in any case.
    const from = sent.current ? {} : { seen: seen.current }
    send({ id: newId(), values: newest.current, ...from }, true).catch(() =>
      setFailures((count) => count + 1),
    )
  }
  const acts = useRef({ keep, leave })
  acts.current = { keep, leave }

  useEffect(() => {
    if (!isOpen) return
    const wait = failures > 0 && trouble === 'failed' ? againAfter : quietFor
    const timer = setTimeout(() => void acts.current.keep(), wait)
    return () => clearTimeout(timer)
    // With every key, and every failure, the time begins again.
  }, [isOpen, text, trouble, failures])

  useEffect(() => {
    if (!isOpen) return
    const left = () => acts.current.leave()
    const hidden = () => document.visibilityState === 'hidden' && left()
    const back = () => void acts.current.keep()
    addEventListener('pagehide', left)
    addEventListener('online', back)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      removeEventListener('pagehide', left)
      removeEventListener('online', back)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [isOpen])

  return {
    savedAt,
    trouble,
    /** Keeps what stands here in place of what another window kept. */
    replace: () => void keep(true),
    /**
     * None is kept while the record is sent, and one that is on its way is waited for, so that it does not arrive behind the
     * record and stay.
     */
    hold: async () => {
      stopped.current = true
      await queue.current
    },
    /** It was not filed, so that what stands here is half written still. */
    goOn: () => {
      stopped.current = false
    },
  }
}
