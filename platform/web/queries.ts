import {
  type InfiniteData,
  QueryCache,
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { type Failure, failureOf } from './failure.ts'
import { askToSignInAgain } from './session.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Failure
  }
}

/** The cache of everything read. Keys start with the room's name, so that a command can renew a whole room. */
export function newQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (failure, query) => {
        if (failureOf(failure).code !== 'not-signed-in' || query.meta?.visitorsToo) return
        void askToSignInAgain().then((renewed) => (renewed ? queries.invalidateQueries() : undefined))
      },
    }),
    defaultOptions: {
      queries: {
        // A refusal will not change by asking again; a lost packet may.
        retry: (count, failure) => count < 2 && failureOf(failure).kind === 'no-answer',
        staleTime: 15_000,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return queries
}

type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

/** What a list shows: rows so far, how it stands, and how to get more. */
export type List<T> = {
  readonly rows: readonly T[]
  readonly state: 'loading' | 'failed' | 'ready'
  readonly failure: Failure | null
  /** Null when there is nothing more. */
  readonly more: (() => void) | null
  readonly loadingMore: boolean
  readonly retry: () => void
}

/** A keyset-paged list of the API: `load` gets the cursor of the next page, undefined for the first. */
export function useList<T>(list: {
  readonly key: QueryKey
  readonly load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>
  /** False while the question is not yet complete. */
  readonly enabled?: boolean
}): List<T> {
  const query = useInfiniteQuery<Page<T>, Failure, InfiniteData<Page<T>>, QueryKey, string | undefined>({
    queryKey: list.key,
    queryFn: ({ pageParam, signal }) => list.load(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: list.enabled ?? true,
    // While a filter changes, the old rows stay until the new ones are here.
    placeholderData: (before) => before,
  })
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return {
    rows,
    state: query.data ? 'ready' : query.isError ? 'failed' : 'loading',
    failure: query.error,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
    retry: () => void query.refetch(),
  }
}

/** Rows that are already here, in the shape a table takes. */
export const listOf = <T>(rows: readonly T[]): List<T> => ({
  rows,
  state: 'ready',
  failure: null,
  more: null,
  loadingMore: false,
  retry: () => undefined,
})
