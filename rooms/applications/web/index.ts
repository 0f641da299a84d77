export { useActs } from './core/act-buttons.tsx'
export { FullApplicationParts } from './core/full-application.tsx'
export { Inbox, MineTable, useAskedApplications } from './core/inbox.tsx'
export { meansOfAccount } from './core/means.ts'
export { Offers } from './core/offers.tsx'
export { OwnApplication } from './core/own-application.tsx'
export { PublicApply, PublicResume } from './core/public-parts.tsx'
export { applicationsApi, type FullApplication, fullQuery, renewed } from './core/queries.ts'
export { StartForm } from './core/start-form.tsx'
export { applicationsTexts } from './core/texts.ts'
export { AssignmentsSection } from './judging/assignments-section.tsx'
export { BodyNotices } from './judging/body-notices.tsx'
export { FollowObjection } from './judging/follow-objection.tsx'
export { MyReviewList } from './judging/my-review-list.tsx'
export { NominationRounds } from './judging/nomination-list.tsx'
export { NominationDesk } from './judging/nomination-page.tsx'
export { NoticeFile } from './judging/notice-file.tsx'
export { noticeTexts } from './judging/notice-texts.ts'
export { ObjectForm } from './judging/object-form.tsx'
export { OpenRound } from './judging/open-round.tsx'
export { PanelSection } from './judging/panel-section.tsx'
export { PublicNoticeFile, PublicNotices } from './judging/public-notices.tsx'
export { PublishNotice } from './judging/publish-notice.tsx'
export {
  bodyNoticeQuery,
  nominationQuery,
  noticeDraftQuery,
  publicNoticeQuery,
  reviewQuery,
  roundQuery,
} from './judging/queries.ts'
export { RankingSection } from './judging/ranking-section.tsx'
export { ReviewDesk } from './judging/review-desk.tsx'
export { reviewTexts } from './judging/review-texts.ts'
export { RoundList } from './judging/round-list.tsx'
export { RoundActions, RoundOverview } from './judging/round-overview.tsx'
export { roundTexts } from './judging/round-texts.ts'
export {
  ApplicationMoney,
  AwardTable,
  BarParts,
  BarTable,
  barQuery,
  DuePayments,
  FindingParts,
  FindingTable,
  findingQuery,
  ItemRunDrawer,
  ItemTable,
  keptRollQuery,
  MonthlyRoll,
  OwnAward,
  PaperTemplateDrawer,
  payingApi,
  payingTexts,
  RollLines,
  RollTiles,
  rollTexts,
  SampleParts,
  SampleTable,
  sampleQuery,
  useAskedAwards,
  useAskedItems,
  watchTexts,
} from './paying/index.ts'
