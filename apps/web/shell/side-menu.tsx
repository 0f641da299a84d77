import { useRouterState } from '@tanstack/react-router'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { entryOf } from '../page-access.ts'
import { shellTexts } from '../texts.ts'
import { useMenuSections } from './menu-entries.ts'
import css from './side-menu.module.css'

/** The menu of a laptop; on a narrow one its words stand under the signs. */
export function SideMenu() {
  const t = useTexts(shellTexts)
  const say = useSay()
  const sections = useMenuSections()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const present = entryOf(
    path,
    sections.flatMap(({ entries }) => entries),
  )
  return (
    <nav aria-label={t.mainMenu} className={css.menu}>
      <div className={css.list}>
        {sections.map(({ title, entries }) => (
          <section key={entries[0]?.path} aria-label={title ? say(title) : undefined}>
            {title && <p className={css.title}>{say(title)}</p>}
            <ul className={css.section}>
              {entries.map((entry) => {
                const { path: to, menu } = entry
                const Icon = menu.icon
                const here = entry === present
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
          </section>
        ))}
      </div>
    </nav>
  )
}
