import { FiguresIcon, FileIcon, TargetIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Figures, targets and reports. */
export const figuresPages: readonly PageEntry[] = [
  {
    path: '/figures',
    load: () => import('../pages/figures.tsx'),
    needs: 'figures.read',
    menu: { title: shellTexts.figures, icon: FiguresIcon, bar: true },
  },
  { path: '/figures/board', load: () => import('../pages/figures-board.tsx'), needs: 'figures.read' },
  { path: '/figures/records', load: () => import('../pages/figures-records.tsx'), needs: 'figures.drill' },
  {
    path: '/figures/measures/$code',
    load: () => import('../pages/figures-measure.tsx'),
    needs: 'figures.read',
  },
  {
    path: '/targets',
    load: () => import('../pages/targets.tsx'),
    needs: 'figures.read',
    menu: { title: shellTexts.targets, icon: TargetIcon, holds: ['/service-lists'] },
  },
  { path: '/targets/new', load: () => import('../pages/target-new.tsx'), needs: 'targets.write' },
  { path: '/targets/denominators', load: () => import('../pages/denominators.tsx'), needs: 'figures.read' },
  { path: '/targets/$target', load: () => import('../pages/target.tsx'), needs: 'figures.read' },
  {
    path: '/targets/$target/change',
    load: () => import('../pages/target-change.tsx'),
    needs: 'targets.write',
  },
  { path: '/service-lists', load: () => import('../pages/service-lists.tsx'), needs: 'figures.read' },
  { path: '/service-lists/new', load: () => import('../pages/service-list-new.tsx'), needs: 'targets.write' },
  { path: '/service-lists/$list', load: () => import('../pages/service-list.tsx'), needs: 'figures.read' },
  {
    path: '/service-lists/$list/change',
    load: () => import('../pages/service-list-change.tsx'),
    needs: 'targets.write',
  },
  {
    path: '/reports',
    load: () => import('../pages/reports.tsx'),
    needs: 'reports.read',
    menu: { title: shellTexts.reports, icon: FileIcon, holds: ['/evaluations'] },
  },
  { path: '/reports/$id', load: () => import('../pages/report.tsx'), needs: 'reports.read' },
  {
    path: '/reports/paragraphs',
    load: () => import('../pages/report-paragraphs.tsx'),
    needs: 'reports.read',
  },
  { path: '/reports/journal', load: () => import('../pages/report-journal.tsx'), needs: 'reports.read' },
  { path: '/evaluations', load: () => import('../pages/evaluations.tsx'), needs: 'evaluation.read' },
  { path: '/evaluations/$id', load: () => import('../pages/evaluation.tsx'), needs: 'evaluation.read' },
  {
    path: '/evaluations/$id/$station',
    load: () => import('../pages/evaluation-station.tsx'),
    needs: 'evaluation.read',
  },
]
