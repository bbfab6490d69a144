/** The messages to and from the worker that reads a project. */
import type { LoadRequest } from '../1-load/loaded.js';
import type { Location } from '../diagnostics/diagnostic.js';
import type { Parcel } from './hand-over.js';

/** What a worker is given at its start. */
export interface Errand {
  readonly request: LoadRequest;
  /** Where it notes which of the user's code it runs. */
  readonly whereabouts: SharedArrayBuffer;
}

/** To read the project, to read changed files again, or to digest what it reads. */
export type Question =
  | { readonly kind: 'read' }
  | { readonly kind: 'again'; readonly changed: readonly string[] }
  | { readonly kind: 'digest' };

/** To end, after the last answer. */
export interface Ending {
  readonly kind: 'end';
}

export type WorkerMessage =
  | { readonly kind: 'exiting'; readonly location?: Location }
  | { readonly kind: 'failed'; readonly error: unknown }
  | ({ readonly kind: 'done' } & Answer);

const KINDS: ReadonlySet<unknown> = new Set<WorkerMessage['kind']>(['exiting', 'failed', 'done']);

/** Files that run in the worker may send messages of their own, as scripts for workers do. */
export const isOurs = (message: unknown): message is WorkerMessage =>
  typeof message === 'object' && message !== null && 'kind' in message && KINDS.has(message.kind);

/** A reading or its digest; empty if this worker can't tell. */
export interface Answer {
  readonly parcel?: Parcel;
  readonly digest?: string;
}
