import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { afterAll, expect, test as sequential, vi } from 'vitest';
import { ACCESS, BIN, CONFIG, HEAD, modelFile, Project, run } from '../../test/project.js';

const test = sequential.concurrent;

/** Long enough for a busy machine. */
const PATIENCE = { timeout: 30_000, interval: 20 };

const started: ChildProcess[] = [];
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

/** The command with `--watch`, running in a project. */
class Watcher {
  readonly #child: ChildProcess;
  #printed = '';
  #read = 0;

  constructor(project: Project, folder = '.') {
    this.#child = spawn(process.execPath, [BIN, '--watch', '--cwd', project.path(folder)]);
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#printed += text));
    started.push(this.#child);
  }

  /** What is printed up to the end of the next run whose output contains this text. */
  async until(said: string): Promise<string> {
    const found = await vi.waitFor(() => {
      const rest = this.#printed.slice(this.#read);
      const end = /^(?:.* in \d+ ms\.).*\n/gm;
      for (let match = end.exec(rest); match !== null; match = end.exec(rest)) {
        const text = rest.slice(0, end.lastIndex);
        if (text.includes(said)) return text;
      }
      throw new Error(`'${said}' is not in: ${rest}`);
    }, PATIENCE);
    this.#read += found.length;
    return found;
  }

  printed(): string {
    return this.#printed;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<unknown> {
    const closed = once(this.#child, 'close');
    this.#child.kill(signal);
    const [code] = await closed;
    return code;
  }
}

async function watching(files: Record<string, string>): Promise<[Project, Watcher]> {
  const project = new Project(files);
  const watcher = new Watcher(project);
  await watcher.until(' written or removed');
  return [project, watcher];
}

const withField = (name: string): string =>
  modelFile('User', `  ${name}: field(v.string(), { writableBy: ['owner'] }),`);

test('what changed is generated again, and nothing else is listed', async () => {
  const [project, watcher] = await watching({
    'user.model.ts': modelFile(),
    'post.model.ts': modelFile('Post'),
  });
  project.write({ 'user.model.ts': withField('email') });
  const printed = await watcher.until('4 written or removed');
  expect(printed.trim().split('\n').slice(0, -1).join('\n')).toMatch(
    /^changed .*access-matrix\.md\nchanged .*user\.json-schema\.ts\nchanged .*user\.schema\.ts\nchanged .*user\.ts$/,
  );
  expect(project.read('out/user.ts')).toContain('email?: string;');
  expect(await watcher.end()).toBe(0);
});

test('a model that is added to another package is read', async () => {
  const project = new Project({
    'models/user.model.ts': modelFile().replace('./', '../'),
    'app/gen-dtos.config.ts': `export default { models: ['../models/**/*.model.ts'], outDir: 'out' };`,
  });
  const watcher = new Watcher(project, 'app');
  await watcher.until(' written or removed');
  const model = modelFile('Post').replace('./', '../../');
  // Nothing shows when that folder is being watched, so write until it is noticed.
  let times = 0;
  const writing = setInterval(() => {
    project.write({ 'models/deep/post.model.ts': `${model}// ${times++}\n` });
  }, 300);
  try {
    await watcher.until('post.ts');
  } finally {
    clearInterval(writing);
  }
  expect(await watcher.end()).toBe(0);
});

test('a module that a model imports is read anew', async () => {
  const [project, watcher] = await watching({
    'longest.ts': 'export const longest = 7;\n',
    'user.model.ts': `${HEAD}import { longest } from './longest.js';
export const User = model('User', {
  name: field(v.pipe(v.string(), v.maxLength(longest)), { writableBy: ['owner'] }),
});
`,
  });
  for (const longest of [8, 9]) {
    project.write({ 'longest.ts': `export const longest = ${longest};\n` });
    await watcher.until('3 written or removed');
    expect(project.read('out/user.schema.ts')).toContain(`v.maxLength(${longest})`);
  }
  await watcher.end();
});

test('a change of a nested model changes the models that nest it', async () => {
  const [project, watcher] = await watching({
    'place.model.ts': modelFile('Place'),
    'user.model.ts': `${HEAD}import { Place } from './place.model.js';
export const User = model('User', { place: field(Place, { writableBy: ['owner'] }) });
`,
  });
  const filledIn = `  city: field(v.optional(v.string(), ''), { writableBy: ['owner'] }),`;
  project.write({ 'place.model.ts': modelFile('Place', filledIn) });
  await watcher.until(' written or removed');
  expect(project.read('out/user.ts')).toContain('CreatePlaceByOwnerInput');
  await watcher.end();
});

test('models come and go', async () => {
  const [project, watcher] = await watching({ 'user.model.ts': modelFile() });
  project.write({ 'more/post.model.ts': modelFile('Post').replace('./access', '../access') });
  await watcher.until('created');
  expect(project.list()).toContain('post.ts');
  rmSync(project.path('more/post.model.ts'));
  await watcher.until('removed   ');
  expect(project.list()).not.toContain('post.ts');
  await watcher.end();
});

test('the configuration and the roles are read anew', async () => {
  const [project, watcher] = await watching({ 'user.model.ts': modelFile() });
  project.write({ 'access.ts': ACCESS.replace('{ owner:', "{ admin: 'Staff', owner:") });
  await watcher.until('role-unused');
  expect(project.read('out/user.ts')).toContain('UpdateUserByAdmin');
  project.write({ 'gen-dtos.config.ts': CONFIG.replace("'out'", "'elsewhere'") });
  await watcher.until('created');
  expect(project.list('elsewhere')).toContain('user.ts');
  await watcher.end();
});

test.each([
  ['is no TypeScript', 'export const = ;', 'model-syntax'],
  ['throws', 'throw new Error("no");', 'model-threw'],
  ['ends the process', 'process.exit(3);', 'model-exited'],
  ['imports what is not there', `import './missing.js';`, 'model-import'],
])('a model that %s is reported, and the output stays as it was', async (_, text, code) => {
  const [project, watcher] = await watching({ 'user.model.ts': modelFile() });
  const output = project.output();
  project.write({ 'user.model.ts': text });
  const printed = await watcher.until('Nothing was written');
  expect(printed).toContain(`error ${code}: `);
  expect(project.output()).toEqual(output);
  // At once, as an editor that formats what it has just saved.
  project.write({ 'user.model.ts': withField('email') });
  await watcher.until('4 written or removed');
  expect(project.read('out/user.ts')).toContain('email?: string;');
  expect(await watcher.end()).toBe(0);
});

test('adding a missing file fixes the model that imports it', async () => {
  const project = new Project({ 'user.model.ts': `import './missing.js';\n${modelFile()}` });
  const watcher = new Watcher(project);
  await watcher.until('Nothing was written');
  project.write({ 'missing.ts': 'export {};\n' });
  await watcher.until(' written or removed');
  expect(project.list()).toContain('user.ts');
  await watcher.end();
});

test('a file that comes before the one that was imported is read instead', async () => {
  const [project, watcher] = await watching({
    'longest.ts': 'export const longest = 7;\n',
    'user.model.ts': `${HEAD}import { longest } from './longest.js';
export const User = model('User', {
  name: field(v.pipe(v.string(), v.maxLength(longest)), { writableBy: ['owner'] }),
});
`,
  });
  project.write({ 'longest.js': 'export const longest = 8;\n' });
  await watcher.until('3 written or removed');
  expect(project.read('out/user.schema.ts')).toContain('v.maxLength(8)');
  rmSync(project.path('longest.js'));
  await watcher.until('3 written or removed');
  expect(project.read('out/user.schema.ts')).toContain('v.maxLength(7)');
  await watcher.end();
});

test('other files start no run', async () => {
  const [project, watcher] = await watching({ 'user.model.ts': modelFile() });
  project.write({ 'notes.ts': 'export {};\n', 'notes.md': '# Notes\n' });
  project.write({ 'user.model.ts': withField('email') });
  await watcher.until(' written or removed');
  project.write({ 'notes.ts': 'export const note = 1;\n' });
  project.write({ 'user.model.ts': withField('phone') });
  await watcher.until(' written or removed');
  expect(watcher.printed().match(/ written or removed/g)).toHaveLength(3);
  await watcher.end();
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the command with exit code 0',
  async (signal) => {
    const [, watcher] = await watching({ 'user.model.ts': modelFile() });
    expect(await watcher.end(signal)).toBe(0);
  },
);

test('it ends when nobody reads its output any more', async () => {
  const project = new Project({ 'user.model.ts': modelFile() });
  const child = spawn(process.execPath, [BIN, '--watch', '--json', '--cwd', project.folder]);
  started.push(child);
  const closed = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  await vi.waitFor(() => expect(said).toContain(' written or removed'), PATIENCE);
  project.write({ 'user.model.ts': withField('email') });
  expect(await closed).toEqual([0, null]);
  expect(said).not.toContain('error');
});

test('it can be ended while a model hangs, and leaves nothing behind', async () => {
  const [project, watcher] = await watching({ 'user.model.ts': modelFile() });
  const files = project.list();
  project.write({ 'user.model.ts': `console.log('hanging');\nfor (;;);\n` });
  await vi.waitFor(() => expect(watcher.printed()).toContain('hanging'), PATIENCE);
  expect(await watcher.end()).toBe(0);
  expect(project.list()).toEqual(files);
});

const LIMITED = ['-Ur', 'sh', '-c', 'echo 3 > /proc/sys/user/max_inotify_watches && "$@"', 'sh'];

sequential.skipIf(spawnSync('unshare', [...LIMITED, 'true']).status !== 0)(
  'where the system watches no more files, that is said, and it ends',
  async () => {
    const { folder } = new Project({ 'user.model.ts': modelFile(), 'a.ts': '', 'b.ts': '' });
    const command = [process.execPath, BIN, '--watch', '--cwd', folder];
    const child = spawn('unshare', [...LIMITED, ...command]);
    started.push(child);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(said).toMatch(/^error usage: A limit of the system is reached \(ENOSPC: /);
    expect(said).toContain('max_user_watches');
  },
);

test('--watch and --check exclude each other', async () => {
  const { code, stderr } = await run(['--watch', '--check']);
  expect(code).toBe(2);
  expect(stderr).toContain(
    '--watch writes, and --check never does.\n  help: Leave out one of them. ',
  );
});
