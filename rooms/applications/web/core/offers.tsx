import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './applications.module.css'
import { yuanOf } from './money.ts'
import { type Offered, offeredQuery } from './queries.ts'
import { StageNow } from './stage-line.tsx'
import { applicationsTexts } from './texts.ts'

/** What I may apply for: one card a programme, with the answer on what records know and my own applications. */
export function Offers() {
  const t = useTexts(applicationsTexts)
  return (
    <Loaded query={useQuery(offeredQuery())} lines={8}>
      {({ items, place }) => (
        <>
          {place && <p className="soft">{fill(t.applyHint, { place })}</p>}
          {items.length === 0 ? (
            <Empty title={t.noneOffered} />
          ) : (
            <ul className={css.offers}>
              {items.map((offered) => (
                <Offer key={offered.code} offered={offered} />
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  )
}

function Offer({ offered }: { offered: Offered }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const go = useGo()
  const { code, own, window } = offered
  return (
    <li className={css.offer}>
      <h2>{say(offered.title)}</h2>
      <Tags>
        <WindowTag window={window} />
        <OnRecord offered={offered} />
      </Tags>
      <p className={css.grow}>{say(offered.summary)}</p>
      <span className="soft">{say(offered.owner)}</span>
      {own.map((line) => (
        <div key={line.id}>
          <PageLink to={`/applications/mine/${line.id}`}>{line.workTitle ?? line.number ?? t.draft}</PageLink>{' '}
          {line.number === null ? <Tag>{t.draft}</Tag> : <StageNow line={line} />}
        </div>
      ))}
      <Row>
        {window.open && (
          <Button type="primary" onClick={() => go(`/apply/${code}`)}>
            {t.begin}
          </Button>
        )}
        <Button onClick={() => go(`/programmes/${code}`)}>{t.rules}</Button>
      </Row>
    </li>
  )
}

export function WindowTag({ window }: { window: Offered['window'] }) {
  const t = useTexts(applicationsTexts)
  const show = useFormat()
  if (window.open)
    return (
      <Tag tone="good">
        {window.closes === null ? t.openNow : fill(t.openUntil, { day: show.day(window.closes) })}
      </Tag>
    )
  if (window.opens !== null) return <Tag>{fill(t.opensOn, { day: show.day(window.opens) })}</Tag>
  return <Tag>{window.nextYear === null ? t.shut : fill(t.nextIn, { year: window.nextYear })}</Tag>
}

function OnRecord({ offered }: { offered: Offered }) {
  const t = useTexts(applicationsTexts)
  const { eligible, asks, amountFen } = offered
  if (eligible === null) return <Tag>{t.notOnRecord}</Tag>
  if (eligible === 'no') return <Tag tone="warning">{t.onRecordNo}</Tag>
  return (
    <>
      <Tag tone="info">
        {(asks ?? 0) > 0
          ? fill(t.onRecordUnknown, { count: asks ?? 0 })
          : eligible === 'yes'
            ? t.onRecordYes
            : t.verdictUnknown}
      </Tag>
      {amountFen !== null && <Tag tone="good">{fill(t.amountOf, { yuan: yuanOf(amountFen) })}</Tag>}
    </>
  )
}
