import { useRouterState } from '@tanstack/react-router'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { isWithin } from '../page-access.ts'
import { shellTexts } from '../texts.ts'
import { useMenuEntries } from './menu-entries.ts'
import css from './side-menu.module.css'

/** The menu of a laptop; on a narrow one its words stand under the signs. */
export function SideMenu() {
  const t = useTexts(shellTexts)
  const say = useSay()
  const entries = useMenuEntries()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <nav aria-label={t.mainMenu} className={css.menu}>
      <ul className={css.list}>
        {entries.map((entry) => {
          const { path: to, menu } = entry
          const Icon = menu.icon
          const here = isWithin(path, entry)
          return (
            <li key={to}>
              <PageLink to={to} className={`${css.entry} ${here ? css.here : ''}`}>
                <span className={css.icon} aria-hidden>
                  <Icon />
                </span>
                <span>{say(menu.title)}</span>
              </PageLink>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
