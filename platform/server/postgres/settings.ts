import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const megabyte = 1024 * 1024

/** Settings by their PostgreSQL names, as they are written to the cluster's own file. */
export type Settings = Readonly<Record<string, string>>

/** What every start sets anew; the caller's settings win. `memory` is in bytes. */
export function standardSettings(
  socketFolder: string,
  logs: string,
  memory: number = memoryAtHand(),
): Settings {
  const share = (part: number, least: number, most: number): string =>
    `${Math.round(Math.min(most, Math.max(least, memory / megabyte / part)))}MB`
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: share(16, 128, 2048),
    effective_cache_size: share(3, 256, 32_768),
    maintenance_work_mem: share(64, 64, 512),
    work_mem: '16MB',
    max_wal_size: '2GB',
    // These binaries have neither LZ4 nor Zstandard.
    wal_compression: 'pglz',
    archive_mode: 'off',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    dynamic_shared_memory_type: sharedMemoryIsSmall() ? 'mmap' : 'posix',
    // A week of logs, each day's file written over a week later.
    logging_collector: 'on',
    log_directory: logs,
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    // No name and no identity number in a log: neither the statement nor the detail of an error, which quote rows.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  }
}

// In a container the machine's memory is not what we may use.
function memoryAtHand(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

// Containers are given 64 MB of /dev/shm, which a parallel query outgrows and then fails.
function sharedMemoryIsSmall(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < 256 * megabyte
  } catch {
    return true
  }
}

/** The lines of a PostgreSQL configuration file. */
export const settingLines = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join('')
