import { useQuery } from '@tanstack/react-query'
import { useSay } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { TemplateLine } from '../../documents/web/index.ts'
import { reportsApi, templatesQuery } from './queries.ts'

/** The Word templates of reports, as a place prints them. */
export function ReportTemplates({ node }: { node: string }) {
  const say = useSay()
  return (
    <Loaded query={useQuery(templatesQuery(node))} lines={2}>
      {({ items }) =>
        items.map(({ definition, title, ...template }) => (
          <TemplateLine
            key={definition}
            title={say(title)}
            template={template}
            fetchFile={() =>
              reportsApi.file('/api/reports/templates/:definition', {
                params: { definition },
                query: { node },
              })
            }
            put={(file, id) =>
              reportsApi.post('/api/reports/templates/:definition', {
                params: { definition },
                body: { id, node },
                file,
              })
            }
            renews={[['reports', 'templates']]}
          />
        ))
      }
    </Loaded>
  )
}
