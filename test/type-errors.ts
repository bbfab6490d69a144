import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const TSC = path.resolve(import.meta.dirname, '../node_modules/typescript/bin/tsc');

/** The compiler's errors for the files in a folder. */
export async function typeErrorsIn(folder: string, more: object = {}): Promise<string> {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    experimentalDecorators: true, // NestJS's
    noEmit: true,
    skipLibCheck: true,
    ...more,
  };
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const done = await exec(process.execPath, [TSC, '-p', folder, '--pretty', 'false']).catch(
    (error: { stdout: string }) => error,
  );
  return done.stdout;
}
