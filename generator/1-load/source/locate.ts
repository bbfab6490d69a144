import path from 'node:path';
import type { Location, SourcePlace } from '../../diagnostics/diagnostic.js';
import { locationAt, offsetOf, textOf } from './location.js';
import { shownPath } from './shown-path.js';
import { spanInCall, spanOf } from './span-of.js';
import { importedNames, moduleNames, parse } from './syntax-tree.js';

/**
 * Finds the place in the source that a complaint is about: the literal, or else the field, or else
 * the model, in the first file that has it. Only programs with mistakes pay for this.
 */
export function locate(
  place: SourcePlace,
  files: readonly string[],
  root: string,
): Location | undefined {
  for (const file of files) {
    const found = locateIn(place, file, root);
    if (found) return found;
  }
  const [first] = files;
  return first === undefined ? undefined : { file: shownPath(first, root) };
}

/** Narrows a place inside a call down to the literal in it, or else to the name of the function. */
export function locateInCall(call: Location, literal: string | undefined, root: string): Location {
  const file = path.join(root, call.file);
  const text = textOf(file);
  const span = spanInCall(parse(file, text), offsetOf(text, call), literal);
  return span ? locationAt(file, root, span) : call;
}

/** Where a name is imported from a module, in the first file that does so. */
export function locateImport(
  name: string,
  from: string,
  files: readonly string[],
  root: string,
): Location | undefined {
  for (const file of files) {
    const found = importedNames(file, textOf(file), from).find((one) => one.name === name);
    if (found) return locationAt(file, root, found);
  }
  return undefined;
}

/** Where a file names a module that it imports. */
export function locateModule(from: string, file: string, root: string): Location {
  const span = moduleNames(file, textOf(file)).find(({ name }) => name === from);
  return span ? locationAt(file, root, span) : { file: shownPath(file, root) };
}

function locateIn(place: SourcePlace, file: string, root: string): Location | undefined {
  const span = spanOf(place, parse(file, textOf(file)));
  return span && locationAt(file, root, span);
}
