import { spawn, type SpawnOptions } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * A folder with the package installed as users have it, so that later builds don't disturb the
 * tests.
 */
const WORKSPACE: string = installed();
afterAll(() => rmSync(WORKSPACE, { recursive: true, force: true }));

/** The installed package. It must be built first, as `npm test` does. */
export const PACKAGE: string = path.join(WORKSPACE, 'node_modules/gen-dtos');

/** Its command. */
export const BIN: string = path.join(PACKAGE, 'dist/generator/cli/bin.js');

/** The files of a project by path; `undefined` for one of the usual files that it lacks. */
export type Files = Readonly<Record<string, string | undefined>>;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `--json` prints. */
export interface Report {
  readonly ok: boolean;
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly file: string; readonly status: string }[];
  readonly diagnostics: readonly Complaint[];
}

export interface Complaint {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
  readonly location?: { readonly file: string; readonly line?: number; readonly column?: number };
}

export const CONFIG = `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({ models: ['**/*.model.{ts,js}'], outDir: 'out' });
`;

export const ACCESS = `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is' });
`;

export const HEAD = `import * as v from 'valibot';
import { field, model } from './access.js';
`;

/** A model file that declares one model; its fields are on line 4 and after it. */
export const modelFile = (
  name = 'User',
  fields = `  name: field(v.string(), { writableBy: ['owner'] }),`,
): string => `${HEAD}export const ${name} = model('${name}', {\n${fields}\n});\n`;

/** A user's project in its own folder. It exists while the tests of a file run. */
export class Project {
  readonly folder: string;

  constructor(files: Files) {
    this.folder = mkdtempSync(path.join(WORKSPACE, 'project-'));
    this.write({ 'gen-dtos.config.ts': CONFIG, 'access.ts': ACCESS, ...files });
  }

  write(files: Files): void {
    for (const [name, text] of Object.entries(files)) {
      if (text === undefined) continue;
      mkdirSync(path.dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), text);
    }
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** The names in a folder, or nothing if there is none. */
  list(folder = 'out'): string[] {
    try {
      return readdirSync(this.path(folder)).sort();
    } catch {
      return [];
    }
  }

  /** Every file of the output folder by name. */
  output(): Record<string, string> {
    const files = readdirSync(this.path('out'), { withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return Object.fromEntries(files.map(({ name }) => [name, this.read(`out/${name}`)]));
  }

  /** Runs `gen-dtos` in the project. */
  run(...args: string[]): Promise<Ran> {
    return run(['--cwd', this.folder, ...args]);
  }

  /** Runs it and returns its report. */
  async report(...args: string[]): Promise<Report & { readonly code: number | null }> {
    const { code, stdout, stderr } = await this.run('--json', ...args);
    if (stdout === '') throw new Error(`No data, but: ${stderr}`);
    return { ...(JSON.parse(stdout) as Report), code };
  }

  /** The complaints of a run, short: `error role-unknown user.model.ts:4:51`. */
  async complaints(...args: string[]): Promise<string[]> {
    const { diagnostics } = await this.report(...args);
    return diagnostics.map(brief);
  }
}

export function brief({ severity, code, location }: Complaint): string {
  const { file, line, column } = location ?? {};
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return [severity, code, place].filter((part) => part !== '').join(' ');
}

/** Runs `gen-dtos` in its own process. */
export function run(args: readonly string[], options: SpawnOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env, FORCE_COLOR: undefined };
    const child = spawn(process.execPath, [BIN, ...args], { ...options, env, stdio: 'pipe' });
    const printed = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...printed }));
  });
}

function installed(): string {
  mkdirSync(path.join(ROOT, '.tmp'), { recursive: true });
  const workspace = mkdtempSync(path.join(ROOT, '.tmp/workspace-'));
  chmodSync(workspace, 0o755); // some tests run as somebody else
  writeFileSync(path.join(workspace, 'package.json'), '{ "type": "module", "sideEffects": false }');
  for (const part of ['dist', 'package.json']) {
    const target = path.join(workspace, 'node_modules/gen-dtos', part);
    cpSync(path.join(ROOT, part), target, { recursive: true });
  }
  return workspace;
}
