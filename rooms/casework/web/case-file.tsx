import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { StationName } from '../../regions/web/index.ts'
import { moveReasonSaid } from '../domain/move-reasons.ts'
import type { CaseFile as File } from './queries.ts'
import { caseworkTexts } from './texts.ts'
import { useCaseWords } from './words.ts'

/** What is registered of a case, its moves and its closing. */
export function CaseFile({ one }: { one: File }) {
  const t = useTexts(caseworkTexts)
  const say = useSay()
  const words = useCaseWords()
  const show = useFormat()
  const { sensitive } = one
  const text = (value: string | null | undefined) => (sensitive ? (value ?? '—') : t.hidden)
  return (
    <Stack>
      {one.withdrawReason && (
        <Notice tone="danger">{fill(t.withdrawnBecause, { reason: one.withdrawReason })}</Notice>
      )}
      <Section title={t.registered}>
        <Facts
          items={[
            [
              t.client,
              one.personName && !one.personFile ? (
                one.personName
              ) : one.personName ? (
                <PageLink key="person" to={`/people/${one.person}`}>
                  {one.personName}
                </PageLink>
              ) : (
                t.someone
              ),
            ],
            [t.state, words.state(one.state)],
            [t.kind, words.kind(one.kind)],
            [t.problem, words.problem(one.problem)],
            [t.source, words.source(one.source)],
            [t.openedOn, show.day(one.openedOn)],
            [t.station, <StationName key="station" station={one.station} division={one.division} />],
            one.openedStation === one.station
              ? null
              : [
                  t.openedAt,
                  one.moves.find(({ fromStation }) => fromStation === one.openedStation)?.fromStationName ?? (
                    <StationName key="opened" station={one.openedStation} division={one.openedDivision} />
                  ),
                ],
            [t.worker, one.workerName],
            [t.description, text(sensitive?.description)],
            one.reopens
              ? [
                  t.reopens,
                  <PageLink key="reopens" to={`/cases/${one.reopens.id}`}>
                    {one.reopens.number}
                  </PageLink>,
                ]
              : null,
          ]}
        />
      </Section>
      {one.moves.length > 0 && (
        <Section title={t.moves}>
          <Facts
            lines
            items={one.moves.map((move, at) => [
              // Two of one day are told apart by their place.
              `${at + 1}. ${show.day(move.movedOn)}`,
              `${move.fromStationName ?? '—'} → ${move.stationName ?? '—'} · ${say(moveReasonSaid(move.reason))} · ${show.doer(move.byName)}`,
            ])}
          />
        </Section>
      )}
      {one.closedOn && one.closeReason && (
        <Section title={t.closing}>
          <Facts
            items={[
              [t.closedOn, show.day(one.closedOn)],
              [t.closeReason, words.closeReason(one.closeReason)],
              [t.attainment, one.attainment ? words.attainment(one.attainment) : '—'],
              [t.satisfaction, one.satisfaction ? words.satisfaction(one.satisfaction) : '—'],
              [t.outcome, text(sensitive?.outcome)],
              [t.followUp, text(sensitive?.followUp)],
              one.reopenedAs.length > 0
                ? [
                    t.reopenedAs,
                    one.reopenedAs.map(({ id, number }) => (
                      <PageLink key={id} to={`/cases/${id}`}>
                        {number}
                      </PageLink>
                    )),
                  ]
                : null,
            ]}
          />
        </Section>
      )}
    </Stack>
  )
}
