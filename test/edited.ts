import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach } from 'vitest';
import type { generate as Generate } from '../generator/generate.js';
import type { GenerateResult } from '../generator/generation.js';
import type { Session as SessionClass } from '../generator/watch/session.js';
import { ACCESS, CONFIG, PACKAGE, Project, type Files } from './project.js';

/** Imports from the build, because a session starts workers. */
const built = async <Module>(file: string): Promise<Module> =>
  import(pathToFileURL(path.join(PACKAGE, 'dist/generator', file)).href) as Promise<Module>;
const { Session } = await built<{ Session: typeof SessionClass }>('watch/session.js');
const { generate } = await built<{ generate: typeof Generate }>('generate.js');

const started: SessionClass[] = [];
afterEach(async () => {
  for (const session of started.splice(0)) await session.close();
});

/** A project, and a session that hears of every change. */
export class Edited {
  readonly project: Project;
  readonly session: SessionClass;
  #files: Files = {};

  constructor(files: Files, timeLimit = 10_000) {
    this.project = new Project(files);
    this.#files = { 'gen-dtos.config.ts': CONFIG, 'access.ts': ACCESS, ...files };
    const signal = new AbortController().signal;
    this.session = new Session(
      { cwd: this.project.folder },
      { onOutput: () => undefined, timeLimit, signal },
    );
    started.push(this.session);
  }

  /** Changes the files and returns the session's result. */
  async edit(files: Files): Promise<GenerateResult> {
    const all = { ...this.#files, ...files };
    const changed = Object.keys(files).filter((name) => files[name] !== this.#files[name]);
    for (const name of changed) if (files[name] === undefined) rmSync(this.project.path(name));
    this.project.write(Object.fromEntries(changed.map((name) => [name, files[name]])));
    const notes = changed.map((name) => ({
      file: this.project.path(name),
      isNew: (files[name] === undefined) !== (this.#files[name] === undefined),
    }));
    this.#files = all;
    await this.session.note(notes);
    return this.session.generate();
  }

  /** The result of `--check` in a run of its own, which compares with what the session wrote. */
  async cold(): Promise<GenerateResult> {
    return generate({ cwd: this.project.folder, check: true });
  }
}

/** The result of a run, without what it had to write. */
export const said = ({ ok, diagnostics, inputs }: GenerateResult): object => ({
  ok,
  diagnostics,
  inputs,
});
