/** Checks the rules of ARCHITECTURE.md: who may import what, who may print, how files are named. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/** The files that may import Node's own cryptography or the optional peer packages. */
const CREDENTIALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['src/auth/bytes.ts', ['node:crypto']],
  ['src/auth/basic/password-hash.ts', ['node:crypto']],
  ['src/auth/http-signature/content-digest.ts', ['structured-headers']],
  ['src/auth/http-signature/signature-input.ts', ['structured-headers']],
  ['src/auth/http-signature/is-signed-by.ts', ['http-message-signatures']],
  ['src/auth/http-signature/sign-request.ts', ['http-message-signatures']],
]);

/**
 * What each adapter may import: its framework, and Node. An adapter without an entry runs on any
 * host.
 */
const ADAPTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['src/adapters/express.ts', ['express']],
  ['src/adapters/fastify.ts', ['fastify']],
  ['src/adapters/hono.ts', ['hono']],
  ['src/adapters/nest.ts', ['@nestjs/common', 'node:http']],
  ['src/adapters/nest-error-filter.ts', ['@nestjs/common']],
  ['src/adapters/trpc.ts', ['@trpc/server']],
  ['src/adapters/receive/node-source.ts', ['node:http']],
  ['src/adapters/send-response.ts', ['node:http']],
]);

/** The parts of `process` that only the command may use. */
const SPEECH = new Set(['stdout', 'stderr', 'stdin', 'exit', 'exitCode', 'argv']);

interface SourceFile {
  /** Relative to the root, with `/`. */
  readonly name: string;
  /** File names and package names. */
  readonly imports: readonly string[];
  /** Whether it only re-exports what other files declare. */
  readonly isBarrel: boolean;
  /** Whether it prints, reads arguments or ends the process. */
  readonly speaks: boolean;
}

const files = ['src', 'generator', 'templates']
  .flatMap((folder) => glob(`${folder}/**/*.ts`))
  .filter((name) => !/\.test(-d)?\.ts$/.test(name))
  .map(readSource);

/** A row of the table in ARCHITECTURE.md. */
interface Row {
  readonly title: string;
  readonly files: ReadonlySet<string>;
  /** What these may import besides each other: files and packages, as written in the table. */
  readonly mayImport: readonly string[];
}

const rows = readRows();

/** The most specific row for a file: a folder with a row may be inside another one with a row. */
function rowOf(name: string): Row | undefined {
  const [smallest] = rows
    .filter((row) => row.files.has(name))
    .toSorted((a, b) => a.files.size - b.files.size);
  return smallest;
}

const under =
  (...folders: readonly string[]) =>
  (name: string): boolean =>
    folders.some((folder) => name.startsWith(folder));

describe('the table of ARCHITECTURE.md', () => {
  test('has a row for every file, and none without', () => {
    expect(files.map(({ name }) => name).filter((name) => rowOf(name) === undefined)).toEqual([]);
    expect(rows.filter((row) => row.files.size === 0).map((row) => row.title)).toEqual([]);
  });

  test('names no file that is not there', () => {
    const paths = rows.flatMap((row) => row.mayImport).filter(isPath);
    expect(paths.filter((written) => filesUnder(written).length === 0)).toEqual([]);
  });

  test.each(rows.map((row) => [row.title, row] as const))('says what %s imports', (_, row) => {
    const allowed = new Set([...row.files, ...row.mayImport.filter(isPath).flatMap(filesUnder)]);
    const isAllowed = (imported: string): boolean =>
      allowed.has(imported) || row.mayImport.some((written) => isIn(written, imported));
    const broken = files
      .filter(({ name }) => rowOf(name) === row)
      .flatMap(({ name, imports }) =>
        imports
          .filter((imported) => !isAllowed(imported) && !ADAPTERS.get(name)?.includes(imported))
          .map((imported) => `${name} → ${imported}`),
      );
    expect(broken).toEqual([]);
  });
});

describe('imports point one way', () => {
  test('in src, only what needs more than valibot and Standard Schema imports more', () => {
    const isUsual = under('src/', 'valibot', '@standard-schema/spec');
    const needs = files
      .filter(({ name }) => name.startsWith('src/'))
      .map(({ name, imports }) => [name, imports.filter((one) => !isUsual(one))] as const)
      .filter(([, imports]) => imports.length > 0);
    expect(new Map(needs)).toEqual(new Map([...CREDENTIALS, ...ADAPTERS]));
  });

  test('only their own door leads to the packages of HTTP message signatures', () => {
    expect(reachedFrom('src/auth/index.ts').filter(under('http-', 'structured-'))).toEqual([]);
  });

  test('an adapter knows no framework but its own', () => {
    const doors = [...ADAPTERS.values()].flat();
    for (const door of ['express', 'fastify', 'hono', 'nest', 'trpc', 'web']) {
      const own = ADAPTERS.get(`src/adapters/${door}.ts`) ?? [];
      const others = doors.filter((name) => name !== 'node:http' && !own.includes(name));
      expect(
        reachedFrom(`src/adapters/${door}.ts`).filter((name) => others.includes(name)),
      ).toEqual([]);
    }
  });

  test.each(['hono', 'web'])('%s asks for no Node', (door) => {
    const reached = reachedFrom(`src/adapters/${door}.ts`);
    expect(reached.length).toBeGreaterThan(10);
    expect(reached.filter(under('node:', 'src/auth/')).toSorted()).toEqual([
      'src/auth/authentication.ts',
      'src/auth/same-origin.ts',
    ]);
  });

  test('and never in a circle, not even for a type', () => {
    expect(circles()).toEqual([]);
  });
});

test('only the command speaks', () => {
  const speakers = files.filter(({ name, speaks }) => speaks && !MAY_SPEAK.test(name));
  expect(speakers.map(({ name }) => name)).toEqual([]);
});

/** Files that may print. The worker must notice when the user's files end the process. */
const MAY_SPEAK = /^generator\/(cli\/|worker\/worker\.ts$)/;

describe('a file', () => {
  test('has a name in kebab case', () => {
    const names = files.flatMap(({ name }) => name.split('/'));
    expect(names.filter((name) => !/^(\d-)?[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/.test(name))).toEqual([]);
  });

  test('says by its name what is in it', () => {
    const vague = /(^|\/)(utils?|helpers?|common|core|shared|misc|lib)(\.ts|\/)/;
    expect(files.filter(({ name }) => vague.test(name)).map(({ name }) => name)).toEqual([]);
  });

  test('declares what it exports, but for the entries of the package', () => {
    const barrels = files.filter(({ isBarrel }) => isBarrel).map(({ name }) => name);
    expect(barrels.sort()).toEqual([
      'generator/index.ts',
      'src/auth/http-signatures.ts',
      'src/auth/index.ts',
      'src/guard/index.ts',
      'src/index.ts',
      'src/runtime/generated.ts',
      'src/runtime/index.ts',
      'src/runtime/schema.ts',
      'src/testing/index.ts',
    ]);
  });
});

function glob(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT, expandDirectories: false });
}

/** The rows of the table, by what is in backquotes in its first and its last column. */
function readRows(): Row[] {
  const text = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const [, house = ''] = text.split('\n## Folders\n');
  const [table = ''] = house.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [title = '', , last = ''] = line.split('|').slice(1);
      return { title: title.trim(), named: quoted(title), mayImport: quoted(last) };
    })
    .filter(({ named }) => named.some(isPath))
    .map(({ named, ...row }) => ({ ...row, files: new Set(named.flatMap(filesUnder)) }));
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
}

function isPath(written: string): boolean {
  return /^(?:src|generator|templates)(?:\/|$)/.test(written);
}

/** The files that a file, folder or pattern in the table stands for. `.ts` may be left out. */
function filesUnder(written: string): string[] {
  const bare = written.replace(/\/$/, '');
  return [bare, `${bare}.ts`, `${bare}/**/*.ts`].flatMap(glob);
}

/** Whether an import is from a package; `node:` stands for all of Node. */
function isIn(written: string, imported: string): boolean {
  return imported === written || imported.startsWith(written === 'node:' ? written : `${written}/`);
}

function readSource(name: string): SourceFile {
  const text = readFileSync(path.join(ROOT, name), 'utf8');
  const { program, module } = parseSync(name, text);
  const requests = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
  ];
  const isBarrel =
    program.body.length > 0 &&
    program.body.every(
      (statement) =>
        'source' in statement &&
        statement.type !== 'ImportDeclaration' &&
        statement.source !== null,
    );
  return {
    name,
    isBarrel,
    speaks: isSpoken(program),
    imports: [...new Set(requests)].map((request) => resolve(name, request)),
  };
}

function resolve(from: string, request: string): string {
  if (!request.startsWith('.')) return request;
  return path.posix.join(path.posix.dirname(from), request).replace(/\.js$/, '.ts');
}

/** Everything that a file imports, directly or not. */
function reachedFrom(start: string): string[] {
  const reached = new Set([start]);
  for (const name of reached) {
    for (const imported of files.find((file) => file.name === name)?.imports ?? []) {
      reached.add(imported);
    }
  }
  return [...reached];
}

/** The import cycles, each as a chain of files. */
function circles(): string[] {
  const imports = new Map(files.map((file) => [file.name, file.imports]));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name);
    if (start !== -1) found.push([...trail.slice(start), name].join(' → '));
    if (start !== -1 || done.has(name)) return;
    imports.get(name)?.forEach((imported) => visit(imported, [...trail, name]));
    done.add(name);
  };
  for (const name of imports.keys()) visit(name, []);
  return found;
}

/** Whether a syntax tree mentions `console` or one of those parts of `process`. */
function isSpoken(tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  const { type, object, property } = tree as MemberExpression;
  if (type === 'MemberExpression') {
    if (object.name === 'console') return true;
    if (object.name === 'process' && SPEECH.has(property.name ?? '')) return true;
  }
  return Object.values(tree).some(isSpoken);
}

interface MemberExpression {
  readonly type: string;
  readonly object: { readonly name?: string };
  readonly property: { readonly name?: string };
}
