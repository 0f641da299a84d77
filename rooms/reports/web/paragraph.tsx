import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { CopyIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Row, Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type ParagraphAsked, paragraphFile, paragraphQuery, type Said } from './prose-queries.ts'
import { proseTexts } from './prose-texts.ts'
import css from './reports.module.css'

/** A paragraph with its figures: each leads to what was counted, the exact number stands beside a rounded word. */
export function ParagraphText({ asked }: { asked: ParagraphAsked }) {
  const t = useTexts(proseTexts)
  const query = useQuery(paragraphQuery(asked))
  if (query.error?.code === 'start-missing')
    return (
      <Section>
        <Empty title={t.startNeeded} hint={t.startNeededHint} />
      </Section>
    )
  if (query.isError) return <Failed failure={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <Loading lines={6} />
  return <Written said={query.data} asked={asked} />
}

function Written({ said, asked }: { said: Said; asked: ParagraphAsked }) {
  const t = useTexts(proseTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const file = useDownload(() => paragraphFile(asked))
  const copy = async () => {
    await navigator.clipboard.writeText(said.text)
    tell(t.copied)
  }
  if (said.text === '')
    return (
      <Section>
        <Empty title={t.empty} />
      </Section>
    )
  return (
    <>
      <Section
        hint={fill(t.asOf, { at: show.instant(said.asOf) })}
        actions={
          <Row>
            <Button icon={<CopyIcon aria-hidden />} onClick={() => void copy()}>
              {t.copy}
            </Button>
            <ExportButton download={file}>{t.word}</ExportButton>
          </Row>
        }
      >
        <FailureNotice failure={file.failure} />
        <p className={css.paragraph} lang="zh-CN">
          {said.pieces.map((piece, i) => (
            <Piece key={i} piece={piece} said={said} />
          ))}
        </p>
        {said.notes.length > 0 && (
          <Notice>
            {said.notes.map((note) => (
              <div key={note.zh}>{say(note)}</div>
            ))}
          </Notice>
        )}
        {said.missing.length > 0 && (
          <p className="soft">{fill(t.missing, { measures: show.words(said.missing) })}</p>
        )}
      </Section>
      <Sources said={said} />
    </>
  )
}

type PieceProps = { piece: Said['pieces'][number]; said: Said }

/** A cumulative figure runs over several periods, which the dashboard shows; records are listed a period at a time. */
const pageOf = (said: Said): string => (said.from ? '/figures' : '/figures/records')

const addressOf = ({ piece, said }: PieceProps) => ({
  node: said.node.node,
  period: said.from ? said.period.slice(0, 4) : said.period,
  measure: piece.figure?.measure ?? '',
  ...(piece.figure?.part ? { by: piece.figure.part.by, value: piece.figure.part.value } : {}),
})

function Piece({ piece, said }: PieceProps) {
  const may = useMay()
  if (!piece.figure || !may('figures.drill')) return piece.text
  return (
    <PageLink to={pageOf(said)} query={addressOf({ piece, said })} className={css.linked}>
      <span title={formatNumber(piece.figure.exact, 2)}>{piece.text}</span>
    </PageLink>
  )
}

function Sources({ said }: { said: Said }) {
  const t = useTexts(proseTexts)
  const say = useSay()
  const may = useMay()
  const figures = said.pieces.filter(({ figure }) => figure)
  return (
    <Section title={t.figures} flush>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t.inText}</th>
              <th scope="col" className={css.figure}>
                {t.exactNumber}
              </th>
              <th scope="col">{t.measure}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((piece) => (
              <tr key={`${piece.text} ${piece.figure?.measure} ${piece.figure?.part?.value}`}>
                <td>{piece.text}</td>
                <td className={css.figure}>{formatNumber(piece.figure?.exact ?? 0, 2)}</td>
                <td>
                  {piece.figure && say(piece.figure.title)}
                  {partOf(said, piece)}{' '}
                  {may('figures.drill') && (
                    <PageLink to={pageOf(said)} query={addressOf({ piece, said })}>
                      {t.walk}
                    </PageLink>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

/** The words before a part of a split name it: 低保, 特困. */
function partOf(said: Said, piece: Said['pieces'][number]): string {
  if (!piece.figure?.part) return ''
  const before = said.pieces[said.pieces.indexOf(piece) - 1]
  return before ? ` · ${before.text}` : ''
}
