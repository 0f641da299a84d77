import type { Id } from '../../../../kernel/id.ts'
import { useList } from '../../../../platform/web/queries.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { peopleApi } from '../queries.ts'
import { badRows } from './queries.ts'

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

/** Whether a row was put right and waits to be taken in; of many rows the first are looked at. */
export const useHasCorrected = (id: Id): boolean =>
  useList(badRows(id, 'reject')).rows.some(({ state }) => state === 'corrected')
