import { useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { MoreIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { entryOf } from '../page-access.ts'
import { shellTexts } from '../texts.ts'
import css from './bottom-bar.module.css'
import { type MenuEntry, useMenuSections } from './menu-entries.ts'

// More would be narrower than a thumb at 320 px.
const placesOnBar = 5

/** The menu of a phone: what is wanted most at the thumb, the rest under "more". */
export function BottomBar() {
  const t = useTexts(shellTexts)
  const say = useSay()
  const sections = useMenuSections()
  const entries = sections.flatMap((section) => section.entries)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [open, setOpen] = useState(false)
  const all = entries.length <= placesOnBar
  const onBar = entries.filter((entry) => all || entry.menu.bar)
  const rest = entries.filter((entry) => !onBar.includes(entry))
  return (
    <nav aria-label={t.mainMenu} className={css.bar}>
      {onBar.map((entry) => (
        <Entry key={entry.path} entry={entry} here={entry === entryOf(path, entries)} />
      ))}
      {rest.length > 0 && (
        <button type="button" className={css.entry} aria-expanded={open} onClick={() => setOpen(true)}>
          <span className={css.icon} aria-hidden>
            <MoreIcon />
          </span>
          {t.more}
        </button>
      )}
      {open && (
        <Drawer title={t.more} close={() => setOpen(false)}>
          {sections.map(({ title, entries: part }) => {
            const shown = part.filter((entry) => rest.includes(entry))
            if (shown.length === 0) return null
            return (
              <section key={shown[0]?.path} aria-label={title ? say(title) : undefined}>
                {title && <p className={css.title}>{say(title)}</p>}
                <div className={css.rest}>
                  {shown.map((entry) => (
                    <Entry key={entry.path} entry={entry} here={false} close={() => setOpen(false)} />
                  ))}
                </div>
              </section>
            )
          })}
        </Drawer>
      )}
    </nav>
  )
}

/** A word of more letters does not fit a fifth of a narrow phone in the usual size, and is never broken. */
const lettersThatFit = 9
const isLong = (label: string) => label.split(' ').some((word) => word.length > lettersThatFit)

function Entry({ entry, here, close }: { entry: MenuEntry; here: boolean; close?: () => void }) {
  const say = useSay()
  const label = say(entry.menu.title)
  const Icon = entry.menu.icon
  const look = entry.menu.main ? css.main : here ? css.here : ''
  return (
    <PageLink to={entry.path} className={`${css.entry} ${look}`} {...(close ? { onClick: close } : {})}>
      <span className={css.icon} aria-hidden>
        <Icon />
      </span>
      <span className={isLong(label) ? css.long : undefined}>{label}</span>
    </PageLink>
  )
}
