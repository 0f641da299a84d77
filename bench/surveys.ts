import { Client } from 'pg'
import type { OpenPlatform } from '../apps/cli/platform.ts'
import { addDays } from '../kernel/day.ts'
import { systemClock } from '../platform/server/clock.ts'
import { newId } from '../platform/server/ids.ts'
import { asking, counted, type Latency, latencies, openAsker, type Question, ratioRows } from './asked.ts'
import { askedCounty, fill } from './fill.ts'
import { loadAskedCounty } from './lists.ts'
import type { Row } from './row.ts'
import { timed, withScratch } from './scratch.ts'

const questions = (survey: string): readonly Question[] => [
  { what: 'surveys', url: '/api/surveys' },
  { what: 'surveys that I fill in', url: '/api/surveys/to-fill' },
  { what: 'a survey by village', url: `/api/surveys/${survey}` },
  { what: 'my villages of a survey', url: `/api/surveys/${survey}/mine` },
  { what: 'what differs from last time, first page', url: `/api/surveys/${survey}/differences` },
]

/** Latency of the pages of a survey over few and over many doors in the same villages, and how long its list takes to draw. */
export async function benchSurveys(sizes: readonly [few: number, many: number]): Promise<Row[]> {
  const [few, many] = [await measure(sizes[0]), await measure(sizes[1])]
  const words = [counted(sizes[0], 'doors'), counted(sizes[1], 'doors of one county')] as const
  return [
    ...ratioRows(questions(''), words, [few.asked, many.asked]),
    { what: `a survey opened, its list of ${words[1]} drawn`, value: many.opening / 1000, unit: 's' },
  ]
}

const measure = (doors: number): Promise<{ asked: Latency[]; opening: number }> =>
  withScratch(async (platform) => {
    await loadAskedCounty(platform.ownerUrl)
    await fill(platform.ownerUrl, platform.cipher, doors, 1)
    await openAsker(platform, 'station-head')
    const survey = newId()
    const opening = await timed(() => openSurvey(platform, survey, doors))
    await answerDoors(platform.ownerUrl, survey)
    const asked = await asking(platform, (server, cookie) => latencies(server, cookie, questions(survey)))
    return { asked, opening }
  })

async function openSurvey(platform: OpenPlatform, survey: string, doors: number): Promise<void> {
  const today = systemClock.today()
  const opened = await asking(platform, (server, cookie) =>
    server.inject({
      method: 'POST',
      url: '/api/surveys',
      headers: { cookie },
      payload: {
        id: newId(),
        survey,
        title: '困难家庭大排查',
        division: String(askedCounty),
        questionnaire: 'household-check',
        from: addDays(today, -30),
        to: addDays(today, 30),
        categories: [],
      },
    }),
  )
  const { households } = opened.json() as { households?: number }
  if (households !== doors) throw new Error(`${doors} doors were wanted: ${opened.body.slice(0, 300)}`)
}

/** Six doors in ten were filled in, and one in twenty of those answered otherwise than last time; one in fifty was not met. */
async function answerDoors(ownerUrl: string, survey: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  const worker = '01890000-0000-7003-8000-000000000001'
  try {
    await client.query(
      `insert into survey_record (province, id, campaign, household, division, station, person, on_day, outcome, reason, account, account_name)
      select h.province, overlay(h.household::text placing '7021' from 15 for 4)::uuid, h.campaign, h.household, h.division, h.station,
        h.person, current_date - (p.ordinal % 20), case when p.ordinal % 50 = 0 then 'unmet' else 'filled' end,
        case when p.ordinal % 50 = 0 then 'nobody-home' end, $2, '社工'
      from survey_household h join person p on p.province = h.province and p.id = h.person
      where h.campaign = $1 and p.ordinal % 10 < 6`,
      [survey, worker],
    )
    await client.query(
      `update survey_household h set record = r.id, version = 2, state = case r.outcome when 'unmet' then 'unmet' else 'done' end
      from survey_record r where r.province = h.province and r.campaign = h.campaign and r.household = h.household and h.campaign = $1`,
      [survey],
    )
    await client.query(
      `update survey_village v set done = c.done, unmet = c.unmet
      from (select province, campaign, division, station, count(*) filter (where state = 'done') as done,
          count(*) filter (where state = 'unmet') as unmet
        from survey_household where campaign = $1 group by 1, 2, 3, 4) c
      where v.province = c.province and v.campaign = c.campaign and v.division = c.division and v.station = c.station`,
      [survey],
    )
    await client.query(
      `insert into survey_difference (province, record, question, campaign, household, division, station, person, before_value, after_value, on_day)
      select province, id, 'illness', campaign, household, division, station, person, 0, 1, on_day
      from (select r.*, row_number() over (order by id) as place from survey_record r where campaign = $1 and outcome = 'filled') r
      where place % 20 = 0`,
      [survey],
    )
    await client.query('vacuum (analyze) survey_record, survey_household, survey_village, survey_difference')
  } finally {
    await client.end()
  }
}
