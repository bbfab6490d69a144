import type { DiagnosticCode } from './catalogue.js';

/** The complaints that a configuration does not silence. */
export function told<Told extends { readonly code: DiagnosticCode }>(
  complaints: readonly Told[],
  { silence = [] }: { readonly silence?: readonly DiagnosticCode[] },
): Told[] {
  return complaints.filter(({ code }) => !silence.includes(code));
}
