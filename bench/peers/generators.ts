import { join } from 'node:path';
import { bench } from '../folders.js';
import { generateOtherwise } from '../measure/generation.js';
import { versionOf } from '../peers.js';

/** A generator that makes types, or types and schemas, from a project's OpenAPI document. */
export interface Generator {
  readonly name: string;
  /** Returns the seconds that the whole process takes. */
  readonly run: (folder: string) => number;
}

const DOCUMENT = './generated/openapi.json';

const packages = join(bench, 'node_modules');

export const generators: readonly Generator[] = [
  {
    name: `openapi-typescript ${versionOf('openapi-typescript')}, types`,
    run: (folder) =>
      generateOtherwise(
        join(packages, 'openapi-typescript/bin/cli.js'),
        [DOCUMENT, '--output', 'other/types.ts'],
        folder,
      ),
  },
  heyApi('types', '@hey-api/typescript'),
  heyApi('types and valibot', '@hey-api/typescript', 'valibot'),
];

function heyApi(made: string, ...plugins: readonly string[]): Generator {
  const program = join(packages, '@hey-api/openapi-ts/bin/run.js');
  const args = ['--input', DOCUMENT, '--output', 'other/hey-api', '--silent', '--no-log-file'];
  return {
    name: `@hey-api/openapi-ts ${versionOf('@hey-api/openapi-ts')}, ${made}`,
    run: (folder) => generateOtherwise(program, [...args, '--plugins', ...plugins], folder),
  };
}
