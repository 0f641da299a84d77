import { type ReactNode, useEffect } from 'react'
import { LeftIcon } from './icons.ts'
import { useTexts } from './language.tsx'
import { PageLink } from './link.tsx'
import css from './page.module.css'
import { kitTexts } from './texts.ts'

type Crumb = {
  readonly title: string
  readonly to: string
  readonly query?: Readonly<Record<string, string>> | undefined
}

/**
 * The frame of every page: where one is, its one h1, what can be done here, then the content. Also sets the
 * window's title. `narrow` for forms, which are read line by line.
 */
export function Page(props: {
  title: string
  /** Of the window, when the heading itself holds a person's name. */
  windowTitle?: string | undefined
  hint?: ReactNode | undefined
  crumbs?: readonly Crumb[] | undefined
  actions?: ReactNode | undefined
  narrow?: boolean | undefined
  children: ReactNode
}) {
  const { title, windowTitle = title, hint, crumbs = [], actions, narrow, children } = props
  const t = useTexts(kitTexts)
  useEffect(() => {
    document.title = `${windowTitle} · 助联 Zhulian`
  }, [windowTitle])
  return (
    <div className={narrow ? css.narrow : css.page}>
      {crumbs.length > 0 && (
        <nav aria-label={t.breadcrumbs} className={css.crumbs}>
          {crumbs.map((crumb) => (
            <PageLink key={crumb.to} to={crumb.to} query={crumb.query} className={css.crumb}>
              <LeftIcon aria-hidden /> {crumb.title}
            </PageLink>
          ))}
        </nav>
      )}
      <header className={css.head}>
        <div className={css.words}>
          <h1>{title}</h1>
          {hint && <p className={css.hint}>{hint}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A white sheet on the ground, with a heading of its own; pages are made of these. */
export function Section(props: {
  title?: ReactNode | undefined
  hint?: ReactNode | undefined
  actions?: ReactNode | undefined
  /** Without inner space, for a table that reaches the edges. */
  flush?: boolean | undefined
  children: ReactNode
}) {
  const { title, hint, actions, flush, children } = props
  return (
    <section className={css.section}>
      {(title || hint || actions) && (
        <div className={css.sectionHead}>
          <div>
            {title && <h2>{title}</h2>}
            {hint && <p className={css.hint}>{hint}</p>}
          </div>
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
      )}
      <div className={flush ? css.flush : css.body}>{children}</div>
    </section>
  )
}

/** Parts side by side where there is room, under each other where there is none. */
export function Columns({ children, wide }: { children: ReactNode; wide?: 'first' | undefined }) {
  return <div className={wide ? css.columnsWide : css.columns}>{children}</div>
}

/** Buttons, chips or filters in a line that wraps. */
export function Row({ children, end }: { children: ReactNode; end?: boolean | undefined }) {
  return <div className={end ? css.rowEnd : css.row}>{children}</div>
}

/** Parts under each other with the page's usual space between. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>
}
