import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,generator,templates,examples,test}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
