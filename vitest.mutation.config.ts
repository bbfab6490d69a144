/** The suites that run the sources in this process, where Stryker can change them. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    setupFiles: ['test/mutation/seed.ts'],
    include: [
      'src/model/grants.test.ts',
      'src/runtime/{plain-object,report}.test.ts',
      'src/runtime/read/*.test.ts',
      'generator/3-lower/{rules,coverage,wider,lower-schema,lower-model}.test.ts',
      'templates/typescript/read/*.test.ts',
      'test/mutation/parsers.ts',
    ],
  },
});
