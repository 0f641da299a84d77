import type { Acting } from '../../apps/cli/demo/acting.ts'
import { newId } from '../../platform/server/ids.ts'
import type { Platform } from '../../platform/server/platform.ts'
import { createDemoAccount } from '../../rooms/access/server/index.ts'
import { groupsContract } from '../../rooms/activities/contract.ts'
import { ecomapContract } from '../../rooms/casework/contract.ts'
import {
  agreementsContract,
  boxesContract,
  lettersContract,
  pupilsContract,
} from '../../rooms/letters/contract.ts'
import { organisationsContract } from '../../rooms/organisations/contract.ts'
import { peopleContract } from '../../rooms/people/contract.ts'
import { checkDigitOf } from '../../rooms/people/index.ts'
import { surveysContract } from '../../rooms/surveys/contract.ts'
import { workforceContract } from '../../rooms/workforce/contract.ts'

/** A letter to a mailbox of the station with an answer, and its writer counselled under an agreement. */
export async function letterOf(acting: Acting, station: string, at: number) {
  const [box, letter, pupil, agreement] = [newId(), newId(), newId(), newId()]
  await acting(boxesContract.openBox, {
    body: { id: box, station, name: '信箱', openedOn: '2023-09-01', online: true } as never,
  })
  await acting(lettersContract.register, {
    body: {
      id: letter,
      box,
      thread: newId(),
      receivedOn: '2023-12-01',
      codeName: `号${at}`,
      writer: `来信人暗语${at}`,
      text: `来信暗语${at}`,
      photos: [],
    } as never,
  })
  await acting(lettersContract.draft, {
    params: { id: letter },
    body: {
      id: newId(),
      version: 1,
      reply: newId(),
      text: `回信暗语${at}`,
      publish: true,
      close: false,
    } as never,
  })
  await acting(pupilsContract.openPupil, {
    body: { id: pupil, letter, codeName: `号${at}`, gradeBand: 'junior', openedOn: '2023-12-02' } as never,
  })
  await acting(pupilsContract.recordSession, {
    params: { id: pupil },
    body: {
      id: newId(),
      heldOn: '2023-12-03',
      minutes: 40,
      topic: 'family',
      way: 'in-person',
      note: `辅导暗语${at}`,
    } as never,
  })
  const parties = (['pupil', 'guardian', 'teacher'] as const).map((role) => ({
    role,
    name: `协议暗语${at}`,
    tasks: [`协议暗语${at}`],
  }))
  await acting(agreementsContract.draftAgreement, {
    body: {
      id: agreement,
      pupil,
      goal: `协议暗语${at}`,
      workerTasks: [],
      parties,
      startsOn: '2023-12-03',
      reviewOn: '2023-12-31',
    } as never,
  })
  return { letter, pupil, agreement }
}
/** A survey of the village in which the household said what it needs. */
export async function surveyOf(
  acting: Acting,
  household: string,
  village: number,
  at: number,
): Promise<string> {
  const survey = newId()
  await acting(surveysContract.open, {
    body: {
      id: newId(),
      survey,
      title: '入户排查',
      division: String(village),
      questionnaire: 'household-check',
      from: '2023-12-01',
      to: '2023-12-31',
    } as never,
  })
  const unknown = ['members', 'livelihood', 'relief', 'illness', 'care', 'school', 'house', 'alone']
  await acting(surveysContract.record, {
    params: { id: survey, household },
    body: {
      id: newId(),
      record: newId(),
      version: 1,
      on: '2023-12-02',
      outcome: 'filled',
      values: Object.fromEntries(unknown.map((question) => [question, null])),
      need: `需求暗语${at}`,
    } as never,
  })
  return survey
}

/** A group of the person's station with a session in which something is said of the person. */
export async function groupOf(acting: Acting, person: string, station: string, at: number) {
  const [group, session] = [newId(), newId()]
  const params = { id: group }
  await acting(groupsContract.create, {
    body: {
      id: group,
      station,
      name: `小组暗语${at}`,
      type: 'growth',
      field: 'child-welfare',
      startsOn: '2023-12-02',
      plannedSessions: 4,
    } as never,
  })
  await acting(groupsContract.addMembers, {
    params,
    body: { id: newId(), members: [{ person, joinedOn: '2023-12-01' }] } as never,
  })
  await acting(groupsContract.recordSession, {
    params,
    body: {
      id: session,
      heldOn: '2023-12-02',
      attendance: [{ person, state: 'present', note: `组员暗语${at}` }],
    } as never,
  })
  return { group, session }
}

/** A relative without a file who is tied to the person, and what the case says of the surroundings. */
export async function familyOf(acting: Acting, person: string, case_: string, at: number) {
  const [relative, relation] = [newId(), newId()]
  await acting(peopleContract.addRelative, {
    params: { id: person },
    body: {
      id: newId(),
      relative,
      name: `亲属暗语${at}`,
      tie: { id: relation, kind: 'sibling', quality: 'conflict', with: { person }, note: `关系暗语${at}` },
    } as never,
  })
  await acting(ecomapContract.addTie, {
    params: { id: case_ },
    body: {
      id: newId(),
      tie: newId(),
      system: 'clinic',
      name: `诊所暗语${at}`,
      note: `联系暗语${at}`,
    } as never,
  })
  return [relative, relation, `亲属暗语${at}`, `关系暗语${at}`, `诊所暗语${at}`, `联系暗语${at}`]
}

/** A student placed in an agency of the county, with a signed day. */
export async function practicumOf(acting: Acting, platform: Platform, division: number, at: number) {
  const [organisation, placement, student] = [newId(), newId(), newId()]
  await acting(organisationsContract.registerOrganisation, {
    body: {
      id: newId(),
      organisation,
      name: `实习机构${at}`,
      kind: 'agency',
      division,
      establishedOn: '2015-01-01',
    } as never,
  })
  const { account } = await createDemoAccount(platform, {
    userName: `dudao${at}`,
    password: 'Blue-Lantern-47',
    displayName: `督导${at}`,
    home: { division, station: null },
    grants: [{ role: 'practicum-supervisor', scope: { kind: 'organisation', organisation }, division }],
  })
  const body = `99062119980203${String(301 + at * 2)}`
  await acting(workforceContract.place, {
    body: {
      id: newId(),
      placement,
      organisation,
      student,
      name: `实习暗语${at}`,
      idNumber: body + checkDigitOf(body),
      school: `学校暗语${at}`,
      major: '社会工作',
      socialWorkMajor: true,
      degree: 'bachelor',
      mode: 'full-time',
      enrolledFrom: '2021-09-01',
      supervisor: account,
      from: '2023-10-01',
    } as never,
  })
  await acting(workforceContract.logHours, {
    params: { id: placement },
    body: { id: newId(), workedOn: '2023-10-09', minutes: 480, content: `时数暗语${at}` } as never,
  })
  return { placement, student }
}
