import path from 'node:path';
import { configFile, foldersOutside, modelFiles } from '../1-load/find-files.js';
import { rootOf, type ProjectRequest } from '../1-load/loaded.js';
import type { GenerateResult } from '../generation.js';
import { isCode, type Change, type Changes } from './changes.js';
import type { Session } from './session.js';

/** The files that the next run depends on, according to the last run. */
export class WatchedFiles {
  readonly #request: ProjectRequest;
  readonly #root: string;
  readonly #session: Session;
  readonly #changes: Changes;
  #inputs: ReadonlySet<string> = new Set();
  #isOk = true;

  constructor(request: ProjectRequest, session: Session, changes: Changes) {
    this.#request = request;
    this.#root = rootOf(request);
    this.#session = session;
    this.#changes = changes;
  }

  /** Watches what a run has read, and the folders where models may appear. */
  async follow({ ok, inputs, diagnostics }: GenerateResult): Promise<void> {
    const { config, outputFolder } = this.#session;
    this.#isOk = ok;
    this.#inputs = new Set(inputs.map((input) => path.resolve(this.#root, input)));
    this.#changes.follow(this.#inputs);
    if (config) this.#changes.followFolders(await foldersOutside(config, this.#root));
    if (outputFolder === undefined) return;
    // If something in the output folder is in the way, the user may move it. Otherwise ignore the
    // folder.
    if (diagnostics.some(({ code }) => code.startsWith('output-')))
      this.#changes.returnTo(outputFolder);
    else this.#changes.leave(outputFolder, this.#inputs);
  }

  /**
   * Notes changes. Returns whether they matter: a file that was or would be read or, after a
   * failure, any code.
   */
  async note(changed: readonly Change[]): Promise<boolean> {
    await this.#session.note(changed);
    const files = changed.map(({ file }) => file);
    if (files.some((file) => this.#inputs.has(file))) return true;
    const code = files.filter(isCode);
    const moved = changed.filter(({ file, isNew }) => isNew && code.includes(file));
    if (moved.some(({ file }) => this.#session.mayLeadTo(file))) return true;
    if (code.length === 0 || !this.#isOk) return code.length > 0;
    return (await this.#wanted()).some((file) => code.includes(file));
  }

  /** The configuration file and the files that its globs match. */
  async #wanted(): Promise<readonly string[]> {
    const { config } = this.#session;
    const models = config === undefined ? [] : await modelFiles(config, this.#root);
    const own = configFile(this.#request, this.#root);
    return own === undefined ? models : [...models, own];
  }
}
