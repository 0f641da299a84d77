import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { monthOf } from '../../../kernel/period.ts'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { measuresQuery, useNode, valuesQuery } from '../../../rooms/indicators/web/index.ts'
import { opens } from '../page-access.ts'
import { type ServiceKind, serviceKinds } from '../parts/service-kinds.ts'
import { pages } from '../routes.tsx'
import css from './services.module.css'
import { servicesTexts } from './services-texts.ts'

/** All kinds of service: what was recorded of each this month, its list and its form. */
export function Component() {
  const t = useTexts(servicesTexts)
  const show = useFormat()
  const may = useMay()
  const shown = serviceKinds.filter(
    ({ page, needs }) => pages.some(({ path }) => path === page) && opens(needs, may),
  )
  return (
    <Page title={t.title} hint={fill(t.hint, { month: show.period(monthOf(today())) })}>
      <div className={css.cards}>
        {shown.map((kind) => (
          <Card key={kind.code} kind={kind} />
        ))}
      </div>
    </Page>
  )
}

function Card({ kind }: { kind: ServiceKind }) {
  const t = useTexts(servicesTexts)
  const say = useSay()
  const may = useMay()
  const go = useGo()
  const { create } = kind
  return (
    <section className={css.card}>
      <div className={css.head}>
        <h2>{say(kind.title)}</h2>
        {may('figures.read') && kind.measure && <Count measure={kind.measure} />}
      </div>
      <p className="soft">{say(kind.hint)}</p>
      <div className={css.foot}>
        <PageLink to={kind.page} className={css.link}>
          {t.open}
          <span className="only-read-aloud"> {say(kind.title)}</span>
        </PageLink>
        {create && opens(create.needs, may) && pages.some(({ path }) => path === create.page) && (
          <Button
            type="primary"
            aria-label={`${t.create} ${say(kind.title)}`}
            onClick={() => go(create.page)}
          >
            {t.create}
          </Button>
        )}
      </div>
    </section>
  )
}

/** The measure of this month at the place where the reader's right begins; nothing where it cannot be asked. */
function Count({ measure }: { measure: string }) {
  const say = useSay()
  const node = useNode()
  const catalogue = useQuery(measuresQuery)
  const values = useQuery({
    ...valuesQuery({ node: node ?? '', period: monthOf(today()) }),
    enabled: node !== null,
  })
  const line = catalogue.data?.items.find(({ code }) => code === measure)
  const value = values.data?.figures.find((figure) => figure.measure === measure)?.value
  if (!line || value === undefined || value === null) return null
  return (
    <span className={`${css.count} number`}>
      {formatNumber(value)}
      <span className={css.unit}>{say(line.unit)}</span>
    </span>
  )
}
