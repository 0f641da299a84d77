import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { groupAttendanceQuery } from '../../../rooms/activities/web/index.ts'

/** Leads from one attendance, as figures count it, to the session that it belongs to. */
export function Component() {
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(groupAttendanceQuery(id))}>{({ session }) => <Onwards to={session} />}</Loaded>
  )
}

function Onwards({ to }: { to: string }) {
  const go = useGo()
  useEffect(() => go(`/groups/sessions/${to}`), [go, to])
  return null
}
