/** What is asked of the worker that reads a project, and what it tells. */
import type { Evaluating } from '../1-load/loaded.js';
import type { Location } from '../diagnostics/diagnostic.js';
import type { Parcel } from './hand-over.js';

/** To read the project, or what changed of it; or whether it reads the same. */
export type Question =
  | { readonly kind: 'read' }
  | { readonly kind: 'again'; readonly changed: readonly string[] }
  | { readonly kind: 'digest' };

export type WorkerMessage =
  | { readonly kind: 'evaluating'; readonly evaluating: Evaluating | undefined }
  | { readonly kind: 'exiting'; readonly location?: Location }
  | { readonly kind: 'failed'; readonly error: unknown }
  | ({ readonly kind: 'done' } & Answer);

/** What was read, or its digest; or nothing, if it can't be told in this worker. */
export interface Answer {
  readonly parcel?: Parcel;
  readonly digest?: string;
}
