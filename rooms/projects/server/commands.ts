import { covers } from '../../../kernel/actor.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Call, type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { stationById } from '../../regions/server/index.ts'
import { projectsContract } from '../contract.ts'
import { problemsOfList } from './checks.ts'
import { oweClosing, settleClosing } from './duty.ts'
import {
  findList,
  insertList,
  insertVersion,
  type ListHead,
  type ListLine,
  type ListState,
  setState,
  updateList,
  type WrittenList,
} from './store.ts'

type Body = Omit<Call<typeof projectsContract.draftServiceList>['body'], 'id' | 'list'>
type Answer = { id: string; version: number; state: ListState }

const numbered = (lines: Body['lines']): ListLine[] => lines.map((line, i) => ({ ...line, number: i + 1 }))

/** The list as it is to be written, or everything that stands against it. */
async function writtenOf(
  tx: Handle,
  platform: Platform,
  { scope }: Standing,
  id: string,
  version: number,
  body: Body,
): Promise<Result<WrittenList, Refusal>> {
  const station = await stationById(tx, body.station)
  const problems = problemsOfList(platform, body)
  if (!station || !covers(scope, { division: station.division, station: station.id })) {
    problems.push({ code: 'list-station-unknown', path: '/body/station' })
  }
  if (problems.length > 0 || !station) return refused({ code: 'request-not-valid', problems })
  return ok({
    id,
    version,
    station: station.id,
    division: station.division,
    title: body.title,
    operator: body.operator,
    operatorOrganisation: body.operatorOrganisation,
    fromOn: body.from,
    toOn: body.to,
  })
}

const done = (act: string, list: WrittenList, state: ListState): Done<Answer> => ({
  answer: { id: list.id, version: list.version, state },
  audit: {
    action: `projects.${act}`,
    subject: list.id,
    division: list.division,
    station: list.station,
    detail: { version: list.version, state },
  },
})

export const projectCommands = (platform: Platform): Implemented[] => [
  implement(projectsContract.draftServiceList, (call) => {
    const { id: command, list: id, ...body } = call.body
    return runCommand(call, {
      id: command,
      name: 'projects.draft-service-list',
      input: call.body,
      run: async (tx) => {
        const list = await writtenOf(tx, platform, call, id, 1, body)
        if (!list.ok) return list
        if (!(await insertList(tx, list.value))) return refused({ code: 'id-already-used' })
        await insertVersion(tx, list.value, numbered(body.lines), call.actor, null)
        return ok(done('draft-service-list', list.value, 'draft'))
      },
    })
  }),
  implement(projectsContract.changeServiceList, (call) => {
    const { id: command, version, reason, ...body } = call.body
    return changing(call, command, 'change-service-list', version, async (tx, before) => {
      if (before.state === 'closed') return refused({ code: 'list-closed' })
      if (before.state === 'in-force') {
        if (!reason) {
          return refused({
            code: 'request-not-valid',
            problems: [{ code: 'list-reason-missing', path: '/body/reason' }],
          })
        }
        if (body.station !== before.station) return refused({ code: 'list-station-fixed' })
      }
      const list = await writtenOf(tx, platform, call, before.id, version + 1, body)
      if (!list.ok) return list
      // A row stays in its province, which is part of its key.
      if (provinceOf(list.value.division) !== provinceOf(before.division)) {
        return refused({ code: 'list-station-fixed' })
      }
      await updateList(tx, before, list.value)
      await insertVersion(tx, list.value, numbered(body.lines), call.actor, reason)
      if (before.state === 'in-force') {
        await settleClosing(tx, call, before, { zh: '服务清单已变更', en: 'The service list has changed' })
        await oweClosing(tx, call, list.value)
      }
      return ok(done('change-service-list', list.value, before.state))
    })
  }),
  implement(projectsContract.beginServiceList, (call) =>
    changing(call, call.body.id, 'begin-service-list', call.body.version, async (tx, before) => {
      if (before.state !== 'draft') return refused({ code: 'list-not-draft' })
      await setState(tx, before, 'in-force', null)
      await oweClosing(tx, call, before)
      return ok(done('begin-service-list', before, 'in-force'))
    }),
  ),
  implement(projectsContract.closeServiceList, (call) =>
    changing(call, call.body.id, 'close-service-list', call.body.version, async (tx, before) => {
      if (before.state !== 'in-force') return refused({ code: 'list-not-in-force' })
      await setState(tx, before, 'closed', call.body.reason)
      await settleClosing(tx, call, before, { zh: '服务清单已结束', en: 'The service list was closed' })
      return ok(done('close-service-list', before, 'closed'))
    }),
  ),
]

/** Runs a change of a list that the scope sees, provided that nobody changed it since the version that was read. */
function changing(
  call: Standing & { readonly params: { readonly list: string }; readonly body: object },
  command: string,
  act: string,
  version: number,
  work: (tx: Handle, before: ListHead) => Promise<Result<Done<Answer>, Refusal>>,
) {
  const { list: id } = call.params
  return runCommand<Answer>(call, {
    id: command,
    name: `projects.${act}`,
    input: { ...call.body, list: id },
    run: async (tx) => {
      const before = await findList(tx, call.scope, id, true)
      if (!before) return refused({ code: 'not-found' })
      if (before.version !== version) {
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      }
      return work(tx, before)
    },
  })
}
