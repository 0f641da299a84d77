import { Button } from 'antd'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty, Failed, Loading } from '../../../../platform/web/states.tsx'
import { kitTexts } from '../../../../platform/web/texts.ts'
import css from './duplicates.module.css'
import { PairCard } from './pair-card.tsx'
import { duplicateList } from './queries.ts'
import { duplicatesTexts } from './texts.ts'

/** Pairs of files that may be of one person, the likeliest first. */
export function PairList() {
  const t = useTexts(duplicatesTexts)
  const kit = useTexts(kitTexts)
  const list = useList(duplicateList)
  if (list.state === 'failed') return <Failed failure={list.failure} retry={list.retry} />
  if (list.state === 'loading') return <Loading lines={6} />
  if (list.rows.length === 0) return <Empty title={t.none} hint={t.noneHint} />
  return (
    <>
      <ul className={css.pairs} aria-label={t.open}>
        {list.rows.map((pair) => (
          <PairCard key={`${pair.one.id} ${pair.two.id}`} pair={pair} />
        ))}
      </ul>
      {list.more && (
        <div className={css.more}>
          <Button onClick={list.more} loading={list.loadingMore}>
            {kit.more}
          </Button>
        </div>
      )}
    </>
  )
}
