import path from 'node:path';
import { locate } from '../1-load/source/locate.js';
import { diagnosticOf, type Complaint, type Diagnostic } from '../diagnostics/diagnostic.js';

/** Complaints whose place is known. Finding it again would mean parsing files. */
export type KeptPlaces = Map<string, Diagnostic>;

/** Adds to a complaint its place, in the first file that has it. */
export function located(
  complaint: Complaint,
  files: readonly string[],
  root: string,
  kept: KeptPlaces,
): Diagnostic {
  const { place } = complaint;
  if (place === undefined) return diagnosticOf(complaint);
  const question = JSON.stringify(complaint);
  const known = kept.get(question);
  if (known !== undefined) return known;
  const first = place.file === undefined ? [] : [path.join(root, place.file)];
  const location = locate(place, [...first, ...files], root);
  const diagnostic = diagnosticOf(complaint, location);
  // Keep only places in the file that was named: others may be found elsewhere when any file changes.
  if (location?.line !== undefined && location.file === place.file) kept.set(question, diagnostic);
  return diagnostic;
}

/** The places that are not in these files, whose paths are relative to the root. */
export function placesOutside(files: ReadonlySet<string>, kept: KeptPlaces): KeptPlaces {
  return new Map([...kept].filter(([, { location }]) => !files.has(location?.file ?? '')));
}
