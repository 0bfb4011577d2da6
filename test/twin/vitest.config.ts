import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/twin/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each test goes on from the one before.
    bail: 1,
  },
})
