import { useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './community.module.css'
import type { ActivityDetail } from './queries.ts'
import { communityTexts } from './texts.ts'
import { useActivityWords } from './words.ts'

const lines = 22

/** The sheet of form 5.6 to be signed by hand: who signed up is printed, the rest is empty. */
export function SignInPaper(props: { activity: ActivityDetail; names: readonly string[] }) {
  const { activity, names } = props
  const t = useTexts(communityTexts)
  const words = useActivityWords()
  const show = useFormat()
  const rows = Array.from({ length: Math.max(lines, names.length + 5) }, (_, at) => names[at] ?? '')
  return (
    <div className={css.scroll}>
      <p>
        {[
          show.labelled(t.title, activity.title),
          show.labelled(t.when, words.when(activity)),
          show.labelled(t.place, activity.place),
          show.labelled(t.station, activity.station.name),
        ].join('　')}
      </p>
      <table className={css.sheet}>
        <thead>
          <tr>
            {[t.number, t.name, t.sex, t.age, t.phoneEnd, t.volunteer, t.first, t.signature].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name, at) => (
            <tr key={at}>
              <td className="number">{at + 1}</td>
              <td>{name}</td>
              <td />
              <td />
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
