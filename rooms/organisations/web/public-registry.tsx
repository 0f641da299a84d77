import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import {
  faults,
  legalForms,
  listKinds,
  penaltyKinds,
  registrationStatuses,
} from '../domain/registry/codes.ts'
import { extractQuery, publicSearchQuery } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'

/** Anybody looks up a social organisation by name or code; no account. */
export function PublicSearch() {
  const t = useTexts(registryTexts)
  const say = useSay()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim(), 350)
  const query = useQuery(publicSearchQuery(search))
  return (
    <>
      <SearchBox label={t.search} placeholder={t.publicHint} value={typed} change={setTyped} />
      {search.length < 2 ? (
        <p className="soft">{t.publicHint}</p>
      ) : (
        <Loaded query={query} lines={4}>
          {({ items, more }) => (
            <>
              {items.length === 0 && <p>{t.publicNone}</p>}
              <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                {items.map((one) => (
                  <li
                    key={one.creditCode}
                    style={{ padding: '12px 0', borderBottom: '1px solid var(--line)' }}
                  >
                    <PageLink to={`/lookup/${one.creditCode}`}>{one.name}</PageLink>{' '}
                    <Tag tone={one.status === 'registered' ? 'good' : 'plain'}>
                      {say(registrationStatuses[one.status])}
                    </Tag>
                    <div className="soft">
                      <span className="number">{one.creditCode}</span> · {say(legalForms[one.legalForm])} ·{' '}
                      {say(one.authorityName)}
                    </div>
                  </li>
                ))}
              </ul>
              {more && <p className="soft">{t.publicMore}</p>}
            </>
          )}
        </Loaded>
      )}
    </>
  )
}

/** The public extract of one body. */
export function PublicExtract({ code }: { code: string }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Loaded query={useQuery(extractQuery(code))} lines={6}>
      {(one) => (
        <>
          <h2>{one.name}</h2>
          {one.listings.map((listing) => (
            <Notice key={listing.list} tone="warning">
              {say(listKinds[listing.list])} · {say(faults[listing.fault])} · {show.day(listing.decidedOn)} ·{' '}
              {listing.document} · {listing.legalBasis}
            </Notice>
          ))}
          {one.notFiled.length > 0 && (
            <Notice tone="warning">
              {fill(t.notFiledYears, { years: show.words(one.notFiled.map(String)) })}
            </Notice>
          )}
          <Facts
            items={[
              [
                t.creditCode,
                <span key="code" className="number">
                  {one.creditCode}
                </span>,
              ],
              [t.legalForm, say(legalForms[one.legalForm])],
              [t.status, say(registrationStatuses[one.status])],
              [t.registeredOn, show.day(one.registeredOn)],
              one.endedOn ? [t.endedOn, show.day(one.endedOn)] : null,
              [t.authority, say(one.authorityName)],
              [t.supervisor, one.supervisor ?? t.directly],
              [t.legalRepresentative, one.legalRepresentative ?? t.unknown],
              [t.purpose, one.purpose ?? t.unknown],
              [
                t.publishedReports,
                one.reports.length === 0
                  ? t.noneInForce
                  : one.reports.map((report) => (
                      <span key={report.year} style={{ display: 'block' }}>
                        {fill(t.yearOf, { year: report.year })} ·{' '}
                        {show.labelled(t.publishedOn, show.day(report.publishedOn))}{' '}
                        {report.filedLate && <Tag tone="warning">{t.filedLate}</Tag>}
                      </span>
                    )),
              ],
              [
                t.penaltiesInForce,
                one.penalties.length === 0
                  ? t.noneInForce
                  : one.penalties.map((penalty) => (
                      <span key={penalty.document + penalty.kind} style={{ display: 'block' }}>
                        {[
                          say(penaltyKinds[penalty.kind]),
                          penalty.amountFen === null
                            ? null
                            : `${formatNumber(penalty.amountFen / 100)} ${t.yuan}`,
                          show.day(penalty.decidedOn),
                          penalty.document,
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    )),
              ],
            ]}
          />
          <p className="soft">
            {fill(t.asOf, { day: show.day(one.asOf) })} · <PageLink to="/lookup">{t.back}</PageLink>
          </p>
        </>
      )}
    </Loaded>
  )
}
