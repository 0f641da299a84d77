import type { Acting } from '../../apps/cli/demo/acting.ts'
import { newId } from '../../platform/server/ids.ts'
import { applicationsContract } from '../../rooms/applications/contract.ts'
import { asOwner } from '../database.ts'

/** What stands for one who is being judged by a body far away: nobody of these counties is ever shown it. */
export const judgedMarks = ['评选暗语', '评语暗语'] as const

/** A round of another city, in which somebody is being judged; made through the routes, but for the points of a reviewer. */
export async function judgedOf(acting: Acting, ownerUrl: string) {
  const [round, application, batch, review, reviewer] = [newId(), newId(), newId(), newId(), newId()]
  await acting(applicationsContract.openRound, {
    body: { id: newId(), round, programme: 'jiujiang-outstanding-talent', title: '优秀人才选树' } as never,
  })
  await acting(applicationsContract.nominate, {
    params: { round },
    body: {
      id: newId(),
      batch,
      nominees: [
        {
          application,
          name: judgedMarks[0],
          affiliations: [{ organisation: '某社工中心', post: '社工' }],
          facts: { field: 'relief', work: 'mediation', results: true },
        },
      ],
    } as never,
  })
  const { version } = await acting(applicationsContract.application, {
    params: { id: application },
    body: undefined as never,
  })
  await acting(applicationsContract.forward, {
    params: { id: application },
    body: { id: newId(), version } as never,
  })
  await asOwner(ownerUrl, (owner) =>
    owner.query(
      `insert into application_review (province, id, application, round, programme, division, reviewer, reviewer_name, position,
         state, points, remark, assigned_by, assigned_name, handed_in_at)
       values (36, $1, $2, $3, 'jiujiang-outstanding-talent', 360400000000, $4, '评委', 1, 'handed-in', 9050, $5, $4, '经办',
         clock_timestamp())`,
      [review, application, round, reviewer, judgedMarks[1]],
    ),
  )
  return { round, application, batch, review }
}
