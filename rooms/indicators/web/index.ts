export { boardPath, figuresPath, placeQuery } from './addresses.ts'
export { usePartsBy } from './by-place.tsx'
export { dashboardTexts } from './dashboard-texts.ts'
export { Figures } from './figures.tsx'
export { Freshness } from './freshness.tsx'
export { MeasureFile } from './measure-file.tsx'
export { NoPlace } from './no-place.tsx'
export { PeriodBar } from './period-bar.tsx'
export { Pins } from './pinned.tsx'
export { PlaceBar } from './place-bar.tsx'
export {
  comparisonQuery,
  equalDaysQuery,
  exportFigures,
  type MeasureLine,
  measureQuery,
  measuresQuery,
  pinsQuery,
  valuesQuery,
  type Where,
} from './queries.ts'
export { RecordHead } from './record-head.tsx'
export { RecordList } from './record-list.tsx'
export { recordTexts } from './record-texts.ts'
export { Renewing } from './renewing.tsx'
export { askedQuery, keyInPath, targetPath, targetsPath } from './targets/addresses.ts'
export { Denominators } from './targets/denominators.tsx'
export {
  type State as TargetState,
  targetQuery,
  targetsApi,
  targetsQuery,
  type WhatIf,
} from './targets/queries.ts'
export { statesInOrder } from './targets/state-tag.tsx'
export { StateTiles } from './targets/state-tiles.tsx'
export { TargetBar } from './targets/target-bar.tsx'
export { TargetFile } from './targets/target-file.tsx'
export { TargetForm } from './targets/target-form.tsx'
export { TargetStrip } from './targets/target-strip.tsx'
export { TargetTable } from './targets/target-table.tsx'
export { targetTexts } from './targets/target-texts.ts'
export { useAsked } from './targets/use-asked.ts'
export { indicatorsTexts } from './texts.ts'
export { useNode, usePeriod } from './use-where.ts'
