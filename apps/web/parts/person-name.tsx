import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { personNameQuery } from '../../../rooms/people/web/index.ts'
import { shellTexts } from '../texts.ts'

/** The name behind a person's id, where the viewer may know it; otherwise nothing is told, not even that it exists. */
export function PersonName({ id }: { id: string }) {
  const t = useTexts(shellTexts)
  const may = useMay()
  const { data } = useQuery({ ...personNameQuery(id), enabled: may('people.read'), retry: false })
  if (!data) return <span className="soft">{t.someone}</span>
  return <PageLink to={`/people/${id}`}>{data.name}</PageLink>
}
