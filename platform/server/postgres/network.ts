import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { owner } from './cluster.ts'
import { makeSocketFolder, type Place } from './place.ts'
import type { Settings } from './settings.ts'

/** How the database is reached: by a socket in a folder of its own; on Windows by loopback and a password. */
export type Network = {
  readonly socketFolder: string
  readonly passwordFile: string | null
  readonly settings: Settings
  urlOf(database: string): string
}

export async function openNetwork(place: Place): Promise<Network> {
  if (process.platform === 'win32') return await openLoopback(place)
  const socketFolder = makeSocketFolder(place)
  return {
    socketFolder,
    passwordFile: null,
    settings: {},
    // A host name stands in the URL because not every parser takes an empty one; `host` replaces it.
    urlOf: (database) =>
      `postgresql://${owner}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`,
  }
}

async function openLoopback(place: Place): Promise<Network> {
  const passwordFile = join(place.home, 'password')
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  const password = readFileSync(passwordFile, 'utf8')
  const port = await freePort()
  return {
    socketFolder: '',
    passwordFile,
    settings: { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' },
    urlOf: (database) => `postgresql://${owner}:${password}@127.0.0.1:${port}/${database}`,
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}
