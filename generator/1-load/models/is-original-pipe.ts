import * as v from 'valibot';

const RUN = String(v.pipe(v.any(), v.readonly())['~run']);

/**
 * Whether a pipe still has its original `~run`: `v.config`, `v.message`, `v.cache` and `v.fallback`
 * replace it.
 */
export function isOriginalPipe(pipe: { readonly '~run': unknown }): boolean {
  return String(pipe['~run']) === RUN;
}
