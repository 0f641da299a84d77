import type { Id } from '../../../../kernel/id.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { peopleApi } from '../queries.ts'

/** Takes in what is ready: the good rows, and later those that were put right. */
export const useApply = (id: Id) =>
  useCommand({
    send: (_: undefined, command) =>
      peopleApi.post('/api/people/imports/:id/application', { params: { id }, body: { id: command } }),
    renews: [
      ['people', 'import', id],
      ['people', 'imports'],
    ],
  })
