import { useEffect, useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { ReportLine } from './queries.ts'
import { protectionTexts } from './texts.ts'

type Timed = Pick<ReportLine, 'noticedAt' | 'minutes' | 'running' | 'late' | 'level'>

const half = 30_000

/** From notice to report: runs on the screen while the report is not sent, and is red from the first hour. */
export function ReportClock({ one }: { one: Timed }) {
  const t = useTexts(protectionTexts)
  const show = useFormat()
  const minutes = useRunning(one)
  const late = one.running ? minutes >= 60 || one.late : one.late
  const time = show.minutes(minutes)
  const tone = late ? 'danger' : one.running ? 'warning' : 'plain'
  return (
    <Tags>
      <Tag tone={tone}>{one.running ? fill(t.running, { time }) : time}</Tag>
      {one.level === 'station-head' && <Tag tone="danger">{t.toStationHead}</Tag>}
      {one.level === 'centre' && <Tag tone="danger">{t.toCentre}</Tag>}
    </Tags>
  )
}

/** The server's minutes, carried on by the time that the page has stood open. */
function useRunning({ minutes, running }: Timed): number {
  const [since, setSince] = useState(0)
  useEffect(() => {
    setSince(0)
    if (!running) return
    const began = performance.now()
    const timer = setInterval(() => setSince(Math.floor((performance.now() - began) / 60_000)), half)
    return () => clearInterval(timer)
  }, [running])
  return minutes + since
}
