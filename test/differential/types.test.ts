/**
 * The emitted types and those of `DtoOf` and `ViewOf` are assignable to each other, both ways, and
 * have the same keys, also those that nobody may send.
 */
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typeNameOf } from '../../generator/ir/names.js';
import { compileIn, freshFolder } from './compile.js';
import { Own, type Field, type Grant, type Program, type Schema } from './description.js';
import { kindsInEveryWay } from './every-kind.js';
import { IS_SHORT, SEED } from './expect-none.js';
import { programs } from './programs.js';
import { readable } from './readable.js';
import { sample } from './sample.js';

const NODE_MODULES = new URL('../../node_modules/', import.meta.url);
const COUNT = 20;

/** Grants to each kind of schema, to random models, and, in `readable`, to those who read. */
const PROGRAMS: readonly Program[] = [
  ...kindsInEveryWay.map(withMoreRoles),
  ...sample(programs, SEED, COUNT),
  ...sample(readable, SEED, COUNT),
];

let folder: string;

beforeAll(async () => {
  if (IS_SHORT) return;
  folder = freshFolder();
  const loaded = await compileIn(folder, PROGRAMS);
  for (const [index, one] of loaded.entries()) {
    const text = 'errors' in one ? '' : typeTests(one.program, index);
    writeFileSync(path.join(folder, `p${index}.types.ts`), text);
  }
});

afterAll(() => {
  if (!IS_SHORT) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(IS_SHORT).concurrent(`seed ${SEED}`, () => {
  test.each(['typescript/bin/tsc', 'typescript-5.9/lib/tsc.js'])('by %s', async (bin) => {
    const errors = await check(fileURLToPath(new URL(bin, NODE_MODULES)));
    expect(errors.filter((error) => !isUsers(error, errors))).toEqual([]);
  });
});

/** Whether an error is the model's own fault: a random model may not compile by itself. */
function isUsers(error: string, errors: readonly string[]): boolean {
  const program = /^(?:generated\/)?(p\d+)[.-]/.exec(error)?.[1];
  return program !== undefined && errors.some((other) => other.startsWith(`${program}.model.ts`));
}

/** A role that extends another one, grants that hold for some records only, and values for each role. */
function withMoreRoles(program: Program): Program {
  const [first] = Object.values(program.model.fields);
  const when = { number: 0, holds: new Own('isMany') };
  const own: Field = { ...first!, create: [{ role: 'admin' }], update: [{ role: 'admin' }] };
  const sometimes: Field = { ...own, update: [{ role: 'support', when }, { role: 'owner' }] };
  const only = (role: string, value: string): Grant => ({
    role,
    narrowing: { is: 'picklist', values: [value] },
  });
  const each = [only('owner', 'red'), only('support', 'green')];
  const schema: Schema = { is: 'picklist', values: ['red', 'green', 'blue'] };
  const divided: Field = { schema, create: each, update: each, stored: true };
  const filled: Field = { ...divided, schema: { is: 'optional', inner: schema, default: 'blue' } };
  return {
    ...program,
    roles: { ...program.roles, admin: ['support'] },
    model: { fields: { ...program.model.fields, own, sometimes, divided, filled } },
  };
}

function typeTests({ roles }: Program, index: number): string {
  const name = `P${index}`;
  const dtos = ['create', 'update', 'replace'].flatMap((shape) =>
    Object.keys(roles).map((role) => {
      const type = `${typeNameOf(shape)}${name}By${typeNameOf(role)}`;
      const made = `DtoOf<typeof ${name}, '${shape}', '${role}'>`;
      return `export const same${type}: Same<${made}, generated.${type}> = true;`;
    }),
  );
  const all = Object.keys(roles).map((role) => `'${role}'`);
  const anybody = ['create', 'update', 'replace'].map((shape) => {
    const type = `${typeNameOf(shape)}${name}`;
    const made = `DtoOf<typeof ${name}, '${shape}', ${all.join(' | ')}>`;
    // Any of the roles may be the only one. What one of them need not send is optional.
    const optional = all.map((role) => `OptionalIn<DtoOf<typeof ${name}, '${shape}', ${role}>>`);
    return [
      `export const same${type}: Same<Full<${made}>, Full<generated.${type}>> = true;`,
      `export const optionalIn${type}: Both<${optional.join(' | ')}, OptionalIn<generated.${type}>> = true;`,
    ].join('\n');
  });
  const views = Object.keys(roles).map((role) => {
    const type = `${name}For${typeNameOf(role)}`;
    return `export const same${type}: Same<ViewOf<typeof ${name}, '${role}'>, generated.${type}> = true;`;
  });
  return [
    `import type { DtoOf, ViewOf } from 'gen-dtos';`,
    `import type { ${name} } from './p${index}.model.js';`,
    `import type * as generated from './generated/p${index}.js';`,
    'type Both<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;',
    'type Full<T> = T extends readonly unknown[] ? { [K in keyof T]: Full<T[K]> }',
    '  : T extends Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | Blob | Promise<unknown> | Function ? T',
    '  : T extends object ? { [K in keyof T]-?: Full<T[K]> } : T;',
    // Not `{} extends Pick<T, K>`: every object has a `toString`.
    'type OptionalIn<T> = { [K in keyof T]-?: Pick<T, K> extends Record<K, unknown> ? never : K }[keyof T];',
    // `{}` and `{ id?: never }` are assignable to each other, but not if the key has to be there.
    'type Same<A, B> = Both<A, B> & Both<Full<A>, Full<B>>;',
    ...dtos,
    ...anybody,
    ...views,
  ].join('\n');
}

const COMPILER_OPTIONS = {
  target: 'es2022',
  lib: ['es2023', 'dom'],
  types: ['node'],
  module: 'esnext',
  moduleResolution: 'bundler',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
};

function check(compiler: string): Promise<string[]> {
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['*.types.ts'] }),
  );
  const args = [compiler, '-p', folder, '--pretty', 'false'];
  const options = { cwd: folder, maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (_, stdout, stderr) =>
      resolve((stdout + stderr).split('\n').filter((line) => /^\S/.test(line))),
    );
  });
}
