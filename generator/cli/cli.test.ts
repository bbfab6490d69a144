import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test as sequential } from 'vitest';
import { BIN, CONFIG, modelFile, Project, run, type Report } from '../../test/project.js';

const test = sequential.concurrent;

const USER = { 'user.model.ts': modelFile() };

/** A project whose output is up to date. */
async function upToDate(): Promise<Project> {
  const project = new Project(USER);
  expect((await project.run()).code).toBe(0);
  return project;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends a run, which leaves nothing behind',
  async (signal) => {
    const project = new Project({
      'user.model.ts': `console.log('hanging');\nfor (;;);\n`,
      'temporary/.keep': '',
    });
    const env = { ...process.env, TMPDIR: project.path('temporary') };
    const child = spawn(process.execPath, [BIN, '--cwd', project.folder], { env });
    await once(child.stderr, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(project.list('temporary')).toEqual(['.keep']);
    expect(project.list()).toEqual([]);
  },
);

describe('usage', () => {
  test('--help prints the options as data and succeeds', async () => {
    const { code, stdout, stderr } = await run(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Usage: npx gen-dtos [options]');
  });

  test('--version prints the version of the package', async () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(text) as { version: string };
    expect((await run(['-v'])).stdout).toBe(`${version}\n`);
  });

  test.each([
    ['an unknown option', ['--chekc'], "'--chekc'"],
    ['an argument too many', ['models'], "'models'"],
    ['an option without its value', ['--config'], '--config'],
    ['an option in place of a value', ['--cwd', '--check'], '--cwd'],
    ['a value for an option that takes none', ['--check=3'], '--check'],
    ['a folder that is not there', ['--cwd', '/nowhere/at/all'], "'/nowhere/at/all'"],
    ['a folder that is a file', ['--cwd', BIN], BIN],
    ['an empty folder name', ['--cwd', ''], "''"],
  ])('%s is bad usage', async (_, args, named) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error usage: .+\n {2}help: .*npx gen-dtos --help lists the options\.\n$/,
    );
    expect(stderr).toContain(named);
  });

  test('a working directory that is gone is bad usage', () => {
    const folder = new Project({}).path('gone');
    const script = `mkdir "$1" && cd "$1" && rmdir "$1" && exec "$2" "$3"`;
    const args = ['-c', script, 'sh', folder, process.execPath, BIN];
    const { status, stderr } = spawnSync('sh', args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^error usage: The working directory is gone\.\n/) as string,
    });
  });

  test('a folder for temporary files that is not there is bad usage', async () => {
    const env = { ...process.env, TMPDIR: '/nowhere/at/all' };
    const { code, stdout } = await run(['--cwd', new Project(USER).folder, '--json'], { env });
    const { diagnostics } = JSON.parse(stdout) as Report;
    expect({ code, said: diagnostics.map((one) => `${one.code}: ${one.message}`) }).toEqual({
      code: 2,
      said: [
        expect.stringMatching(
          /^output-unwritable: The folder for temporary files can't be written \(ENOENT/,
        ) as string,
      ],
    });
  });

  test.each([
    ['--chek', "There is no option '--chek'.\n  help: Did you mean '--check'? npx"],
    ['--wach', "There is no option '--wach'.\n  help: Did you mean '--watch'? npx"],
    ['--siltent', "There is no option '--siltent'.\n  help: Did you mean '--silent'? npx"],
    ['--cfg=a.ts', "There is no option '--cfg'.\n  help: npx"],
    ['-x', "There is no option '-x'.\n  help: npx"],
  ])('%s is answered with the option that is meant, if one is near', async (option, said) => {
    expect((await run(['--json', option])).stderr).toContain(`error usage: ${said}`);
  });

  test.each([
    ['no file', 'nope.ts'],
    ['a folder', 'out'],
    ['nothing', ''],
  ])('a configuration that is %s is bad usage', async (_, name) => {
    const project = await upToDate();
    const { code, stderr } = await project.run('--config', name);
    expect(code).toBe(2);
    expect(stderr).toContain(`config-missing: There is no configuration file '${name}'.`);
  });

  test('a configuration elsewhere makes its folder the root', async () => {
    const project = new Project({});
    project.write({
      'packages/api/dtos.config.ts': CONFIG,
      'packages/api/user.model.ts': modelFile().replace('./', '../../'),
    });
    const { code } = await project.run('--config', 'packages/api/dtos.config.ts');
    expect(code).toBe(0);
    expect(project.list('packages/api/out')).toContain('user.ts');
  });

  test('a reader that goes away is no error', () => {
    const command = `"${process.execPath}" "${BIN}" --help | true; echo "\${PIPESTATUS[0]}"`;
    expect(execFileSync('bash', ['-c', command], { encoding: 'utf8' })).toBe('0\n');
  });
});

describe('data that cannot be written', () => {
  /** What the command prints to stderr in a shell, with its exit code as the last line. */
  const inShell = (args: string, before = 'true'): string => {
    const command = `${before}; "${process.execPath}" "${BIN}" ${args}; echo "$?" >&2`;
    return spawnSync('bash', ['-c', command], { encoding: 'utf8' }).stderr;
  };

  const hasFullDevice = existsSync('/dev/full');
  sequential.skipIf(!hasFullDevice).each(['--help', '--version', '--json'])(
    'is no success of %s',
    (option) => {
      const { folder } = new Project(USER);
      const said = inShell(`${option} --cwd "${folder}" >/dev/full`);
      expect(said).toMatch(/^error stdout: .*\(ENOSPC\)\.\n {2}help: .*\n(?:.*\n)*2\n$/m);
    },
  );

  test('is an error if a file takes only its beginning', () => {
    const file = new Project({ 'out.txt': 'x'.repeat(900) }).path('out.txt');
    const said = inShell(`--help >>"${file}"`, 'ulimit -f 1'); // 1,024 bytes
    expect(said).toMatch(/^error stdout: .*\(EFBIG\)\.\n {2}help: .*\n2\n$/);
  });

  sequential.skipIf(!hasFullDevice)('is no failure if it is progress', () => {
    const { folder } = new Project(USER);
    expect(inShell(`--cwd "${folder}" 2>/dev/full`)).toBe('0\n');
  });
});

describe('what is printed', () => {
  test('--json prints what was read, what was written and what is wrong', async () => {
    const project = new Project(USER);
    const { stdout } = await project.run('--json');
    expect(JSON.parse(stdout)).toEqual({
      root: project.folder,
      ok: true,
      inputs: ['access.ts', 'gen-dtos.config.ts', 'user.model.ts'],
      outputs: project.list().map((name) => ({ file: `out/${name}`, status: 'created' })),
      diagnostics: [],
    });
  });

  test('--json prints data when something is wrong, too', async () => {
    const project = new Project({});
    const { code, stdout } = await project.run('--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'models-missing' }],
    });
  });

  test('without --json nothing is printed to stdout', async () => {
    const project = new Project(USER);
    expect((await project.run()).stdout).toBe('');
  });

  test('what says the same of many fields is printed once, and --json has all of it', async () => {
    const fields = [1, 2, 3, 4, 5, 6].map(
      (one) => `  u${one}: field(v.pipe(v.string(), v.url()), { writableBy: ['owner'] }),`,
    );
    const project = new Project({ 'user.model.ts': modelFile('User', fields.join('\n')) });
    const { stdout, stderr } = await project.run('--json');
    const { diagnostics } = JSON.parse(stdout) as Report;
    expect(diagnostics.map((one) => one.location?.line)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(stderr).toContain(`info schema-wider: The JSON Schema of field '…' accepts more than`);
    const places = stderr.split('\n').filter((line) => line.includes('user.model.ts:'));
    expect(places.map((line) => line.replace(/^ .*\//, ''))).toEqual([
      "user.model.ts:4:3 'User.u1'",
      "user.model.ts:5:3 'User.u2'",
      "user.model.ts:6:3 'User.u3'",
    ]);
    expect(stderr).toContain('\n  and 3 more (--json lists all)\n');
  });

  test('--silent says nothing when all is well', async () => {
    const project = new Project({ 'user.model.ts': `console.log('NOISE');\n${modelFile()}` });
    expect(await project.run('--silent')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('--silent still prints errors', async () => {
    const project = new Project({});
    expect((await project.run('--silent')).stderr).toMatch(/^error models-missing: /);
  });

  test('a pipe gets no colours', async () => {
    const project = new Project({});
    expect((await project.run()).stderr).not.toContain('\u001b');
  });

  const hasScript = existsSync('/usr/bin/script');
  sequential.skipIf(!hasScript)('a terminal gets colours, unless NO_COLOR is set', () => {
    const project = new Project({});
    const inTerminal = (NO_COLOR: string): string =>
      execFileSync(
        'script',
        ['-qec', `${process.execPath} ${BIN} --cwd ${project.folder}; true`, '/dev/null'],
        {
          encoding: 'utf8',
          env: { ...process.env, NO_COLOR },
        },
      );
    expect(inTerminal('')).toContain('\u001b[31merror\u001b');
    expect(inTerminal('1')).not.toContain('\u001b[31m');
  });
});

describe('--check', () => {
  test('is content with what was generated', async () => {
    const project = await upToDate();
    expect((await project.run('--check')).code).toBe(0);
  });

  test('lists what is missing, and writes nothing', async () => {
    const project = new Project(USER);
    const { code, diagnostics } = await project.report('--check');
    expect(code).toBe(1);
    expect(new Set(diagnostics.map((one) => one.code))).toEqual(new Set(['output-missing']));
    expect(diagnostics[0]?.message).toBe('out/user.ts is missing.');
    expect(diagnostics[0]?.location).toEqual({ file: 'user.model.ts' });
    expect(project.list('.')).not.toContain('out');
  });

  test('lists what is stale, and leaves it', async () => {
    const project = await upToDate();
    const edited = `${project.read('out/user.ts')}// edited\n`;
    project.write({ 'out/user.ts': edited });
    const { code, diagnostics } = await project.report('--check');
    expect({ code, said: diagnostics.map(({ message }) => message) }).toEqual({
      code: 1,
      said: ['out/user.ts differs from what the models say.'],
    });
    expect(project.read('out/user.ts')).toBe(edited);
  });

  test('lists what is orphaned, and leaves it', async () => {
    const project = await upToDate();
    project.write({ 'out/gone.ts': project.read('out/user.ts') });
    const { code, diagnostics } = await project.report('--check');
    expect({ code, said: diagnostics.map(({ message }) => message) }).toEqual({
      code: 1,
      said: ['out/gone.ts belongs to no model any more.'],
    });
    expect(project.list()).toContain('gone.ts');
  });

  test('refuses a foreign file in the way', async () => {
    const project = await upToDate();
    project.write({ 'out/user.ts': 'export {};' });
    const { code, diagnostics } = await project.report('--check');
    expect({ code, said: diagnostics.map((one) => one.code) }).toEqual({
      code: 1,
      said: ['output-foreign'],
    });
  });

  test('refuses an output folder that is a file', async () => {
    const project = new Project({ ...USER, out: 'a file' });
    const { code, diagnostics } = await project.report('--check');
    expect({ code, said: diagnostics.map((one) => one.code) }).toEqual({
      code: 2,
      said: ['output-unwritable'],
    });
  });

  test('says what is wrong with the models first', async () => {
    const project = new Project({
      'user.model.ts': modelFile('User', `  a: field(v.string(), { writableBy: ['x' as any] }),`),
    });
    expect(await project.complaints('--check')).toEqual(['error role-unknown user.model.ts:4:39']);
  });
});

describe('output', () => {
  test('is the same bytes wherever and whenever it is made', async () => {
    const [one, other] = [await upToDate(), await upToDate()];
    expect(one.output()).toEqual(other.output());
  });

  test('is not touched if it would not change', async () => {
    const project = await upToDate();
    const times = (): number[] =>
      project.list().map((name) => statSync(project.path(`out/${name}`)).mtimeMs);
    const before = times();
    const { outputs } = await project.report();
    expect(times()).toEqual(before);
    expect(new Set(outputs.map(({ status }) => status))).toEqual(new Set(['unchanged']));
  });

  test('changes where a model changed, and only there', async () => {
    const project = new Project({ ...USER, 'team.model.ts': modelFile('Team') });
    await project.run();
    project.write({
      'user.model.ts': modelFile('User', `  name: field(v.number(), { writableBy: ['owner'] }),`),
    });
    const { outputs } = await project.report();
    const changed = outputs.filter(({ status }) => status === 'changed').map(({ file }) => file);
    expect(changed).toContain('out/user.ts');
    expect(changed).not.toContain('out/team.ts');
  });

  test('of a model that is gone is removed', async () => {
    const project = new Project({ ...USER, 'team.model.ts': modelFile('Team') });
    await project.run();
    project.write({ 'team.model.ts': 'export {};' });
    const { outputs } = await project.report();
    expect(outputs).toContainEqual({ file: 'out/team.ts', status: 'removed' });
    expect(project.list().filter((name) => name.startsWith('team'))).toEqual([]);
  });

  test('leaves alone what it did not write', async () => {
    const theirs = {
      'out/notes.ts': '// Our DTOs are @generated by gen-dtos.\n',
      'out/data.json': '{ "by": "@generated by gen-dtos" }',
      'out/.gitkeep': '',
      'out/deep/user.ts': '// @generated by gen-dtos from user.model.ts. Do not edit.\n',
    };
    const project = new Project({ ...USER, ...theirs });
    await project.run();
    expect(Object.keys(theirs).map((name) => project.read(name))).toEqual(Object.values(theirs));
  });
});
