import path from 'node:path';
import { rootOf, type ProjectRequest } from '../1-load/loaded.js';
import type { Printer } from '../4-emit/emit.js';
import { keepTexts } from '../4-emit/keep-texts.js';
import type { Config } from '../config.js';
import { generateFrom } from '../generate-from.js';
import type { GenerateResult } from '../generation.js';
import { isFoundFor } from '../1-load/bundle/sought.js';
import { isolate, type Isolated, type IsolateOptions } from '../worker/isolate.js';
import type { ReadProgram } from '../worker/read-program.js';
import { isCode, type Change } from './changes.js';
import { OnDisk } from './on-disk.js';

/**
 * A project that is generated again and again. The worker that read it stays alive, and runs
 * changed files again, with those that import them. If that is not enough, a new worker reads
 * everything.
 */
export class Session {
  readonly #request: ProjectRequest;
  readonly #options: IsolateOptions;
  readonly #print: Printer = keepTexts();
  readonly #onDisk: OnDisk = new OnDisk();
  #reader: Isolated | undefined;
  /** Workers that are about to end. */
  readonly #retired: Set<Isolated> = new Set();
  /** The absolute paths of the files that the reader has read, and of those it must read again. */
  #inputs: ReadonlySet<string> = new Set();
  readonly #outdated: Set<string> = new Set();
  /** The paths that imports name. */
  #sought: ReadonlySet<string> = new Set();
  #config: Config | undefined;
  #isConfirmed = true;
  /** A reading by a new worker. It may see a file as it was before a change, or after. */
  #readingAnew: Promise<unknown> = Promise.resolve();

  constructor(request: ProjectRequest, options: IsolateOptions) {
    this.#request = request;
    this.#options = options;
  }

  /** The last configuration that could be read. */
  get config(): Config | undefined {
    return this.#config;
  }

  get outputFolder(): string | undefined {
    return this.#config && path.resolve(rootOf(this.#request), this.#config.outDir);
  }

  /**
   * Notes changed files. A file that comes or goes may change what an import resolves to, and so
   * may the JSON files of package managers and compilers; then the reader is given up.
   */
  async note(changes: readonly Change[]): Promise<void> {
    await this.#readingAnew;
    const output = this.outputFolder;
    for (const { file, isNew } of changes) {
      const isOutput = output !== undefined && file.startsWith(output + path.sep);
      if (this.#inputs.has(file)) this.#outdated.add(file);
      if (!isOutput && isCode(file) && (isNew || file.endsWith('.json'))) this.#forget();
    }
  }

  /** Whether an import may lead to a file that comes or goes, instead of where it led. */
  mayLeadTo(file: string): boolean {
    return isFoundFor(file, this.#sought);
  }

  /** Generates from the current files. */
  async generate(): Promise<GenerateResult> {
    const read = (await this.#readAgain()) ?? (await this.#readAnew());
    return this.#generateFrom(read);
  }

  /** The same with a new worker, which remembers nothing. */
  async generateAnew(): Promise<GenerateResult> {
    const reading = this.#readAnew();
    this.#readingAnew = reading.catch(() => undefined); // whoever generates is told
    return this.#generateFrom(await reading);
  }

  /**
   * Whether a new worker reads the same as the one that kept unchanged files. It may not, because a
   * module may remember state from the files that used it before.
   */
  async isConfirmed(signal: AbortSignal): Promise<boolean> {
    if (this.#isConfirmed) return true;
    const reader = this.#reader;
    if (reader === undefined) return false; // given up before it was confirmed
    const fresh = await isolate(this.#request, {
      ...this.#options,
      onOutput: () => undefined,
      signal,
    });
    try {
      const [digest, kept] = [await fresh.digest(), await reader.digest()];
      if (signal.aborted) return true;
      this.#isConfirmed = digest === kept && reader === this.#reader;
      return this.#isConfirmed;
    } finally {
      this.#retire(fresh);
    }
  }

  async close(): Promise<void> {
    this.#onDisk.close();
    if (this.#reader) this.#retired.add(this.#reader);
    this.#reader = undefined;
    await Promise.all([...this.#retired].map((one) => one.close()));
  }

  async #generateFrom(read: ReadProgram): Promise<GenerateResult> {
    const kept = { print: this.#print, onDisk: this.#onDisk.texts };
    const result = await generateFrom(read, kept);
    if (this.outputFolder !== undefined) this.#onDisk.follow(this.outputFolder);
    return result;
  }

  async #readAgain(): Promise<ReadProgram | undefined> {
    const read = await this.#reader?.readAgain([...this.#outdated]);
    if (read?.program === undefined) {
      if (read !== undefined) this.#forget();
      this.#isConfirmed = true; // what is reported comes from a lost worker, or from a new one
      return read;
    }
    this.#keep(read);
    this.#isConfirmed = false;
    return read;
  }

  async #readAnew(): Promise<ReadProgram> {
    const reader = await isolate({ ...this.#request, stays: true }, this.#options);
    const read = await reader.read();
    this.#config = read.config ?? this.#config;
    this.#isConfirmed = true;
    this.#onDisk.texts.clear();
    if (read.program === undefined) {
      this.#retire(reader);
      return read;
    }
    this.#forget();
    this.#reader = reader;
    this.#keep(read);
    return read;
  }

  #keep({ root, inputs, sought }: ReadProgram): void {
    this.#sought = new Set(sought);
    this.#inputs = new Set(inputs.map((input) => path.resolve(root, input)));
    this.#outdated.clear();
  }

  #forget(): void {
    if (this.#reader) this.#retire(this.#reader);
    this.#reader = undefined;
  }

  /** Ends a worker without waiting for it. */
  #retire(worker: Isolated): void {
    this.#retired.add(worker);
    const end = (): unknown => this.#retired.delete(worker);
    void worker.retire().then(end, end); // a temporary folder that can't be removed stops nobody
  }
}
