import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import css from './community.module.css'
import { type ActivityDetail, communityApi } from './queries.ts'
import { communityTexts } from './texts.ts'

/**
 * The code that residents scan: before the activity they sign up by it, on the day they sign in. Staff open and close
 * each. `code` draws it: another room knows how.
 */
export function CodePanel(props: {
  activity: ActivityDetail
  code: (address: string, label: string) => ReactNode
}) {
  const { activity, code } = props
  const t = useTexts(communityTexts)
  const turn = useCommand({
    send: (open: boolean, id) =>
      communityApi.post('/api/activities/:id/code', {
        params: { id: activity.id },
        body: { id, version: activity.version, open },
      }),
    renews: [['activities']],
  })
  const turnSignUp = useCommand({
    send: (open: boolean, id) =>
      communityApi.post('/api/activities/:id/sign-up-page', {
        params: { id: activity.id },
        body: { id, version: activity.version, open },
      }),
    renews: [['activities']],
  })
  if (!activity.joinCode || activity.state !== 'planned') return null
  const address = `${location.origin}/join/${activity.joinCode}`
  return (
    <Section
      title={t.codeTitle}
      actions={
        <Row>
          <Button loading={turnSignUp.sending} onClick={() => void turnSignUp.run(!activity.signUpOpen)}>
            {activity.signUpOpen ? t.closeSignUp : t.openSignUp}
          </Button>
          <Button
            type={activity.joinOpen ? 'default' : 'primary'}
            loading={turn.sending}
            onClick={() => void turn.run(!activity.joinOpen)}
          >
            {activity.joinOpen ? t.closeCode : t.openCode}
          </Button>
        </Row>
      }
    >
      <FailureNotice failure={turn.failure ?? turnSignUp.failure} />
      <div className={css.code}>
        {code(address, t.codeLabel)}
        <div className={css.words}>
          <p>{activity.signUpOpen ? t.signUpHint : t.signUpClosed}</p>
          <p>{activity.joinOpen ? t.codeHint : t.codeClosed}</p>
          <p className="soft">{address}</p>
        </div>
      </div>
    </Section>
  )
}
