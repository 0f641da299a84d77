import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { RiskFile } from './queries.ts'
import { riskTexts } from './risk-texts.ts'

/** What the grade asks for as long as it holds: casework, method and family (6.4), and what calls for a new assessment. */
export function Standing({ file }: { file: RiskFile }) {
  const t = useTexts(riskTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Section title={t.standing}>
      <Facts
        items={[
          ...file.standing.map((one): [string, React.ReactNode] => [
            say(one.title),
            one.by === 'case' ? (
              <Casework key={one.kind} person={file.person} met={one.met} />
            ) : (
              <Tags key={one.kind}>
                {one.met && one.lastOn ? (
                  <span>{fill(t.noted, { day: show.day(one.lastOn), name: one.byName ?? '' })}</span>
                ) : (
                  <Tag>{t.notNoted}</Tag>
                )}
              </Tags>
            ),
          ]),
          file.reassessOn.length > 0 ? [t.reassessOn, show.words(file.reassessOn.map(say))] : null,
        ]}
      />
    </Section>
  )
}

/** Whether a case is open for the person, and the way to it. */
function Casework({ person, met }: { person: string; met: boolean }) {
  const t = useTexts(riskTexts)
  const may = useMay()
  return (
    <Tags>
      {met ? <Tag tone="good">{t.caseOpen}</Tag> : <Tag tone="warning">{t.caseMissing}</Tag>}
      {met && may('casework.read') && <PageLink to={`/people/${person}`}>{t.toCases}</PageLink>}
      {!met && may('casework.record') && (
        <PageLink to="/cases/new" query={{ person }}>
          {t.openCase}
        </PageLink>
      )}
    </Tags>
  )
}
