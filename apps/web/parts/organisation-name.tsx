import { useQuery } from '@tanstack/react-query'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { organisationQuery } from '../../../rooms/organisations/web/index.ts'

/** The name of an organisation, for those who may open the register; others are told none. */
export function OrganisationName({ id }: { id: string }) {
  const may = useMay()
  const { data } = useQuery({ ...organisationQuery(id), enabled: may('organisations.read'), retry: false })
  if (!data) return null
  return <PageLink to={`/organisations/${id}`}>{data.name}</PageLink>
}
