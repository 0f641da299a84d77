import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { Boundary } from '../../../platform/web/boundary.tsx'
import { useLanguage, useTexts } from '../../../platform/web/language.tsx'
import { languageWasChosen } from '../../../platform/web/language-choice.ts'
import { MeContext } from '../../../platform/web/me.tsx'
import { EmergencyNotice, type OwnAccount } from '../../../rooms/access/web/index.ts'
import { shellTexts } from '../texts.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Header } from './header.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { SessionDialog } from './session-dialog.tsx'
import css from './shell.module.css'
import { SideMenu } from './side-menu.tsx'

/** The frame around every page of the signed-in: header, menu, the page, and what may come between. */
export function Shell({ own }: { own: OwnAccount }) {
  const t = useTexts(shellTexts)
  const me = useMemo(
    () => ({
      account: own.account,
      userName: own.userName,
      name: own.displayName,
      abilities: own.abilities,
    }),
    [own],
  )
  const main = useFocusedMain()
  useOwnLanguage(own)
  return (
    <MeContext value={me}>
      <a href="#content" className={css.skip}>
        {t.skip}
      </a>
      <Header own={own} />
      <OfflineBanner />
      {'access.review' in own.abilities && <EmergencyNotice />}
      <div className={css.frame}>
        <SideMenu />
        <main id="content" ref={main} tabIndex={-1} className={css.main}>
          <Boundary>
            <Outlet />
          </Boundary>
        </main>
      </div>
      <BottomBar />
      <SessionDialog userName={own.userName} />
    </MeContext>
  )
}

/** After a move to another page the focus goes to the page, as it would on a loaded one; not at the first. */
function useFocusedMain() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = path === undefined
  }, [path])
  return main
}

/** On a device where nobody has chosen yet, the account's own language. */
function useOwnLanguage(own: OwnAccount): void {
  const { choose } = useLanguage()
  useEffect(() => {
    if (!languageWasChosen()) choose(own.language)
  }, [own.language, choose])
}
