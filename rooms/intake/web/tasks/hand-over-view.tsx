import { Facts } from '../../../../platform/web/facts.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { handOverFields } from '../../domain/tasks/hand-over.ts'
import type { ReceivedTask } from './queries.ts'
import { tasksTexts } from './texts.ts'

/** The hand-over note, the same for the preview, the body and the giver: what was chosen and nothing else. */
export function HandOverView(props: { handOver: ReceivedTask['handOver']; ended?: boolean }) {
  const { handOver, ended = false } = props
  const t = useTexts(tasksTexts)
  const say = useSay()
  const { legalBasis: basis } = handOver
  return (
    <Facts
      items={[
        [
          t.asked,
          <Words key="asked" text={say({ zh: handOver.asked, en: handOver.askedEn ?? handOver.asked })} />,
        ],
        [
          t.purpose,
          <Words
            key="purpose"
            text={say({ zh: handOver.purpose, en: handOver.purposeEn ?? handOver.purpose })}
          />,
        ],
        ...(handOver.fields.length === 0 ? ([[t.fields, ended ? t.fieldsEnded : t.noFields]] as const) : []),
        ...handOver.fields.map(
          ({ field, value }) => [say(handOverFields[field]), <Words key={field} text={value} />] as const,
        ),
        [
          t.legalBasis,
          <span key="basis">
            {say(basis.title)}
            {basis.law && (
              <span className="soft">
                {' '}
                《{basis.law}》{basis.article}
              </span>
            )}
          </span>,
        ],
        handOver.basisNote ? [t.basisNote, <Words key="note" text={handOver.basisNote} />] : null,
      ]}
    />
  )
}

const Words = ({ text }: { text: string }) => <span style={{ whiteSpace: 'pre-wrap' }}>{text}</span>
