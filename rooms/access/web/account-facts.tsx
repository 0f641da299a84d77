import { Facts } from '../../../platform/web/facts.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { AccountState } from './account-state.tsx'
import type { Account } from './keeping-queries.ts'
import { keepingTexts } from './keeping-texts.ts'
import { ScopeName } from './scope-name.tsx'

export function AccountFacts({ account }: { account: Account }) {
  const t = useTexts(keepingTexts)
  const show = useFormat()
  const { secondFactor } = account
  return (
    <Facts
      items={[
        [t.userName, account.userName],
        [t.home, <ScopeName key="home" division={account.division} station={account.station} />],
        [t.phone, account.phone ?? <span className="soft">{t.notKnown}</span>],
        [
          t.state,
          <Tags key="state">
            <AccountState state={account.state} />
            {account.mustChangePassword && <Tag tone="warning">{t.mustChange}</Tag>}
          </Tags>,
        ],
        account.stateReason ? [t.reason, account.stateReason] : null,
        [t.secondFactor, secondFactor.enabled ? t.on : secondFactor.exempt ? t.exempt : t.off],
        [t.lastSignedIn, account.lastSignedInAt ? show.instant(account.lastSignedInAt) : t.never],
        [t.passwordChangedAt, show.instant(account.passwordChangedAt)],
        [t.openedAt, show.instant(account.createdAt)],
        [t.language, account.language === 'zh' ? t.chinese : t.english],
      ]}
    />
  )
}
