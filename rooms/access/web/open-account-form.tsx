import { Button } from 'antd'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { drawPassword, secureRandom } from './first-password.ts'
import { keepingTexts } from './keeping-texts.ts'
import { homeOf, type Place, PlaceFields } from './place-fields.tsx'
import { api } from './queries.ts'

type Language = 'zh' | 'en'

/** A new account: who, where at home, and a password to begin with. It may do nothing until it is given a role. */
export function OpenAccountForm({ done }: { done: (account: string) => void }) {
  const t = useTexts(keepingTexts)
  const form = useForm({
    initial: {
      displayName: '',
      userName: '',
      phone: '',
      language: 'zh' as Language | null,
      home: null as Place | null,
      password: drawPassword(secureRandom),
    },
    required: ['displayName', 'userName', 'home', 'password'],
    send: ({ displayName, userName, phone, language, home, password }, id) =>
      api.post('/api/accounts', {
        body: {
          id,
          displayName,
          userName,
          password,
          language: language ?? 'zh',
          home: homeOf(home),
          ...(phone.trim() ? { phone: phone.trim() } : {}),
        },
      }),
    renews: [['access', 'accounts']],
    done: ({ id }) => done(id),
  })
  const labels = {
    displayName: t.name,
    userName: t.userName,
    phone: t.phone,
    home: t.home,
    password: t.firstPassword,
  }
  return (
    <Form form={form} labels={labels}>
      <FieldRow>
        <TextField label={t.name} maxLength={40} {...form.field('displayName')} />
        <TextField label={t.userName} hint={t.userNameHint} maxLength={40} {...form.field('userName')} />
      </FieldRow>
      <PlaceFields label={t.home} permission="access.accounts" {...form.field('home')} />
      <FieldRow>
        <TextField label={t.phone} optional keys="tel" maxLength={20} {...form.field('phone')} />
        <ChoiceField
          label={t.language}
          options={[
            { value: 'zh', label: t.chinese },
            { value: 'en', label: t.english },
          ]}
          {...form.field('language')}
        />
      </FieldRow>
      <TextField
        label={t.firstPassword}
        hint={t.firstPasswordHint}
        width="medium"
        {...form.field('password')}
      />
      <FormButtons form={form} submit={t.openAccount}>
        <Button onClick={() => form.change({ password: drawPassword(secureRandom) })}>{t.draw}</Button>
      </FormButtons>
    </Form>
  )
}
