import { MailIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

const reads = 'letters.read'
const answers = 'letters.answer'

/** The campus mailbox, and the two pages for children. */
export const lettersPages: readonly PageEntry[] = [
  {
    path: '/letters',
    load: () => import('../pages/letters.tsx'),
    needs: [reads, 'figures.read'],
    menu: { title: shellTexts.letters, icon: MailIcon },
  },
  { path: '/letters/new', load: () => import('../pages/letter-new.tsx'), needs: answers },
  { path: '/letters/boxes/$id', load: () => import('../pages/letter-box.tsx'), needs: reads },
  { path: '/letters/pupils/new', load: () => import('../pages/pupil-new.tsx'), needs: answers },
  { path: '/letters/pupils/$id', load: () => import('../pages/pupil.tsx'), needs: reads },
  { path: '/letters/agreements/new', load: () => import('../pages/agreement-new.tsx'), needs: answers },
  { path: '/letters/agreements/$id', load: () => import('../pages/agreement.tsx'), needs: reads },
  { path: '/letters/schools/$station', load: () => import('../pages/school.tsx'), needs: 'figures.read' },
  { path: '/letters/$id', load: () => import('../pages/letter.tsx'), needs: reads },
  { path: '/mail', load: () => import('../pages/mail.tsx'), needs: null },
  { path: '/mail/$address', load: () => import('../pages/mail-write.tsx'), needs: null },
]
