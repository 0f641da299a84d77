import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Columns, Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { haveCodes } from '../domain/five-haves.ts'
import { EvidenceDialog } from './evidence-dialog.tsx'
import { useKindNames } from './kind-names.ts'
import { regionsApi, type StationFile } from './queries.ts'
import { regionsTexts } from './texts.ts'

/** One station: what it is, where, who runs it, and its five haves with their evidence (S6.10). */
export function StationFacts({ station }: { station: StationFile }) {
  const t = useTexts(regionsTexts)
  const names = useKindNames()
  const show = useFormat()
  return (
    <Columns>
      <Section title={t.basics}>
        <Facts
          items={[
            [
              t.state,
              station.closedOn ? (
                <Tag key="state">{t.closed}</Tag>
              ) : (
                <Tag key="state" tone="good">
                  {t.open}
                </Tag>
              ),
            ],
            [t.kind, names.kind(station.kind)],
            [
              t.code,
              <span key="code" className="number">
                {station.code}
              </span>,
            ],
            [t.functions, station.functions.map(names.function).join('、') || t.unknown],
            [t.division, station.division.path],
            station.managingZone ? [t.zone, station.managingZone.name] : null,
            [t.operator, station.operator ?? t.unknown],
            station.programmeLabel ? [t.label, station.programmeLabel] : null,
            station.parent ? [t.parent, station.parent.name] : null,
            [t.openedOn, show.day(station.openedOn)],
            station.closedOn ? [t.closedOn, show.day(station.closedOn)] : null,
            [t.address, station.address ?? t.unknown],
            [t.phone, station.phone ?? t.unknown],
          ]}
        />
      </Section>
      <FiveHaves station={station} />
    </Columns>
  )
}

function FiveHaves({ station }: { station: StationFile }) {
  const t = useTexts(regionsTexts)
  const show = useFormat()
  const tell = useToast()
  const [adding, add] = useState(false)
  const { held, of, missing } = station.fiveHaves
  const declaration = useCommand({
    send: (_: null, id) =>
      regionsApi.post('/api/stations/:station/substance', {
        params: { station: station.id },
        body: { id, version: station.version, on: today() },
      }),
    renews: [['regions']],
    done: () => tell(t.saved),
  })
  return (
    <Section
      title={`${t.fiveHaves} ${fill(t.haves, { held, of })}`}
      hint={t.fiveHavesHint}
      actions={station.mayChange && <Button onClick={() => add(true)}>{t.addEvidence}</Button>}
    >
      <Facts
        items={haveCodes.map((have) => [
          t[have],
          missing.includes(have) ? (
            <Tag key={have} tone="warning">
              {t.missing}
            </Tag>
          ) : (
            station.evidence
              .filter((piece) => piece.have === have && piece.withdrawnOn === null)
              .map((piece) =>
                fill(t.evidenceOn, { evidence: piece.description, day: show.day(piece.heldOn) }),
              )
              .join('、')
          ),
        ])}
      />
      <p>
        {station.worksInSubstance ? <Tag tone="good">{t.inSubstance}</Tag> : <Tag>{t.notInSubstance}</Tag>}{' '}
        {station.mayChange && !station.worksInSubstance && (
          <Button size="small" loading={declaration.sending} onClick={() => void declaration.run(null)}>
            {t.declare}
          </Button>
        )}
      </p>
      <FailureNotice failure={declaration.failure} />
      {adding && <EvidenceDialog station={station} close={() => add(false)} />}
    </Section>
  )
}
