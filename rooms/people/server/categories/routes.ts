import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import { noIdentityReasons } from '../../domain/identity-kind.ts'
import { unmaskPurposes } from '../../domain/unmasking.ts'
import { categories, codeTables, isRestricted } from '../data-files.ts'
import { findPerson } from '../person/store.ts'
import { addCategory, correctCategory } from './commands.ts'
import { categoriesOf, categoryAnswerOf } from './store.ts'

export const categoryRoutes = (platform: Platform): Implemented[] => [
  implement(peopleContract.vocabulary, async () => ok(vocabulary())),
  implement(peopleContract.categoryHistory, (call) =>
    disclose(call, async (tx) => {
      const person = await findPerson(tx, call.scope, call.params.id)
      if (!person) return refused<Refusal>({ code: 'not-found' })
      const items = (await categoriesOf(tx, person)).filter((row) => !isRestricted(row.category))
      return ok({
        answer: { items: items.map(categoryAnswerOf) },
        audit: [
          {
            action: 'people.read-categories',
            subject: person.id,
            division: person.division,
            station: person.station,
          },
        ],
      })
    }),
  ),
  implement(peopleContract.addCategory, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.add-category',
      input: { person: call.params.id, ...call.body },
      run: (tx) => addCategory(tx, platform, call),
    }),
  ),
  implement(peopleContract.correctCategory, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.correct-category',
      input: { ...call.params, ...call.body },
      run: (tx) => correctCategory(tx, platform, call),
    }),
  ),
]

const named = (words: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
  Object.entries(words).map(([code, { zh, en }]) => ({ code, zh, en }))

/** The words of this room with their codes, for forms and filters. */
const vocabulary = () => ({
  groups: categories().groups.map(({ code, zh, en }) => ({ code, zh, en })),
  categories: categories().categories.map((category) => ({
    code: category.code,
    ...category.title,
    group: category.reports_as,
    restricted: category.class === 'L4',
    kinds: category.kinds.map(({ code, zh, en }) => ({ code, zh, en })),
  })),
  codes: Object.fromEntries(
    Object.entries(codeTables()).map(([name, table]) => [
      name,
      table.values.map(({ code, zh, en }) => ({ code, zh, en })),
    ]),
  ),
  noIdentityReasons: named(noIdentityReasons),
  unmaskPurposes: named(unmaskPurposes),
})
