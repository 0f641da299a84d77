import '../../platform/web/theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ConfirmProvider } from '../../platform/web/confirm.tsx'
import { LanguageProvider } from '../../platform/web/language.tsx'
import { Look } from '../../platform/web/look.tsx'
import { newQueryClient } from '../../platform/web/queries.ts'
import { ToastProvider } from '../../platform/web/toast.tsx'
import { newRouter } from './router.tsx'

const queries = newQueryClient()
const router = newRouter()
const place = document.getElementById('app')
if (!place) throw new Error('index.html has no #app')

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Look>
          <ToastProvider>
            <ConfirmProvider>
              <RouterProvider router={router} />
            </ConfirmProvider>
          </ToastProvider>
        </Look>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
