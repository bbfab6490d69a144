/** The house of ARCHITECTURE.md, as rules: who may import whom, who may speak, what files are called. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/** What only Node's own cryptography has, and the optional peers of one door. */
const CREDENTIALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['src/auth/bytes.ts', ['node:crypto']],
  ['src/auth/password-hash.ts', ['node:crypto']],
  ['src/auth/content-digest.ts', ['structured-headers']],
  ['src/auth/signature-input.ts', ['structured-headers']],
  ['src/auth/is-signed-by.ts', ['http-message-signatures']],
  ['src/auth/sign-request.ts', ['http-message-signatures']],
]);

/** The framework of each adapter, and what belongs to Node. Where there is no entry, any host will do. */
const ADAPTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['src/adapters/express.ts', ['express']],
  ['src/adapters/fastify.ts', ['fastify']],
  ['src/adapters/hono.ts', ['hono']],
  ['src/adapters/nest.ts', ['@nestjs/common', 'node:http']],
  ['src/adapters/trpc.ts', ['@trpc/server']],
  ['src/adapters/node-source.ts', ['node:http']],
  ['src/adapters/send-response.ts', ['node:http']],
]);

/** The parts of `process` that belong to the command. */
const SPEECH = new Set(['stdout', 'stderr', 'stdin', 'exit', 'exitCode', 'argv']);

interface SourceFile {
  /** Relative to the root, with `/`. */
  readonly name: string;
  /** Files by their names, packages by theirs. */
  readonly imports: readonly string[];
  /** Whether it does nothing but export what others declare. */
  readonly isBarrel: boolean;
  /** Whether it prints, reads arguments or ends the process. */
  readonly speaks: boolean;
}

const files = ['src', 'generator', 'templates']
  .flatMap((folder) => glob(`${folder}/**/*.ts`))
  .filter((name) => !/\.test(-d)?\.ts$/.test(name))
  .map(readSource);

/** `file → import` for every import that breaks a rule. */
function broken(
  inFolder: string,
  isAllowed: (imported: string, importing: string) => boolean,
): string[] {
  return files
    .filter(({ name }) => name.startsWith(inFolder))
    .flatMap(({ name, imports }) =>
      imports
        .filter((imported) => !isAllowed(imported, name))
        .map((imported) => `${name} → ${imported}`),
    );
}

const under =
  (...folders: readonly string[]) =>
  (name: string): boolean =>
    folders.some((folder) => name.startsWith(folder));

describe('imports point one way', () => {
  test('src depends on valibot and Standard Schema alone, credentials and adapters on what they need', () => {
    const isAllowed = under('src/', 'valibot', '@standard-schema/spec');
    const needs = (imported: string, importing: string): boolean =>
      (CREDENTIALS.get(importing) ?? ADAPTERS.get(importing))?.includes(imported) ?? false;
    expect(
      broken('src/', (imported, importing) => isAllowed(imported) || needs(imported, importing)),
    ).toEqual([]);
  });

  test('only their own door leads to the packages of HTTP message signatures', () => {
    expect(reachedFrom('src/auth/index.ts').filter(under('http-', 'structured-'))).toEqual([]);
  });

  test('the guard knows no credential, and neither knows how models are declared', () => {
    expect(
      broken(
        'src/guard/',
        under('src/guard/', 'src/runtime/problem.ts', 'src/runtime/problem-response.ts'),
      ),
    ).toEqual([]);
    expect(
      broken(
        'src/auth/',
        (imported) => !imported.startsWith('src/') || under('src/auth/', 'src/guard/')(imported),
      ),
    ).toEqual([]);
  });

  test('an adapter knows no credential, no model and no framework but its own', () => {
    const isAllowed = under('src/adapters/', 'src/guard/refusal.ts', 'src/runtime/');
    const isType = under('src/auth/authentication.ts', 'src/model/grants.ts');
    const isOrigin = under('src/auth/same-origin.ts');
    expect(
      broken(
        'src/adapters/',
        (imported) =>
          !imported.startsWith('src/') ||
          isAllowed(imported) ||
          isType(imported) ||
          isOrigin(imported),
      ),
    ).toEqual([]);
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

  test('what is for tests is imported by nothing else', () => {
    const isOutside = (imported: string, importing: string): boolean =>
      !imported.startsWith('src/testing/') || importing.startsWith('src/testing/');
    expect(broken('', isOutside)).toEqual([]);
  });

  test('ir imports nothing', () => {
    expect(broken('generator/ir/', under('generator/ir/'))).toEqual([]);
  });

  test('templates know the ir and the configuration', () => {
    const isAllowed = under(
      'templates/',
      'generator/ir/',
      'generator/config.ts',
      'openapi3-ts',
      'node:path',
    );
    const reads = under('templates/javascript/');
    expect(
      broken(
        'templates/',
        (imported, importing) =>
          isAllowed(imported) || (reads(importing) && imported === 'oxc-parser'),
      ),
    ).toEqual([]);
  });

  test('a phase knows the ones before it', () => {
    const common = under('generator/ir/', 'generator/diagnostics/', 'generator/config.ts', 'src/');
    const isAllowed = (imported: string, importing: string): boolean => {
      if (imported.startsWith('templates/')) return importing.startsWith('generator/4-emit/');
      const phase = phaseOf(imported);
      if (phase !== undefined) return phase <= (phaseOf(importing) ?? 0);
      return common(imported) || !under('generator/')(imported);
    };
    expect(
      broken(
        'generator/',
        (imported, importing) => phaseOf(importing) === undefined || isAllowed(imported, importing),
      ),
    ).toEqual([]);
  });

  test('diagnostics know no phase', () => {
    const isAllowed = (imported: string): boolean => phaseOf(imported) === undefined;
    expect(broken('generator/diagnostics/', isAllowed)).toEqual([]);
  });

  test('nobody imports the command', () => {
    expect(
      broken(
        '',
        (imported, importing) =>
          !imported.startsWith('generator/cli/') || importing.startsWith('generator/cli/'),
      ),
    ).toEqual([]);
  });

  test('and never in a circle, not even for a type', () => {
    expect(circles()).toEqual([]);
  });
});

test('only the command speaks', () => {
  const speakers = files.filter(({ name, speaks }) => speaks && !MAY_SPEAK.test(name));
  expect(speakers.map(({ name }) => name)).toEqual([]);
});

/** The worker must know when the user's files end the process. */
const MAY_SPEAK = /^generator\/(cli\/|worker\.ts$)/;

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
  return globSync(pattern, { cwd: ROOT });
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

function phaseOf(name: string): number | undefined {
  const number = /^generator\/(\d)-/.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Everything that a file imports, or something that it imports. */
function reachedFrom(start: string): string[] {
  const reached = new Set([start]);
  for (const name of reached) {
    for (const imported of files.find((file) => file.name === name)?.imports ?? []) {
      reached.add(imported);
    }
  }
  return [...reached];
}

/** Each as the files that it goes through. */
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

/** Whether `console`, or one of those parts of `process`, is named in a syntax tree. */
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
