import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/twin/*.test.ts'],
    // Of a busy machine; a reply that does not come is told sooner, with what was asked.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // Each test goes on from the one before.
    bail: 1,
  },
})
