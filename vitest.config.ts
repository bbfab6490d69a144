import { defineConfig } from 'vitest/config';

const OUTSIDE = [
  'test/package/**',
  'test/node/**',
  'test/hosts/**',
  'test/redis/**',
  'examples/*/{redis,browser}/**',
  'examples/*/corpus.test.ts',
];

/** Each takes most of a minute: every version of TypeScript, every hostile text in every place, many runs. */
const LONG = [
  'test/generated/{agreement,compile,format}.test.ts',
  'test/javascript/agreement.test.ts',
  'templates/injection.test.ts',
  'generator/last-run.test.ts',
  'generator/watch/{session,session-edits}.test.ts',
  'generator/1-load/config/hostile-config.test.ts',
  'generator/1-load/models/hostile-models.test.ts',
  'generator/6-write/hostile-output.test.ts',
];

/** They ask everything there is, however few cases are asked for. */
const EXHAUSTIVE = 'test/differential/{every-kind,long-texts,printed-alone}.test.ts';

export default defineConfig({
  test: {
    maxWorkers: '100%',
    // They only end what hangs: a busy machine may take minutes for what takes seconds.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['{src,generator,templates,examples,test}/**/*.test.ts'],
          exclude: [...OUTSIDE, ...LONG, EXHAUSTIVE],
        },
      },
      { extends: true, test: { name: 'long', include: LONG } },
      // With as many cases as a long run has.
      {
        extends: true,
        test: { name: 'differential', include: ['test/differential/**/*.test.ts'] },
      },
      // Thousands of requests to each example.
      { extends: true, test: { name: 'corpus', include: ['examples/*/corpus.test.ts'] } },
      // They install from the registry, so they have scripts of their own.
      { extends: true, test: { name: 'package', include: ['test/package/**/*.test.ts'] } },
      { extends: true, test: { name: 'node', include: ['test/node/**/*.test.ts'] } },
      { extends: true, test: { name: 'hosts', include: ['test/hosts/**/*.test.ts'] } },
      // They need `redis-server`.
      { extends: true, test: { name: 'redis', include: ['{test,examples/*}/redis/**/*.test.ts'] } },
      // It needs Chromium.
      {
        extends: true,
        test: { name: 'browser', include: ['examples/*/browser/**/*.test.ts'] },
      },
    ],
  },
});
