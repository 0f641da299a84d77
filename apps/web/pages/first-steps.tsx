import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import {
  ChangePasswordForm,
  type OwnAccount,
  ownTexts,
  SecondFactorSetUp,
  signOut,
} from '../../../rooms/access/web/index.ts'
import { LanguageButton } from '../shell/language-button.tsx'
import { shellTexts } from '../texts.ts'
import css from './first-steps.module.css'

/** What must be done before the grants count: a password of one's own, then the second factor. */
export function FirstSteps({ me }: { me: OwnAccount }) {
  const t = useTexts(ownTexts)
  const shell = useTexts(shellTexts)
  const queries = useQueryClient()
  const again = () => void queries.invalidateQueries({ queryKey: ['access'] })
  const leave = async () => {
    await signOut().catch(() => undefined)
    location.assign('/')
  }
  const password = me.obstacles[0] === 'password-to-be-changed'
  return (
    <main className={css.main}>
      <Page
        narrow
        title={password ? t.mustChange : t.mustSetUp}
        hint={password ? t.mustChangeHint : t.secondFactorHint}
        actions={
          <>
            <LanguageButton dark={false} />
            <Button type="text" onClick={() => void leave()}>
              {shell.signOut}
            </Button>
          </>
        }
      >
        <Section>
          {password ? <ChangePasswordForm done={again} /> : <SecondFactorSetUp done={again} />}
        </Section>
      </Page>
    </main>
  )
}
