import { useQueryClient } from '@tanstack/react-query'
import { KeyIcon, LockIcon, PersonIcon, SignOutIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../platform/web/link.tsx'
import { forgetAll } from '../../../platform/web/memory.ts'
import { Menu } from '../../../platform/web/menu.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type OwnAccount, saveLanguage, signOut } from '../../../rooms/access/web/index.ts'
import { shellTexts } from '../texts.ts'
import css from './header.module.css'
import { LanguageButton } from './language-button.tsx'
import { Mark } from './mark.tsx'

export function Header({ own }: { own: OwnAccount }) {
  const t = useTexts(shellTexts)
  const show = useFormat()
  const go = useGo()
  const queries = useQueryClient()
  const leave = async () => {
    // Whatever the server says: what this tab knows is gone, and the page starts anew.
    await signOut().catch(() => undefined)
    forgetAll()
    queries.clear()
    location.assign('/')
  }
  return (
    <header className={css.header}>
      <PageLink to="/" className={css.brand}>
        <Mark />
        <span className={css.name}>{t.product}</span>
        <span className={css.long}>{t.productLong}</span>
      </PageLink>
      <div className={css.tools}>
        {/* It is a convenience for the next device; if it is not kept, nothing is lost here. */}
        <LanguageButton chosen={(language) => void saveLanguage(language).catch(() => undefined)} />
        <Menu
          label={show.labelled(t.account, own.displayName)}
          button={
            <>
              <PersonIcon aria-hidden />
              <span className={css.person}>{own.displayName}</span>
            </>
          }
          items={[
            { key: 'me', title: t.myAccount, icon: <PersonIcon aria-hidden />, choose: () => go('/me') },
            {
              key: 'password',
              title: t.password,
              icon: <LockIcon aria-hidden />,
              choose: () => go('/me', { part: 'password' }),
            },
            {
              key: 'factor',
              title: t.secondFactor,
              icon: <KeyIcon aria-hidden />,
              choose: () => go('/me', { part: 'second-factor' }),
            },
            {
              key: 'out',
              title: t.signOut,
              icon: <SignOutIcon aria-hidden />,
              choose: () => void leave(),
            },
          ]}
        />
      </div>
    </header>
  )
}
