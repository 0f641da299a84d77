import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { PinIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import type { Arrangement } from './arrangement.ts'
import { dashboardTexts } from './dashboard-texts.ts'
import { PinForm } from './pin-form.tsx'
import { indicatorsApi, type Where } from './queries.ts'

const longestTitle = 60

/** Pins a table, map or trend as it stands. */
export function PinButton({
  where,
  name,
  arrangement,
}: {
  where: Where
  name: string
  arrangement: Arrangement
}) {
  const d = useTexts(dashboardTexts)
  const tell = useToast()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        className="not-printed"
        icon={<PinIcon aria-hidden />}
        aria-label={fill(d.pinThis, { name })}
        onClick={() => setOpen(true)}
      >
        {d.pin}
      </Button>
      {open && (
        <Dialog title={d.pinTitle} close={() => setOpen(false)}>
          <PinForm
            title={name.slice(0, longestTitle)}
            shownOn="mine"
            submit={d.pin}
            send={(values, id) =>
              indicatorsApi.post('/api/figures/pins', {
                body: {
                  id,
                  ...values,
                  node: where.node,
                  ...arrangement,
                  measures: [...arrangement.measures],
                },
              })
            }
            done={() => {
              setOpen(false)
              tell(d.pinned)
            }}
          />
        </Dialog>
      )}
    </>
  )
}
