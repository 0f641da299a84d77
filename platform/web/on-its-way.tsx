import { useEffect, useState } from 'react'
import { useTexts } from './language.tsx'
import { Notice } from './notice.tsx'
import { Loading } from './states.tsx'
import { kitTexts } from './texts.ts'

const patience = 4000

/** A page whose file is being fetched; when that takes long, says what it is waiting for. */
export function OnItsWay() {
  const t = useTexts(kitTexts)
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      {long && (
        <Notice tone="warning" loud>
          {t.waitingForServer}
        </Notice>
      )}
      <Loading lines={6} />
    </>
  )
}
