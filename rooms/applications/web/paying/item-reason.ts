import { useLanguage, useSay } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { ItemRow } from './queries.ts'

/** Why a payment stands as it does: what holds it, what the bank said, or why it was taken back. */
export function useItemReason() {
  const say = useSay()
  const show = useFormat()
  const { language } = useLanguage()
  return (item: Pick<ItemRow, 'state' | 'holding' | 'failure' | 'reason' | 'reasonEn'>): string => {
    if (item.state === 'held') return show.words(item.holding.map(say))
    const reason = language === 'en' ? (item.reasonEn ?? item.reason) : item.reason
    return item.failure ?? reason ?? '—'
  }
}
