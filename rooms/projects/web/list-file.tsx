import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { serviceFields } from '../domain/service-field.ts'
import { LineTable } from './line-table.tsx'
import type { ServiceList } from './queries.ts'
import { ListState } from './state-tags.tsx'
import { projectsTexts } from './texts.ts'

/** A service list: what it is, how each field stands, and every line. */
export function ServiceListFile({ list }: { list: ServiceList }) {
  const t = useTexts(projectsTexts)
  const show = useFormat()
  return (
    <Stack>
      {!list.settled && <Notice tone="info">{t.counting}</Notice>}
      <Section title={t.about}>
        <Facts
          items={[
            [t.state, <ListState key="state" state={list.state} />],
            [
              t.station,
              <PageLink key="station" to={`/stations/${list.station.id}`}>
                {list.station.name}
              </PageLink>,
            ],
            [t.operator, list.operator],
            [t.term, `${show.day(list.from)} – ${show.day(list.to)}`],
            [t.day, show.day(list.on)],
            list.closedReason ? [t.closedReason, list.closedReason] : null,
          ]}
        />
      </Section>
      <Section title={t.byField}>
        <Fields list={list} />
      </Section>
      <Section flush>
        <LineTable list={list} />
      </Section>
      <Section title={t.versions}>
        <Versions list={list} />
      </Section>
    </Stack>
  )
}

function Fields({ list }: { list: ServiceList }) {
  const t = useTexts(projectsTexts)
  const say = useSay()
  return (
    <StatTiles>
      {list.fields.map((total) => (
        <StatTile
          key={total.field}
          name={say(serviceFields[total.field])}
          value={formatNumber(total.share, 1)}
          unit="%"
          note={
            <>
              {fill(t.fieldLines, { delivered: total.delivered, lines: total.lines })}
              {total.amounts.map((amount) => (
                <span key={amount.unit.zh} style={{ display: 'block' }}>
                  {fill(t.deliveredOf, {
                    delivered: formatNumber(amount.delivered, 2),
                    agreed: formatNumber(amount.agreed, 2),
                    unit: say(amount.unit),
                  })}
                </span>
              ))}
            </>
          }
        />
      ))}
    </StatTiles>
  )
}

function Versions({ list }: { list: ServiceList }) {
  const t = useTexts(projectsTexts)
  const show = useFormat()
  return (
    <ul>
      {list.versions.map((one) => (
        <li key={one.version}>
          {fill(t.version, {
            version: one.version,
            lines: one.lines.map(({ title, agreed }) => `${title} ${formatNumber(agreed, 2)}`).join(' · '),
          })}{' '}
          <span className="soft">
            {[one.setBy, show.instant(one.setAt), one.reason].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
