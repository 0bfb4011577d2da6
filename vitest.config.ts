import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The model's process needs a moment to load on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
