import { Button } from 'antd'
import { useState } from 'react'
import { addDays, type Day } from '../../../kernel/day.ts'
import { ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { CopyIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { type Permission, permissions, permissionsOfPrograms } from '../domain/permissions.ts'
import { keepingTexts } from './keeping-texts.ts'
import { type Place, PlaceFields, scopeOf } from './place-fields.tsx'
import { api } from './queries.ts'

/** A new token: what for, what it may do where, until when; then the token itself, this once. */
export function NewToken({ done }: { done: () => void }) {
  const [token, setToken] = useState<string | null>(null)
  return token === null ? <NewTokenForm made={setToken} /> : <MadeToken token={token} done={done} />
}

function NewTokenForm({ made }: { made: (token: string | null) => void }) {
  const t = useTexts(keepingTexts)
  const say = useSay()
  const may = useMay()
  const form = useForm({
    initial: {
      name: '',
      permissions: [] as readonly Permission[],
      scope: null as Place | null,
      expiresOn: addDays(today(), 180) as Day | null,
    },
    required: ['name', 'permissions', 'scope', 'expiresOn'],
    guard: false,
    send: ({ name, permissions: chosen, scope, expiresOn }, id) =>
      api.post('/api/access/tokens', {
        body: {
          id,
          name,
          expiresOn: expiresOn ?? '',
          grants: [{ permissions: [...chosen], scope: scopeOf(scope as Place) }],
        },
      }),
    renews: [['access', 'tokens']],
    done: (answer) => made(answer.token),
  })
  const labels = {
    name: t.tokenName,
    permissions: t.tokenMay,
    scope: t.tokenWhere,
    expiresOn: t.tokenExpires,
  }
  return (
    <Form form={form} labels={labels}>
      <TextField label={t.tokenName} placeholder={t.tokenNameHint} maxLength={60} {...form.field('name')} />
      <ChoicesField
        label={t.tokenMay}
        options={permissionsOfPrograms
          .filter(may)
          .map((code) => ({ value: code, label: say(permissions[code]) }))}
        {...form.field('permissions')}
      />
      <PlaceFields label={t.tokenWhere} permission="access.tokens" whole {...form.field('scope')} />
      <DayField label={t.tokenExpires} lean="future" {...form.field('expiresOn')} />
      <FormButtons form={form} submit={t.newToken} />
    </Form>
  )
}

function MadeToken({ token, done }: { token: string; done: () => void }) {
  const t = useTexts(keepingTexts)
  const tell = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(token)
    tell(t.copied)
  }
  return (
    <Stack>
      <Notice tone="warning" loud>
        {t.tokenOnce}
      </Notice>
      <code style={{ overflowWrap: 'anywhere', fontSize: '1.05rem' }}>{token}</code>
      <Row>
        <Button icon={<CopyIcon aria-hidden />} onClick={() => void copy()}>
          {t.copy}
        </Button>
        <Button type="primary" onClick={done}>
          {t.accountDone}
        </Button>
      </Row>
    </Stack>
  )
}
