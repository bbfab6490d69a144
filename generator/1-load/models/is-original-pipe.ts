import * as v from 'valibot';

const RUN = String(v.pipe(v.any(), v.readonly())['~run']);

/** Whether a pipe runs as pipes do: `v.config`, `v.message`, `v.cache` and `v.fallback` change that. */
export function isOriginalPipe(pipe: { readonly '~run': unknown }): boolean {
  return String(pipe['~run']) === RUN;
}
