import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSay } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { TemplateLine } from '../../../documents/web/index.ts'
import { caseFormApi } from './queries.ts'

const formTemplatesQuery = (division: number) =>
  queryOptions({
    queryKey: ['casework', 'form-templates', division],
    queryFn: ({ signal }) => caseFormApi.get('/api/cases/form-templates', { query: { division }, signal }),
  })

/** The Word templates of the official forms of a case, as a place prints them. */
export function CaseFormTemplates({ division }: { division: number }) {
  const say = useSay()
  return (
    <Loaded query={useQuery(formTemplatesQuery(division))} lines={6}>
      {({ items }) =>
        items.map(({ form, title, ...template }) => (
          <TemplateLine
            key={form}
            title={say(title)}
            template={template}
            fetchFile={() =>
              caseFormApi.file('/api/cases/form-templates/:form', { params: { form }, query: { division } })
            }
            put={(file, id) =>
              caseFormApi.post('/api/cases/form-templates/:form', {
                params: { form },
                body: { id, division },
                file,
              })
            }
            renews={[['casework', 'form-templates']]}
          />
        ))
      }
    </Loaded>
  )
}
