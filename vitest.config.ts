import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Needs an install of its own: `npm run test:twin`.
    exclude: [...configDefaults.exclude, 'test/twin/**'],
    // The model's process needs a moment to load on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Real processes and sockets on a busy machine: a fault shows twice, a hiccup does not.
    retry: process.env['CI'] ? 1 : 0,
  },
})
