import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { QrCode } from '../../../rooms/access/web/index.ts'
import { AskPoster, intakeTexts } from '../../../rooms/intake/web/index.ts'
import { DivisionField, divisionQuery, useOwnDivision } from '../../../rooms/regions/web/index.ts'

/** The poster that leads to the public page, for the place where it hangs. */
export function Component() {
  const t = useTexts(intakeTexts)
  const own = useOwnDivision('intake.record')
  const [place, setPlace] = useState<Found<DivisionCode> | null>(null)
  const division = place?.value ?? own
  const { data } = useQuery({ ...divisionQuery(division ?? 0), enabled: division !== undefined })
  return (
    <Page
      title={t.poster}
      crumbs={[{ title: t.intake, to: '/intake' }]}
      actions={
        <PrintButton type="primary" disabled={division === undefined}>
          {t.printNow}
        </PrintButton>
      }
    >
      <Stack>
        <div className="not-printed">
          <Section>
            <DivisionField
              id="poster-place"
              label={t.posterPlace}
              hint={t.posterHint}
              within={own}
              value={place}
              change={setPlace}
              problems={[]}
              required={false}
              marked={false}
            />
          </Section>
        </div>
        {division !== undefined && data && (
          <AskPoster
            station={data.path}
            division={division}
            code={(address, label) => <QrCode text={address} label={label} />}
          />
        )}
      </Stack>
    </Page>
  )
}
