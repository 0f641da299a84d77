import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { PasswordQuestion } from './password-question.tsx'
import { api, type OwnAccount } from './queries.ts'
import { SecondFactorSetUp } from './second-factor-set-up.tsx'
import { ownTexts } from './texts.ts'

type Step = 'set-up' | 'remove' | 'renew' | null

/** Whether six digits are asked for at sign-in, and how to change that. */
export function SecondFactor({ own }: { own: OwnAccount }) {
  const t = useTexts(ownTexts)
  const tell = useToast()
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { enabled, required, exempt } = own.secondFactor
  const finished = (text: string) => {
    setStep(null)
    tell(text)
    void queries.invalidateQueries({ queryKey: ['access'] })
  }
  return (
    <Stack>
      {step !== 'set-up' && (
        <Row>
          <Tag tone={enabled ? 'good' : 'plain'}>{enabled ? t.secondFactorOn : t.secondFactorOff}</Tag>
          {required && !exempt && <Tag tone="accent">{t.secondFactorRequired}</Tag>}
          {required && exempt && <Tag>{t.secondFactorExempt}</Tag>}
        </Row>
      )}
      <p>{t.secondFactorHint}</p>
      {codes && (
        <Notice tone="good">
          <BackupCodes codes={codes} />
        </Notice>
      )}
      {step === 'set-up' && <SecondFactorSetUp done={() => finished(t.factorOn)} />}
      {step === 'remove' && (
        <PasswordQuestion
          action={t.remove}
          danger
          send={(password) => api.post('/api/me/second-factor/removal', { body: { password } })}
          done={() => finished(t.factorOff)}
        />
      )}
      {step === 'renew' && (
        <PasswordQuestion
          action={t.renewCodes}
          send={(password) => api.post('/api/me/second-factor/backup-codes', { body: { password } })}
          done={(answer) => {
            setStep(null)
            setCodes(answer.backupCodes)
          }}
        />
      )}
      {step === null && (
        <Row>
          {!enabled && (
            <Button type="primary" onClick={() => setStep('set-up')}>
              {t.setUp}
            </Button>
          )}
          {enabled && <Button onClick={() => setStep('renew')}>{t.renewCodes}</Button>}
          {enabled && (!required || exempt) && (
            <Button danger onClick={() => setStep('remove')}>
              {t.remove}
            </Button>
          )}
        </Row>
      )}
    </Stack>
  )
}
