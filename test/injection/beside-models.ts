import * as v from 'valibot';
import type { Model } from '../../src/index.js';
import type { Dto } from '../../src/runtime/index.js';
import { HEAD, Project } from '../project.js';
import { importBundled } from './import-bundled.js';

/** What was generated from schemas, and the schemas themselves. */
export interface BesideModels {
  /** Every generated file by its name. */
  readonly output: Readonly<Record<string, string>>;
  /** The verdict of a schema, by its number, about a value. */
  readonly live: (index: number, value: unknown) => Verdict;
  readonly generated: (index: number, value: unknown) => Verdict;
}

type Verdict = 'refused' | readonly [unknown];

/** Generates a model for each schema, which comes as source, and loads both. */
export async function besideModels(schemas: readonly string[]): Promise<BesideModels> {
  const models = schemas.map(
    (schema, index) =>
      `export const M${index} = model('M${index}', { a: field(${schema}, { writableBy: ['owner'] }) });`,
  );
  const project = new Project({
    'all.model.ts': `${HEAD}${models.join('\n')}\n`,
    'all.ts': `export * as models from './all.model.js';\nexport * as dtos from './out/index.js';\n`,
  });
  const { code, stderr } = await project.run('--silent');
  if (code !== 0) throw new Error(stderr);
  const { models: live, dtos } = await importBundled<Loaded>(project, 'all.ts');
  return {
    output: project.output(),
    live: (index, value) => {
      const schema = live[`M${index}`]?.['~model'].fields['a']?.schema ?? v.never();
      const result = v.safeParse(schema, value);
      return result.success ? [result.output] : 'refused';
    },
    generated: (index, value) => {
      const result = dtos[`updateM${index}ByOwner`]?.['~standard'].validate({ a: value });
      if (result === undefined || result instanceof Promise) throw new Error('No such parser.');
      return result.issues ? 'refused' : [result.value.a];
    },
  };
}

interface Loaded {
  readonly models: Readonly<Record<string, Model>>;
  readonly dtos: Readonly<Record<string, Dto<{ a: unknown }>>>;
}
