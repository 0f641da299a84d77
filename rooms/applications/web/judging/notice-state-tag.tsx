import { useTexts } from '../../../../platform/web/language.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import type { NoticeState } from '../../domain/judging/notice-state.ts'
import { noticeTexts } from './notice-texts.ts'

const tones = { coming: 'plain', running: 'good', over: 'warning', settled: 'plain' } as const

export function NoticeStateTag({ state }: { state: NoticeState }) {
  const t = useTexts(noticeTexts)
  return <Tag tone={tones[state]}>{t[state]}</Tag>
}
