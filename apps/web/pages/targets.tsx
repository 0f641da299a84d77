import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Row, Section, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  askedQuery,
  StateTiles,
  statesInOrder,
  TargetBar,
  TargetTable,
  targetsQuery,
  targetTexts,
  useAsked,
} from '../../../rooms/indicators/web/index.ts'

type Asked = NonNullable<ReturnType<typeof useAsked>>

/** What is asked of a division, by state; each target leads to who falls short. */
export function Component() {
  const t = useTexts(targetTexts)
  const asked = useAsked()
  if (asked) return <OfDivision asked={asked} />
  return (
    <Page title={t.targets}>
      <Empty
        title={t.noDivision}
        hint={t.noDivisionHint}
        action={<PageLink to="/figures">{t.toFigures}</PageLink>}
      />
    </Page>
  )
}

function OfDivision({ asked }: { asked: Asked }) {
  const t = useTexts(targetTexts)
  const say = useSay()
  const show = useFormat()
  const [query, change] = useAddressQuery()
  const targets = useQuery(targetsQuery(asked))
  const state = statesInOrder.find((one) => one === query.state) ?? null
  const name = targets.data?.node.name
  return (
    <Page
      title={name ? fill(t.targetsOf, { place: name }) : t.targets}
      hint={fill(t.targetsHint, { day: show.day(asked.on) })}
      actions={<Actions asked={asked} />}
    >
      <Stack>
        <TargetBar asked={asked} name={name ?? ''} path={targets.data?.node.path ?? ''} />
        <Loaded query={targets} lines={8}>
          {({ counts, items, plans }) => {
            const plan = plans.find(({ code }) => code === query.plan)?.code ?? null
            const shown = items.filter(
              (item) =>
                (state === null || item.standing.state === state) && (plan === null || item.plan === plan),
            )
            return (
              <>
                <StateTiles counts={counts} chosen={state} choose={(one) => change({ state: one })} />
                <Section flush>
                  {plans.length > 1 && (
                    <Row>
                      <SelectLine
                        label={t.allPlans}
                        blank={t.allPlans}
                        value={plan}
                        change={(one) => change({ plan: one })}
                        options={plans.map((one) => ({ value: one.code, label: say(one.title) }))}
                      />
                    </Row>
                  )}
                  <TargetTable asked={asked} items={shown} />
                </Section>
              </>
            )
          }}
        </Loaded>
      </Stack>
    </Page>
  )
}

function Actions({ asked }: { asked: Asked }) {
  const t = useTexts(targetTexts)
  const may = useMay()
  const go = useGo()
  return (
    <>
      <Button onClick={() => go('/service-lists')}>{t.serviceLists}</Button>
      <Button onClick={() => go('/targets/denominators', askedQuery(asked))}>{t.denominators}</Button>
      <PrintButton>{t.print}</PrintButton>
      {may('targets.write') && (
        <Button
          type="primary"
          icon={<AddIcon aria-hidden />}
          onClick={() => go('/targets/new', askedQuery(asked))}
        >
          {t.setTarget}
        </Button>
      )}
    </>
  )
}
