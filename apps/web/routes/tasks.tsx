import { TaskIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Tasks handed to bodies, from both sides; for a partner its whole product. */
export const tasksPages: readonly PageEntry[] = [
  {
    path: '/tasks',
    load: () => import('../pages/tasks.tsx'),
    needs: ['tasks.read', 'tasks.give'],
    menu: { title: shellTexts.tasks, icon: TaskIcon },
  },
  { path: '/tasks/new', load: () => import('../pages/task-new.tsx'), needs: 'tasks.give' },
  { path: '/tasks/received/$id', load: () => import('../pages/task-received.tsx'), needs: 'tasks.read' },
  { path: '/tasks/$id', load: () => import('../pages/task.tsx'), needs: 'tasks.give' },
]
