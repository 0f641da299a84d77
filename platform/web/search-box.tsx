import { Input } from 'antd'
import { useEffect, useRef } from 'react'
import { SearchIcon } from './icons.ts'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** The search of a list. `/` focuses it from anywhere on the page; Escape empties it. */
export function SearchBox(props: {
  label: string
  placeholder?: string | undefined
  value: string
  change: (text: string) => void
}) {
  const { label, placeholder, value, change } = props
  const t = useTexts(kitTexts)
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      event.preventDefault()
      place.current?.querySelector('input')?.focus()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <search ref={place} style={{ flex: '1 1 260px', maxWidth: 460 }}>
      <Input
        type="search"
        aria-label={label}
        title={t.searchKey}
        aria-keyshortcuts="/"
        prefix={<SearchIcon aria-hidden />}
        placeholder={placeholder ?? label}
        value={value}
        autoComplete="off"
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && change('')}
      />
    </search>
  )
}
