import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { juvenileApi, type ReferralLine, renewedByJuvenile } from './queries.ts'
import { juvenileTexts } from './texts.ts'

/** Adds the days by which an age is told. */
export function CompleteButton({ one }: { one: ReferralLine }) {
  const t = useTexts(juvenileTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t.addDays}
      </Button>
      {open && <Complete one={one} close={() => setOpen(false)} />}
    </>
  )
}

function Complete({ one, close }: { one: ReferralLine; close: () => void }) {
  const t = useTexts(juvenileTexts)
  const tell = useToast()
  const asks = (what: 'birth' | 'actOn') => one.age.ask?.includes(what) ?? false
  const form = useForm({
    initial: { birth: null as Day | null, actOn: null as Day | null },
    send: ({ birth, actOn }, id) =>
      juvenileApi.put('/api/juvenile/referrals/:id/dates', {
        params: { id: one.id },
        body: { id, version: one.version, ...(birth ? { birth } : {}), ...(actOn ? { actOn } : {}) },
      }),
    renews: [...renewedByJuvenile],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.addDays} close={close}>
      <Form form={form} labels={{ birth: t.birth, actOn: t.actOn }}>
        {asks('birth') && <DayField label={t.birth} lean="past" latest={today()} {...form.field('birth')} />}
        {asks('actOn') && <DayField label={t.actOn} lean="past" latest={today()} {...form.field('actOn')} />}
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
