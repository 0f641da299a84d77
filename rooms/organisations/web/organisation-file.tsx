import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { MaskedValue } from '../../../platform/web/masked-value.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import {
  type ContactPurpose,
  contactPurposes,
  linkKinds,
  organisationFields,
  organisationKinds,
  placeKinds,
} from '../domain/kinds.ts'
import { EndDialog, LinkDialog } from './link-dialog.tsx'
import { type OrganisationFile, organisationsApi } from './queries.ts'
import { organisationsTexts } from './texts.ts'

type Link = OrganisationFile['links'][number]

/** One organisation: its entry, its contact, what stations do with it, and its places. */
export function OrganisationFacts({ file }: { file: OrganisationFile }) {
  const t = useTexts(organisationsTexts)
  const say = useSay()
  const show = useFormat()
  const purposes = useOptions(contactPurposes)
  const reveal = async (purpose: string) => {
    const params = { id: file.id }
    const body = { purpose: purpose as ContactPurpose }
    return (await organisationsApi.post('/api/organisations/:id/contact', { params, body })).phone ?? '—'
  }
  return (
    <>
      <Section title={t.basics}>
        <Facts
          items={[
            [
              t.state,
              file.dissolvedOn ? (
                <Tag key="s">{t.dissolved}</Tag>
              ) : (
                <Tag key="s" tone="good">
                  {t.active}
                </Tag>
              ),
            ],
            [t.kind, say(organisationKinds[file.kind])],
            [
              t.creditCode,
              <span key="code" className="number">
                {file.creditCode ?? t.unknown}
              </span>,
            ],
            [t.division, file.place.path],
            [t.establishedOn, show.day(file.establishedOn)],
            file.dissolvedOn ? [t.dissolvedOn, show.day(file.dissolvedOn)] : null,
            [
              t.marks,
              file.hub || file.league ? (
                <Tags key="marks">
                  {file.hub && <Tag>{t.hub}</Tag>}
                  {file.league && <Tag>{t.league}</Tag>}
                </Tags>
              ) : (
                '—'
              ),
            ],
            [t.fields, show.words(file.fields.map((one) => say(organisationFields[one]))) || t.unknown],
            [t.authority, file.authority ?? t.unknown],
            file.filingNumber ? [t.filingNumber, file.filingNumber] : null,
            file.stationName ? [t.keeper, file.stationName] : null,
            [t.contactName, file.contactName ?? t.unknown],
            [
              t.contactPhone,
              file.contactPhone ? (
                <MaskedValue
                  key="phone"
                  name={t.contactPhone}
                  masked={file.contactPhone}
                  may={file.abilities.unmask}
                  purposes={purposes}
                  reveal={reveal}
                />
              ) : (
                t.unknown
              ),
            ],
            [t.address, file.address ?? t.unknown],
            file.note ? [t.note, file.note] : null,
          ]}
        />
      </Section>
      <Links file={file} />
      {file.places.length > 0 && (
        <Section title={t.places}>
          <ul>
            {file.places.map((place) => (
              <li key={place.id}>
                <PageLink to={`/places/${place.id}`}>{place.name}</PageLink>{' '}
                <span className="soft">{say(placeKinds[place.kind])}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Links({ file }: { file: OrganisationFile }) {
  const t = useTexts(organisationsTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const [adding, add] = useState(false)
  const [ending, end] = useState<Link | null>(null)
  const withdrawal = useCommand({
    send: ({ link, reason }: { link: string; reason: string }, id) =>
      organisationsApi.post('/api/organisation-links/:id/withdrawal', {
        params: { id: link },
        body: { id, reason },
      }),
    renews: [['organisations'], ['indicators']],
    done: () => tell(t.withdrawn),
  })
  const withdraw = async (link: Link) => {
    const question = {
      title: t.withdrawTitle,
      body: t.withdrawHint,
      action: t.withdraw,
      danger: true,
      reason: 'required',
    } as const
    const yes = await confirm(question)
    if (yes) await withdrawal.run({ link: link.id, reason: yes.reason })
  }
  return (
    <Section
      title={t.links}
      hint={t.linksHint}
      flush
      actions={
        file.abilities.link && (
          <Button icon={<AddIcon aria-hidden />} onClick={() => add(true)}>
            {t.addLink}
          </Button>
        )
      }
    >
      <FailureNotice failure={withdrawal.failure} />
      <DataTable
        label={t.links}
        list={listOf(file.links)}
        rowKey={(link) => link.id}
        empty={<Empty title={t.noLinks} />}
        columns={[
          { key: 'kind', title: t.relation, onCard: 'title', cell: (link) => say(linkKinds[link.kind]) },
          { key: 'station', title: t.station, cell: (link) => link.stationName ?? '—' },
          { key: 'from', title: t.fromOn, cell: (link) => show.day(link.fromOn) },
          { key: 'until', title: t.untilOn, cell: (link) => (link.untilOn ? show.day(link.untilOn) : '—') },
          { key: 'by', title: t.recordedBy, cell: (link) => link.recordedName },
          {
            key: 'state',
            title: t.state,
            cell: (link) =>
              link.standing ? (
                <Tag tone="good">{t.standing}</Tag>
              ) : (
                <span title={link.reversal?.reason}>
                  <Tag tone="warning">{t.withdrawn}</Tag>
                </span>
              ),
          },
          {
            key: 'do',
            title: t.edit,
            quietTitle: true,
            onCard: 'bare',
            cell: (link) => (
              <Row>
                {link.abilities.end && (
                  <Button size="small" onClick={() => end(link)}>
                    {t.end}
                  </Button>
                )}
                {link.abilities.withdraw && (
                  <Button size="small" onClick={() => void withdraw(link)}>
                    {t.withdraw}
                  </Button>
                )}
              </Row>
            ),
          },
        ]}
      />
      {adding && <LinkDialog organisation={file} close={() => add(false)} />}
      {ending && <EndDialog link={ending.id} close={() => end(null)} />}
    </Section>
  )
}
