import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { TemplateLine } from '../../../documents/web/index.ts'
import { tasksApi, templateQuery } from './queries.ts'
import { tasksTexts } from './texts.ts'

/** The Word template of the hand-over letter, as a place prints it. */
export function LetterTemplate({ division }: { division: number }) {
  const t = useTexts(tasksTexts)
  return (
    <Loaded query={useQuery(templateQuery(division))} lines={2}>
      {(template) => (
        <TemplateLine
          title={t.letter}
          template={template}
          fetchFile={() => tasksApi.file('/api/tasks/letter-template/docx', { query: { division } })}
          put={(file, id) => tasksApi.post('/api/tasks/letter-template', { body: { id, division }, file })}
          renews={[['intake', 'tasks', 'template']]}
        />
      )}
    </Loaded>
  )
}
