/**
 * What is generated compiles under the strictest flags with every supported TypeScript, and its
 * types are those that `DtoOf` says without code generation.
 */
import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { typeNameOf } from '../../generator/ir/names.js';
import {
  checkBodies,
  generateTorture,
  loadTorture,
  type Torture,
  type TortureModel,
} from './torture.js';

const NODE_MODULES = new URL('../../node_modules/', import.meta.url);

const STRICT = {
  target: 'es2022',
  lib: ['es2023', 'dom'],
  types: [],
  strict: true,
  verbatimModuleSyntax: true,
  declaration: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noEmit: true,
  skipLibCheck: true,
};
const SINCE_5_5 = { isolatedDeclarations: true };
const SINCE_5_8 = { erasableSyntaxOnly: true };

const COMPILERS = [
  { version: '5.4', bin: 'typescript-5.4/lib/tsc.js', flags: {} },
  { version: '5.9', bin: 'typescript-5.9/lib/tsc.js', flags: { ...SINCE_5_5, ...SINCE_5_8 } },
  { version: '6.0', bin: 'typescript-6.0/lib/tsc.js', flags: { ...SINCE_5_5, ...SINCE_5_8 } },
  { version: '7.0', bin: 'typescript/bin/tsc', flags: { ...SINCE_5_5, ...SINCE_5_8 } },
];

const RESOLUTIONS = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};

const ALL = COMPILERS.flatMap((compiler) =>
  Object.entries(RESOLUTIONS).map(([resolution, flags]) => ({
    ...compiler,
    resolution,
    flags: { ...STRICT, ...flags, ...compiler.flags },
  })),
);

/** The older compilers take seconds: in a short run each of them resolves in one way. */
const SKIPPED = ['5.4 bundler', '5.9 nodenext', '6.0 bundler'];
const CASES = process.env['GEN_DTOS_LONG']
  ? ALL
  : ALL.filter(({ version, resolution }) => !SKIPPED.includes(`${version} ${resolution}`));

const isForDeclarations = ({ version, resolution }: (typeof ALL)[number]): boolean =>
  process.env['GEN_DTOS_LONG'] !== undefined ||
  !['6.0 nodenext', '7.0 bundler'].includes(`${version} ${resolution}`);

let torture: Torture;
/** The same, generated as JavaScript and declarations. */
let declared: Torture;
beforeAll(async () => {
  torture = await loadTorture(await generateTorture('torture-compile'));
  declared = await loadTorture(await generateTorture('torture-declarations', { emit: 'js' }));
  checkBodies(torture.folder);
  for (const one of [torture, declared]) {
    writeFileSync(path.join(one.folder, 'same-types.ts'), typeTests(one));
    writeFileSync(path.join(one.folder, 'refused.ts'), REFUSED);
  }
});

// Five compilers at once, on a machine that may be busy.
describe.concurrent('generated code compiles', { timeout: 600_000 }, () => {
  test.each(CASES)('in TypeScript $version, $resolution', ({ version, ...options }) =>
    expectCompiled(torture, `${version}-${options.resolution}`, options),
  );
});

describe.concurrent('generated declarations compile', { timeout: 600_000 }, () => {
  test.each(CASES.filter(isForDeclarations))(
    'in TypeScript $version, $resolution',
    ({ version, ...options }) => {
      const flags = { ...options.flags, skipLibCheck: false };
      return expectCompiled(declared, `${version}-${options.resolution}`, { ...options, flags });
    },
  );
});

async function expectCompiled(
  { folder }: Torture,
  name: string,
  { bin, flags }: { readonly bin: string; readonly flags: object },
): Promise<void> {
  const modules = readdirSync(path.join(folder, 'generated')).filter((file) =>
    file.endsWith('.ts'),
  );
  const files = [...modules.map((file) => `generated/${file}`), 'same-types.ts', 'refused.ts'];
  const project = path.join(folder, `tsconfig.${name}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions: flags, files }));

  const errors = await compile(fileURLToPath(new URL(bin, NODE_MODULES)), project);

  expect(errors.filter((error) => !isExpected(error))).toEqual([]);
  expect(errors.filter((error) => error.startsWith('refused.ts(3,'))).toHaveLength(1);
}

/** If the compiler did not look, it would not find this either. */
const REFUSED = `import type { UpdateSealedByOwner } from './generated/index.js';

export const refused: UpdateSealedByOwner = { shut: 'not writable' };
`;

/** The one above, and what `isolatedDeclarations` asks of the user's own files. */
const isExpected = (error: string): boolean =>
  error.startsWith('refused.ts') || /^(models\/|[\w-]+\.ts).*error TS90\d\d/.test(error);

function compile(compiler: string, project: string): Promise<string[]> {
  const args = [compiler, '-p', project, '--pretty', 'false'];
  const options = { cwd: path.dirname(project), maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (_, stdout, stderr) =>
      resolve((stdout + stderr).split('\n').filter((line) => /^\S/.test(line))),
    );
  });
}

/** `true` must be assignable to the answer whether an emitted type is the one of `DtoOf`. */
function typeTests({ models }: Torture): string {
  const modules = [...new Set(models.map((model) => model.module))];
  return [
    `import type { DtoOf, ViewOf } from 'gen-dtos';`,
    `import type * as generated from './generated/index.js';`,
    ...modules.map(
      (module, index) =>
        `import type * as models${index} from '${module.replace(/\.ts$/, '.js')}';`,
    ),
    'type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;',
    ...models.flatMap((model) => testsOf(model, `models${modules.indexOf(model.module)}`)),
  ].join('\n');
}

function testsOf({ definition, exportName }: TortureModel, module: string): string[] {
  const roles = [...definition.roles.keys()];
  const views = roles.map((role) => {
    const any = `${typeNameOf(definition.name)}For`;
    const name = `${any}${typeNameOf(role)}`;
    const said = `ViewOf<typeof ${module}['${exportName}'], '${role}'>`;
    const same = `export const same${name}: Identical<generated.${name}, ${said}> = true;`;
    // To the compiler every object has a `toString`, of another type than the field.
    if (Object.keys(definition.fields).some((key) => key in Object.prototype)) return same;
    return `${same}
export const any${name}: generated.${name} extends generated.${any} ? true : false = true;`;
  });
  const dtos = ['create', 'update', 'replace'].flatMap((shape) =>
    roles.map((role) => {
      const name = `${typeNameOf(shape)}${typeNameOf(definition.name)}By${typeNameOf(role)}`;
      const said = `DtoOf<typeof ${module}['${exportName}'], '${shape}', '${role}'>`;
      return `export const same${name}: Identical<generated.${name}, ${said}> = true;`;
    }),
  );
  return [...dtos, ...views];
}
