import { Button } from 'antd'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useMe } from '../../../../platform/web/me.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { type PersonFile, peopleApi } from '../queries.ts'
import { editTexts } from './texts.ts'

/** Makes the signed-in worker the responsible one, so that the person stands among "my people". */
export function TakeOn({ person }: { person: PersonFile }) {
  const t = useTexts(editTexts)
  const me = useMe()
  const tell = useToast()
  const command = useCommand({
    send: (_: undefined, id) =>
      peopleApi.patch('/api/people/:id', {
        params: { id: person.id },
        body: {
          id,
          version: person.version,
          fields: { responsibleAccount: me.account, responsibleName: me.name },
        },
      }),
    renews: [['people']],
    done: () => tell(t.takenOn),
  })
  if (person.responsibleAccount === me.account) return null
  return (
    <>
      <Button loading={command.sending} onClick={() => void command.run(undefined)}>
        {t.takeOn}
      </Button>
      <FailureNotice failure={command.failure} />
    </>
  )
}
