import { Button } from 'antd'
import { AddIcon, LockIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import {
  Counts,
  FileTable,
  juvenileTexts,
  Members,
  ReferralTable,
  Template,
} from '../../../rooms/juvenile/web/index.ts'

/** Work with case-involved minors: one's own files, or for a procuratorate how far its referrals are. */
export function Component() {
  const t = useTexts(juvenileTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Page
      title={t.title}
      hint={t.secret}
      actions={
        <>
          {may('juvenile.read') && (
            <Button icon={<LockIcon aria-hidden />} onClick={() => go('/juvenile/sealed')}>
              {t.sealed}
            </Button>
          )}
          {may('juvenile.refer') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/juvenile/refer')}>
              {t.refer}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {may('juvenile.refer') && (
          <Section title={t.referrals} flush>
            <ReferralTable />
          </Section>
        )}
        {may('juvenile.read') && (
          <>
            <Section title={t.files} flush>
              <FileTable />
            </Section>
            <Counts />
            <Members />
            {may('juvenile.approve') && <Template />}
          </>
        )}
      </Stack>
    </Page>
  )
}
