import type { Standing } from '../../platform/server/command.ts'
import type { Handle } from '../../platform/server/database/connect.ts'
import {
  type ToldActivity,
  type ToldGroup,
  type ToldService,
  type ToldTraining,
  toldActivities,
  toldGroups,
  toldTrainings,
} from '../../rooms/activities/server/index.ts'
import { publicAmount } from '../../rooms/indicators/index.ts'
import type { JournalSource } from '../../rooms/reports/server/index.ts'

type Ask<T> = (
  tx: Handle,
  scope: Standing['scope'],
  asked: Parameters<JournalSource['entries']>[2],
) => Promise<readonly T[]>

/** A source of the journal: what a room tells, in the words of the journal. Too few guests are not told (7.7). */
const source = <T extends ToldService>(
  kind: string,
  title: JournalSource['title'],
  ask: Ask<T>,
  say: (told: T) => { readonly summary: string | null; readonly page: string | null },
): JournalSource => ({
  kind,
  title,
  permission: 'activities.read',
  entries: async (tx, { scope }, asked) =>
    (await ask(tx, scope, asked)).map((told) => ({
      id: told.id,
      kind,
      title: told.title,
      day: told.day,
      station: told.station,
      division: told.division,
      attendances: publicAmount(told.attendances),
      ...say(told),
    })),
})

const sayActivity = ({ id, themeDay, joint }: ToldActivity) => ({
  summary:
    [themeDay ? `主题日\uff1a${themeDay}` : '', joint ? '与其他站点联合举办' : '']
      .filter(Boolean)
      .join('\uff0c') || null,
  page: `/activities/${id}`,
})

const sayGroup = ({ id, firstSession, lastSession }: ToldGroup) => ({
  summary: firstSession === lastSession ? `第${firstSession}节` : `第${firstSession}至${lastSession}节`,
  page: `/groups/${id}`,
})

const sayTraining = ({ creditTenths }: ToldTraining) => ({ summary: `${creditTenths / 10}学时`, page: null })

/** What a month's journal is compiled of (S5.13). */
export const journalSources: readonly JournalSource[] = [
  source('activity', { zh: '社区活动', en: 'Community activity' }, toldActivities, sayActivity),
  source('group', { zh: '小组', en: 'Group' }, toldGroups, sayGroup),
  source('training', { zh: '培训', en: 'Training' }, toldTrainings, sayTraining),
]
