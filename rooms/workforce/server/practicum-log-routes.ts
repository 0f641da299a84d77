import { ok } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { practicumLogContract } from '../contract/practicum-log.ts'
import { certificateAnswer, lineAnswers, placementAnswer } from './practicum-answers.ts'
import { certificateFile, issueCertificate } from './practicum-certificates.ts'
import { hoursTemplate, importHours } from './practicum-import.ts'
import { correctHours, logHours } from './practicum-log.ts'
import { ownStanding } from './practicum-routes.ts'
import { signHours, voidHours } from './practicum-signing.ts'
import {
  certificatesOfPlacements,
  linesOfPlacements,
  type PlacementRow,
  placementsOfAccount,
} from './practicum-store.ts'

export const practicumLogRoutes = (cipher: FieldCipher): Implemented[] => [
  implement(practicumLogContract.logHours, (call) => logHours(call, 'agency', call.params.id, call.body)),
  implement(practicumLogContract.correctHours, (call) =>
    correctHours(call, 'agency', call.params.id, call.body),
  ),
  implement(practicumLogContract.importHours, (call) =>
    importHours(call, call.params.id, call.body, call.file),
  ),
  implement(practicumLogContract.hoursTemplate, async () =>
    ok(workbookAnswer('实习时数模板.xlsx', [hoursTemplate()])),
  ),
  implement(practicumLogContract.signHours, (call) => signHours(call, call.params.id, call.body)),
  implement(practicumLogContract.voidHours, (call) => voidHours(call, call.params.id, call.body)),
  implement(practicumLogContract.issueCertificate, (call) =>
    issueCertificate(call, call.params.id, call.body),
  ),
  implement(practicumLogContract.certificateFile, (call) =>
    certificateFile(cipher, call, 'agency', call.params.id, call.query.format, call.language),
  ),
  implement(practicumLogContract.myPracticum, (call) =>
    read(ownStanding(call), async (tx) => {
      const rows = await placementsOfAccount(tx, provincesIn(call.scope), 'account', call.actor.account)
      const items = await Promise.all(rows.map((row) => ownFile(tx, call, row, { log: true, sign: false })))
      return ok({ items })
    }),
  ),
  implement(practicumLogContract.logMyHours, (call) => logHours(call, 'student', call.params.id, call.body)),
  implement(practicumLogContract.correctMyHours, (call) =>
    correctHours(call, 'student', call.params.id, call.body),
  ),
  implement(practicumLogContract.myCertificateFile, (call) =>
    certificateFile(cipher, call, 'student', call.params.id, call.query.format, call.language),
  ),
  implement(practicumLogContract.hoursToSign, (call) =>
    read(ownStanding(call), async (tx) => {
      const rows = await placementsOfAccount(tx, provincesIn(call.scope), 'supervisor', call.actor.account)
      const items = await Promise.all(rows.map((row) => ownFile(tx, call, row, { log: false, sign: true })))
      return ok({
        items: items.map(({ certificates: _, ...item }) => ({
          ...item,
          lines: item.lines.filter(({ state }) => state === 'unsigned'),
        })),
      })
    }),
  ),
]

async function ownFile(
  tx: Handle,
  { actor, today }: Standing,
  row: PlacementRow,
  rights: { readonly log: boolean; readonly sign: boolean },
) {
  const lines = await linesOfPlacements(tx, row.province, [row.id])
  return {
    ...placementAnswer(row, today),
    lines: lineAnswers(lines, { account: actor.account, void: false, ...rights }, today),
    certificates: (await certificatesOfPlacements(tx, row.province, [row.id])).map(certificateAnswer),
  }
}
