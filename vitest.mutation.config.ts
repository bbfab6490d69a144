/** The suites that run the sources in this process, where Stryker can change them. */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FASTEST = /3-lower\/(model|schema)\/lower-[a-z]+\.test\.ts$|goldens\.ts$/;
const SLOWEST = 'test/mutation/parsers.ts';

/** Most mutants are killed by the first suite, so that the slow ones need not be asked. */
class FastestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((left, right) => rank(left) - rank(right));
  }
}

function rank({ moduleId }: TestSpecification): number {
  if (FASTEST.test(moduleId)) return 0;
  return moduleId.endsWith(SLOWEST) ? 2 : 1;
}

export default defineConfig({
  test: {
    testTimeout: 600_000, // it only ends what hangs
    isolate: false,
    sequence: { sequencer: FastestFirst },
    setupFiles: ['test/mutation/seed.ts'],
    include: [
      'src/model/grants.test.ts',
      'generator/ir/{access-of,opaque-type}.test.ts',
      'src/runtime/{model-grants,plain-object,report,thenable,under-path}.test.ts',
      'src/runtime/{audit,conditions,json-patch,read,references,view}/*.test.ts',
      'src/runtime/form/{instant,segments-of,text-value}.test.ts',
      'src/runtime/schema/made-once.test.ts',
      'src/guard/*.test.ts',
      'src/auth/{address,same-origin}.test.ts',
      'src/auth/{api-key,hmac,http-signature,nonces}/*.test.ts',
      'src/auth/basic/basic-*.test.ts',
      'src/runtime/apply/{apply,changes,input-only,keyed-items,merge,write-once}.test.ts',
      'generator/ir/json-schema/{combine,sent-as-null}.test.ts',
      'generator/3-lower/live/{data,deletable,lacking,often-used,rules,stable-schema}.test.ts',
      'generator/3-lower/{model,schema}/lower-*.test.ts',
      'generator/3-lower/program/{closed-variants,empty-intersections,nested-conditions}.test.ts',
      'generator/6-write/other-maker.test.ts',
      'generator/worker/lacking.test.ts',
      'templates/openapi/several-roles.test.ts',
      'templates/typescript/json-schema-module.test.ts',
      'templates/typescript/{dtos,read}/*.test.ts',
      'templates/typescript/types/definitions.test.ts',
      'templates/typescript/view/option.test.ts',
      'test/mutation/goldens.ts',
      SLOWEST,
    ],
  },
});
