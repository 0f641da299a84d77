import { actingAs } from '../../apps/cli/demo/acting.ts'
import { allRoutes } from '../../apps/server/compose.ts'
import { allErrors } from '../../apps/server/errors.ts'
import { day } from '../../kernel/day.ts'
import { nation } from '../../kernel/division.ts'
import { newId } from '../../platform/server/ids.ts'
import { permissionCodes } from '../../rooms/access/index.ts'
import { activitiesContract, classesContract, communityContract } from '../../rooms/activities/contract.ts'
import { assessmentsContract } from '../../rooms/assessment/contract.ts'
import { caseFileContract, caseTransferContract, caseworkContract } from '../../rooms/casework/contract.ts'
import { consortiumContract } from '../../rooms/consortium/contract.ts'
import { dutiesContract } from '../../rooms/duties/contract.ts'
import { intakeContract } from '../../rooms/intake/contract.ts'
import { organisationsContract } from '../../rooms/organisations/contract.ts'
import { peopleContract } from '../../rooms/people/contract.ts'
import { projectsContract } from '../../rooms/projects/contract.ts'
import { protectionContract } from '../../rooms/protection/contract.ts'
import { regionsContract } from '../../rooms/regions/contract.ts'
import { resourcesContract } from '../../rooms/resources/contract.ts'
import { testApp } from '../app.ts'
import { caseRecords, filing, handOver, transferring } from '../casework-world.ts'
import { type TestPlatform, testPlatform } from '../database.ts'
import type { Marked } from './marked.ts'
import { applicationOf } from './world-applications.ts'
import { awardOf } from './world-awards.ts'
import { judgedMarks, judgedOf } from './world-judging.ts'
import { moneyOf } from './world-money.ts'
import { loadTwoCounties, numberOf, places } from './world-places.ts'
import { familyOf, groupOf, letterOf, practicumOf, surveyOf } from './world-records.ts'

const names = ['欧阳丁一', '司马丁二', '诸葛丁三', '上官丁四', '夏侯丁五', '皇甫丁六']

/**
 * Three stations with two people each, every one with a household, a visit, a promised follow-up and a duty; all
 * made through the product's own routes.
 */
export async function leakWorld() {
  const platform: TestPlatform = await testPlatform(day('2023-12-29'))
  await loadTwoCounties(platform)
  const routes = allRoutes(platform)
  const app = await testApp(platform, routes, allErrors)
  const maker = { account: newId(), name: '布置', permissions: permissionCodes, division: nation }
  const acting = actingAs(platform, routes, maker)
  const second = actingAs(platform, routes, { ...maker, account: newId() })
  const judged = await judgedOf(acting, platform.ownerUrl)
  const people: Marked[] = []
  const stations: { id: string; town: number; village: number }[] = []
  // Asked to take cases over: nobody of this world reads there what is not his anyway.
  const elsewhere = new Map<number, string>()
  for (const [county, town] of [
    [410621, 410621101000],
    [410622, 410622104000],
  ] as const) {
    const station = newId()
    elsewhere.set(county, station)
    await acting(regionsContract.openStation, {
      body: {
        id: newId(),
        station,
        name: `${town}站`,
        kind: 'station',
        division: town,
        openedOn: '2021-01-01',
      } as never,
    })
  }
  for (const { town, village } of places) {
    const station = newId()
    await acting(regionsContract.openStation, {
      body: {
        id: newId(),
        station,
        name: `${town}站`,
        kind: 'station',
        division: town,
        openedOn: '2021-01-01',
      } as never,
    })
    stations.push({ id: station, town, village })
    for (let i = 0; i < 2; i += 1) people.push(await markedPerson(people.length, station, village))
  }

  async function markedPerson(at: number, station: string, village: number): Promise<Marked> {
    const [person, household, trip, visit] = [newId(), newId(), newId(), newId()]
    const name = names[at] as string
    const idNumber = numberOf(at)
    const phone = `1991234${String(5000 + at * 111)}`
    await acting(peopleContract.createHousehold, {
      body: { id: newId(), household, station, division: village, code: `H${at}` } as never,
    })
    const registered = await acting(peopleContract.register, {
      body: {
        id: newId(),
        person,
        station,
        division: village,
        household,
        registeredOn: '2022-05-05',
        fields: {
          name,
          sex: 1,
          birth: '1950-02-03',
          identityKind: 'resident',
          idNumber,
          phone,
          address: `暗号${at}组`,
        },
        categories: [{ category: 'DB', from: '2022-05-05' }],
      } as never,
    })
    const recorded = await acting(activitiesContract.record, {
      body: {
        id: trip,
        station,
        visitedOn: '2023-12-01',
        method: 'home',
        purpose: 'routine',
        persons: [{ id: visit, person, seen: 'person', notes: `密语${at}` }],
        followUp: { text: `跟进暗语${at}`, dueOn: '2023-12-30' },
      } as never,
    })
    await acting(dutiesContract.open, {
      body: { id: newId(), station, person, title: `任务暗语${at}`, dueOn: '2023-12-31' } as never,
    })
    const { group, session } = await groupOf(acting, person, station, at)
    const opened = newId()
    await acting(caseworkContract.open, {
      body: {
        id: opened,
        person,
        kind: 'ordinary',
        problem: 'care',
        source: 'found',
        openedOn: '2023-12-01',
        description: `个案暗语${at}`,
        phases: true,
      } as never,
    })
    const casePart = { params: { id: opened } }
    await acting(caseFileContract.fileRecord, {
      ...casePart,
      body: filing(caseRecords.intake({ presentingProblem: `接案暗语${at}` })) as never,
    })
    await acting(caseFileContract.writeNote, {
      ...casePart,
      body: { id: newId(), text: `笔记暗语${at}` } as never,
    })
    const { version } = await acting(caseworkContract.one, { ...casePart, body: undefined as never })
    const note = { reason: `转站暗语${at}`, handOver: handOver({ summary: `交接暗语${at}` }) }
    const transfer = transferring(elsewhere.get(Math.floor(village / 1_000_000)) as string, version, note)
    await acting(caseTransferContract.askTransfer, { ...casePart, body: transfer as never })
    const family = await familyOf(acting, person, opened, at)
    const activity = newId()
    await acting(communityContract.plan, {
      body: {
        id: activity,
        title: `活动暗语${at}`,
        kind: 'health',
        startsOn: '2023-12-20',
        startsAt: '09:00',
        endsAt: '11:00',
        place: '村部',
        station,
        division: village,
      } as never,
    })
    await acting(communityContract.signIn, {
      params: { id: activity },
      body: { id: newId(), lines: [{ id: newId(), person, phoneEnd: '9876' }] } as never,
    })
    const series = newId()
    await acting(classesContract.open, {
      body: {
        id: series,
        title: `课堂暗语${at}`,
        station,
        division: village,
        place: '村部',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        workdaysOnly: false,
        startsAt: '16:30',
        endsAt: '18:00',
        fromOn: '2023-12-28',
        toOn: '2023-12-29',
      } as never,
    })
    await acting(classesContract.enrol, {
      params: { id: series },
      body: {
        id: newId(),
        person,
        guardianName: `监护暗语${at}`,
        guardianPhone: '19900000000',
        remarks: `注意暗语${at}`,
        pickUps: [{ id: newId(), name: `接送暗语${at}`, relation: '亲属', phone: '19900000000' }],
      } as never,
    })
    const classOpened = await acting(classesContract.one, {
      params: { id: series },
      body: undefined as never,
    })
    const list = newId()
    await acting(projectsContract.draftServiceList, {
      body: {
        id: newId(),
        list,
        station,
        title: `清单暗语${at}`,
        operator: `机构暗语${at}`,
        from: '2023-01-01',
        to: '2023-12-31',
        lines: [{ field: 'child-welfare', title: `服务暗语${at}`, measure: 'visits', agreed: 10 }],
      } as never,
    })
    const request = newId()
    const filed = await acting(intakeContract.file, {
      body: {
        id: request,
        text: `求助暗语${at}`,
        division: village,
        source: 'hotline',
        contactName: `求助人暗语${at}`,
        person,
      } as never,
    })
    const assessment = newId()
    // Grades never leave a county: somebody over the whole nation opens no file.
    const assessor = actingAs(platform, routes, {
      ...maker,
      division: Math.floor(village / 1_000_000) * 1_000_000,
    })
    const assessed = await assessor(assessmentsContract.record, {
      body: {
        id: assessment,
        person,
        instrument: 'elder-risk',
        assessedOn: '2023-12-20',
        reason: 'first',
        answers: {
          ...Object.fromEntries(
            ['F2', 'F3', 'F4', 'F5', 'F7', 'F8', 'F9'].map((code) => [
              code,
              { answer: 0, note: `评估暗语${at}` },
            ]),
          ),
          'ability-level': { answer: 0 },
          'care-risk-events': { answer: 0 },
          age: { answer: 73 },
        },
        triggers: [],
      } as never,
    })
    const consultation = newId()
    await acting(activitiesContract.recordConsultation, {
      body: {
        id: consultation,
        station,
        consultedOn: '2023-12-02',
        channel: 'telephone',
        person,
        field: 'social-assistance',
        topic: `暗号${at}组`,
      } as never,
    })
    const resource = newId()
    const need = newId()
    await acting(consortiumContract.screen, {
      body: {
        id: newId(),
        screening: newId(),
        person,
        screenedOn: '2023-12-01',
        needs: [{ need, item: 'counselling', note: `暗号${at}组` }],
      } as never,
    })
    await acting(resourcesContract.linkResource, {
      body: {
        id: newId(),
        resource,
        station,
        linkedOn: '2023-11-01',
        sourceKind: 'caring',
        sourceName: '爱心队',
        kind: 'goods',
        name: '大米',
        quantity: 2000,
        unit: '袋',
      } as never,
    })
    await acting(resourcesContract.deliver, {
      params: { id: resource },
      body: {
        id: newId(),
        delivery: newId(),
        deliveredOn: '2023-11-02',
        quantity: 1000,
        persons: [person],
      } as never,
    })
    const [organisation, task] = [newId(), newId()]
    await acting(organisationsContract.registerOrganisation, {
      body: {
        id: newId(),
        organisation,
        name: `协作单位${at}`,
        kind: 'partner',
        division: Math.floor(village / 1_000_000) * 1_000_000,
        establishedOn: '2010-01-01',
      } as never,
    })
    await acting(intakeContract.giveTask, {
      body: {
        id: newId(),
        task,
        title: `交办暗语${at}`,
        asked: `请办暗语${at}`,
        body: { organisation },
        station,
        person,
        source: { room: 'casework', id: opened },
        handOver: {
          purpose: '照护',
          data: [{ field: 'phone' }, { field: 'situation', value: `转介暗语${at}` }],
          legalBasis: 'statutory-duty',
          basisNote: '职责',
        },
      } as never,
    })
    const { letter, pupil, agreement } = await letterOf(acting, station, at)
    const report = newId()
    await acting(protectionContract.start, {
      body: {
        id: report,
        person,
        situations: ['H3'],
        danger: false,
        noticedAt: '2023-12-29T09:00:00+08:00',
        content: `报告暗语${at}`,
        sent: { bodies: ['police'], method: 'hotline', receiptNumber: `回执暗语${at}` },
      } as never,
    })
    const survey = await surveyOf(acting, household, village, at)
    const county = Math.floor(village / 1_000_000) * 1_000_000
    const money = await moneyOf(acting, second, { person, county, at, folder: platform.dataFolder })
    const award = await awardOf(acting, second, platform, { county, at, budget: money.budget })
    const { placement, student } = await practicumOf(acting, platform, county, at)
    // The contest is of one county: a work from elsewhere would rightly be seen there.
    const application = county === 410621000000 ? await applicationOf(platform, routes, station, at) : newId()
    return {
      person,
      division: village,
      station,
      organisation,
      name,
      marks: [
        person,
        household,
        trip,
        visit,
        name,
        registered.fileNumber,
        idNumber,
        phone,
        `密语${at}`,
        `跟进暗语${at}`,
        `任务暗语${at}`,
        `暗号${at}组`,
        `组员暗语${at}`,
        `小组暗语${at}`,
        `个案暗语${at}`,
        `接案暗语${at}`,
        `笔记暗语${at}`,
        `转站暗语${at}`,
        `交接暗语${at}`,
        transfer.id,
        group,
        session,
        opened,
        activity,
        series,
        `活动暗语${at}`,
        `课堂暗语${at}`,
        `监护暗语${at}`,
        `接送暗语${at}`,
        `注意暗语${at}`,
        request,
        String(filed.number),
        `求助暗语${at}`,
        `求助人暗语${at}`,
        assessment,
        assessed.file ?? '',
        `评估暗语${at}`,
        list,
        `清单暗语${at}`,
        `机构暗语${at}`,
        `服务暗语${at}`,
        task,
        `交办暗语${at}`,
        `请办暗语${at}`,
        `转介暗语${at}`,
        letter,
        pupil,
        agreement,
        `来信暗语${at}`,
        `来信人暗语${at}`,
        `回信暗语${at}`,
        `辅导暗语${at}`,
        `协议暗语${at}`,
        report,
        `报告暗语${at}`,
        `回执暗语${at}`,
        `需求暗语${at}`,
        ...family,
        money.payment,
        money.recovery,
        money.number,
        `款项暗语${at}`,
        `户名暗语${at}`,
        `代收暗语${at}`,
        `追回暗语${at}`,
        ...award.marks,
        placement,
        student,
        `实习暗语${at}`,
        `学校暗语${at}`,
        `时数暗语${at}`,
        judged.application,
        judged.review,
        ...judgedMarks,
        application,
        `申报暗语${at}`,
      ],
      ids: {
        household,
        visit,
        trip,
        duty: recorded.duty ?? '',
        group,
        session,
        case: opened,
        transfer: transfer.id,
        activity,
        series,
        classSession: classOpened.sessions[0]?.id ?? '',
        resource,
        consultation,
        need,
        report,
        list,
        request,
        task,
        letter,
        pupil,
        agreement,
        assessment,
        riskFile: assessed.file ?? '',
        survey,
        money,
        award,
        placement,
        student,
        judged,
        application,
      },
    }
  }
  return { platform, app, routes, people, stations, close: () => platform.close() }
}
