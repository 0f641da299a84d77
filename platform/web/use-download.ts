import { useState } from 'react'
import { type Failure, failureOf } from './failure.ts'
import type { ReceivedFile } from './request.ts'
import { saveFile } from './save-file.ts'

/**
 * Fetches a file and hands it to the browser's downloads. A plain link would show a refusal as a page of JSON; here
 * it stands in `failure`, for a `FailureNotice`.
 */
export function useDownload(fetchFile: () => Promise<ReceivedFile>): {
  readonly run: () => void
  readonly running: boolean
  readonly failure: Failure | null
} {
  const [running, setRunning] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async () => {
    setRunning(true)
    setFailure(null)
    try {
      saveFile(await fetchFile())
    } catch (thrown) {
      setFailure(failureOf(thrown))
    } finally {
      setRunning(false)
    }
  }
  return { run: () => void run(), running, failure }
}
