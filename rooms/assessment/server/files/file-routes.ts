import { covers, scopeOf } from '../../../../kernel/actor.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { filesOfPerson, personsNamed } from '../../../people/server/index.ts'
import { type FileFilters, riskFilesContract } from '../../contract/risk-files.ts'
import { fileScope } from '../../domain/files/whole-county.ts'
import {
  closeFile,
  decideLevel,
  proposeLower,
  raise,
  raiseTrigger,
  resolveTrigger,
  signTrigger,
  takeOver,
  writeNote,
} from './commands.ts'
import { findFile } from './file-row.ts'
import { type FileFilter, fileKey, listFiles } from './list-files.ts'
import { openByTrigger } from './open-by-trigger.ts'
import { detailOf, linesOf } from './shown-files.ts'
import { standings } from './standings.ts'

const cursorShape = [dayPart, idPart]

/** More persons than these of one name are not looked for: the search is then too wide to help. */
const mostNamed = 2000

async function filterOf(
  tx: Handle,
  cipher: FieldCipher,
  { scope, actor, today }: Standing,
  { person, mine, search, ...plain }: FileFilters,
): Promise<FileFilter> {
  const named = search
    ? await personsNamed(tx, cipher, scopeOf(actor, 'people.read', today), {
        search,
        today,
        limit: mostNamed,
      })
    : undefined
  const files = person ? await filesOfPerson(tx, scope, person) : undefined
  const both = named && files ? files.filter((id) => named.includes(id)) : (files ?? named)
  return { ...plain, today, worker: mine ? actor.account : undefined, persons: both }
}

/** Reading a page of grades is written down by place and number, not person by person. */
const listed = (scope: Standing['scope'], count: number) =>
  count === 0
    ? []
    : [
        {
          action: 'assessment.list',
          division: scope.ranges[0]?.low ?? 0,
          station: scope.stations[0] ?? null,
          detail: { count },
        },
      ]

export function riskFileRoutes({ clock, cipher }: Platform): Implemented[] {
  const { reading, recording, signing } = standings(clock)
  return [
    implement(riskFilesContract.list, async (call) => {
      const who = reading(call)
      const { cursor, limit, ...filters } = call.query
      const after = readCursor(cursor, cursorShape)
      if (!after.ok) return after
      return disclose(who, async (tx) => {
        const rows = await listFiles(tx, who.scope, await filterOf(tx, cipher, who, filters), {
          after: after.value,
          limit,
        })
        const { items, next } = pageFrom(rows, limit, fileKey)
        return ok({
          answer: { items: await linesOf(tx, who, items), next },
          audit: listed(who.scope, items.length),
        })
      })
    }),
    implement(riskFilesContract.open, (call) => openByTrigger(recording(call), call.body)),
    implement(riskFilesContract.one, (call) => {
      const who = reading(call)
      return disclose(who, async (tx) => {
        const row = await findFile(tx, who.scope, call.params.id)
        if (!row) return refused({ code: 'not-found' })
        const { person, division, station } = row
        const audit = {
          action: 'assessment.read-file',
          subject: person,
          division,
          station,
          detail: { file: row.id },
        }
        return ok({ answer: await detailOf(tx, who, who.scope, row), audit: [audit] })
      })
    }),
    implement(riskFilesContract.raiseTrigger, (call) =>
      raiseTrigger(recording(call), call.params.id, call.body),
    ),
    implement(riskFilesContract.resolveTrigger, (call) =>
      resolveTrigger(recording(call), call.params.id, call.params.trigger, call.body),
    ),
    implement(riskFilesContract.signTrigger, (call) =>
      signTrigger(signing(call), call.params.id, call.params.trigger, call.body),
    ),
    implement(riskFilesContract.raise, (call) => raise(recording(call), call.params.id, call.body)),
    implement(riskFilesContract.lower, (call) => proposeLower(recording(call), call.params.id, call.body)),
    implement(riskFilesContract.decide, (call) =>
      decideLevel(signing(call), call.params.id, call.params.level, call.body),
    ),
    implement(riskFilesContract.note, (call) =>
      writeNote(recording(call), call.params.id, call.body, (file) =>
        covers(fileScope(call.actor, 'assessment.sign', call.today), file),
      ),
    ),
    implement(riskFilesContract.takeOver, (call) => takeOver(recording(call), call.params.id, call.body)),
    implement(riskFilesContract.close, (call) => closeFile(signing(call), call.params.id, call.body)),
  ]
}
