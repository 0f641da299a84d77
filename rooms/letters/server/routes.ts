import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read } from '../../../platform/server/command.ts'
import { pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { agreementsContract, boxesContract, lettersContract, pupilsContract } from '../contract.ts'
import { agreementWord, readAgreement } from './agreement-detail.ts'
import {
  changeAgreement,
  closeAgreement,
  draftAgreement,
  reviewAgreement,
  signAgreement,
} from './agreements.ts'
import { changeBox, closeBox, listBoxes, openBox } from './boxes.ts'
import { takeStep } from './care.ts'
import { detailOf } from './detail.ts'
import { exportSchools } from './export-schools.ts'
import { askSetAside, flagLetter, setAside } from './flags.ts'
import { findLetter, letterEntry } from './letter-row.ts'
import { letterKey, letterKeyShape, linesOf, listLetters } from './list-letters.ts'
import type { CaseNamed, HeadsOf, Mailroom } from './mailroom.ts'
import { readPhoto, uploadPhoto } from './photos.ts'
import { publicLetterRoutes } from './public-routes.ts'
import { listPupils, pupilDetail, pupilKey, pupilKeyShape, pupilLine } from './pupil-detail.ts'
import { findPupil, pupilOfSession } from './pupil-row.ts'
import { changePupil, linkPupil, openPupil, pupilEntry, recordSession, withdrawSession } from './pupils.ts'
import { giveCode, registerLetter, withdrawLetter } from './register.ts'
import { askReading, changeReply, draftReply, publishReply, readReply } from './replies.ts'
import { closeLetter, recordAct, signAct } from './safeguarding.ts'
import { changeSchool, oneSchool, schoolNetwork } from './schools.ts'

/** Every route of this room. `headsOf` says to whom, beside the worker, a sign of danger is told; `caseNamed` finds cases. */
export function lettersRoutes(
  platform: Platform,
  headsOf: HeadsOf,
  caseNamed: CaseNamed = async () => null,
): Implemented[] {
  const room: Mailroom = {
    platform,
    cipher: platform.cipher,
    now: () => platform.clock.now(),
    headsOf,
    caseNamed,
  }
  return [
    ...publicLetterRoutes(room),
    ...letterRoutes(room),
    ...replyRoutes(room),
    ...boxRoutes(platform),
    ...pupilRoutes(room),
    ...agreementRoutes(room),
  ]
}

const letterRoutes = (room: Mailroom): Implemented[] => [
  implement(lettersContract.list, async (call) => {
    const { cursor, limit, mine, ...filters } = call.query
    const after = readCursor(cursor, letterKeyShape)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const filter = { ...filters, responsible: mine ? call.actor.account : undefined, today: call.today }
      const rows = await listLetters(tx, call.scope, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, letterKey)
      return ok({ items: await linesOf(tx, items, call.today), next })
    })
  }),
  implement(lettersContract.uploadPhoto, (call) => uploadPhoto(room, call, call.body, call.file)),
  implement(lettersContract.register, (call) => registerLetter(room, call, call.body)),
  // What a letter says is L4: opening it is written down, also for who works there.
  implement(lettersContract.one, (call) =>
    disclose(call, async (tx) => {
      const row = await findLetter(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const answer = await detailOf(tx, room, call, row)
      return ok({ answer, audit: [letterEntry('letters.read', row)] })
    }),
  ),
  implement(lettersContract.photo, (call) => readPhoto(room, call, call.params.id, call.params.file)),
  implement(lettersContract.newCode, (call) => giveCode(room, call, call.params.id, call.body)),
  implement(lettersContract.flag, (call) => flagLetter(room, call, call.params.id, call.body)),
  implement(lettersContract.askSetAside, (call) =>
    askSetAside(room, call, call.params.id, call.params.flag, call.body),
  ),
  implement(lettersContract.setAside, (call) =>
    setAside(room, call, call.params.id, call.params.flag, call.body),
  ),
  implement(lettersContract.safeguard, (call) => recordAct(room, call, call.params.id, call.body)),
  implement(lettersContract.sign, (call) => signAct(room, call, call.params.id, call.params.act, call.body)),
  implement(lettersContract.close, (call) => closeLetter(room, call, call.params.id, call.body)),
  implement(lettersContract.withdraw, (call) => withdrawLetter(call, call.params.id, call.body)),
]

const replyRoutes = (room: Mailroom): Implemented[] => [
  implement(lettersContract.draft, (call) => draftReply(room, call, call.params.id, call.body)),
  implement(lettersContract.changeReply, (call) =>
    changeReply(room, call, call.params.id, call.params.reply, call.body),
  ),
  implement(lettersContract.askReading, (call) =>
    askReading(call, call.params.id, call.params.reply, call.body),
  ),
  implement(lettersContract.readReply, (call) =>
    readReply(room, call, call.params.id, call.params.reply, call.body),
  ),
  implement(lettersContract.publish, (call) =>
    publishReply(call, call.params.id, call.params.reply, call.body),
  ),
]

const boxRoutes = (platform: Platform): Implemented[] => [
  implement(boxesContract.boxes, (call) =>
    read(call, async (tx) => ok({ items: await listBoxes(tx, call, call.query.station) })),
  ),
  implement(boxesContract.openBox, (call) => openBox(call, call.body)),
  implement(boxesContract.changeBox, (call) => changeBox(call, call.params.id, call.body)),
  implement(boxesContract.closeBox, (call) => closeBox(call, call.params.id, call.body)),
  implement(boxesContract.schools, (call) => schoolNetwork(platform, call, call.query)),
  implement(boxesContract.exportSchools, (call) => exportSchools(platform, call, call.query)),
  implement(boxesContract.school, (call) => oneSchool(platform, call, call.params.station, call.query)),
  implement(boxesContract.changeSchool, (call) => changeSchool(call, call.params.station, call.body)),
]

const pupilRoutes = (room: Mailroom): Implemented[] => [
  implement(pupilsContract.pupils, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, pupilKeyShape)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listPupils(tx, call.scope, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, pupilKey)
      return ok({ items: items.map(pupilLine), next })
    })
  }),
  implement(pupilsContract.openPupil, (call) => openPupil(room, call, call.body)),
  implement(pupilsContract.linkPupil, (call) => linkPupil(call, call.params.id, call.body)),
  implement(pupilsContract.changePupil, (call) => changePupil(room, call, call.params.id, call.body)),
  implement(pupilsContract.pupil, (call) =>
    disclose(call, async (tx) => {
      const { id } = call.params
      const row =
        (await findPupil(tx, call.scope, id)) ??
        (await findPupil(tx, call.scope, (await pupilOfSession(tx, call.scope, id)) ?? id))
      if (!row) return refused({ code: 'not-found' })
      const answer = await pupilDetail(tx, room, call, row)
      return ok({ answer, audit: [pupilEntry('letters.read-pupil', row)] })
    }),
  ),
  implement(pupilsContract.recordSession, (call) => recordSession(room, call, call.params.id, call.body)),
  implement(pupilsContract.withdrawSession, (call) =>
    withdrawSession(call, call.params.id, call.params.session, call.body),
  ),
  implement(pupilsContract.takeStep, (call) => takeStep(room, call, call.params.id, call.body)),
]

const agreementRoutes = (room: Mailroom): Implemented[] => [
  implement(agreementsContract.draftAgreement, (call) => draftAgreement(room, call, call.body)),
  implement(agreementsContract.changeAgreement, (call) =>
    changeAgreement(room, call, call.params.id, call.body),
  ),
  implement(agreementsContract.agreement, (call) => readAgreement(room, call, call.params.id)),
  implement(agreementsContract.signAgreement, (call) => signAgreement(room, call, call.params.id, call.body)),
  implement(agreementsContract.reviewAgreement, (call) =>
    reviewAgreement(room, call, call.params.id, call.body),
  ),
  implement(agreementsContract.closeAgreement, (call) =>
    closeAgreement(room, call, call.params.id, call.body),
  ),
  implement(agreementsContract.agreementWord, (call) => agreementWord(room, call, call.params.id)),
]
