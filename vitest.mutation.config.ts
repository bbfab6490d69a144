/** The suites that run the sources in this process, where Stryker can change them. */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const SLOWEST = 'test/mutation/parsers.ts';

/** Most mutants are killed before the slowest suite is asked. */
class SlowestLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlowest = ({ moduleId }: TestSpecification): number =>
      Number(moduleId.endsWith(SLOWEST));
    return files.toSorted((left, right) => isSlowest(left) - isSlowest(right));
  }
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    sequence: { sequencer: SlowestLast },
    setupFiles: ['test/mutation/seed.ts'],
    include: [
      'src/model/grants.test.ts',
      'src/runtime/{plain-object,report}.test.ts',
      'src/runtime/read/*.test.ts',
      'generator/3-lower/{rules,coverage,wider,lower-schema,lower-model}.test.ts',
      'templates/typescript/read/*.test.ts',
      SLOWEST,
    ],
  },
});
