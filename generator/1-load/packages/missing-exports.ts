import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { didYouMean, suggest } from '../../../src/model/problems/suggest.js';
import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Bundle } from '../bundle/bundle.js';
import type { LoadError } from '../run/user-code.js';
import { locateImport } from '../source/locate.js';
import { importedNames } from '../source/syntax-tree.js';

/**
 * The names that a bundle imports from packages that don't export them. Node reports only the
 * first, and not which file imports it.
 *
 * @param error What opening the bundle threw. If it is about something else, the result is empty.
 */
export async function missingExports(
  error: LoadError,
  { module, files, packages }: Bundle,
  root: string,
  code: 'model-import' | 'config-failed',
): Promise<Diagnostic[]> {
  if (!NODE_SAYS.test(error.message)) return [];
  const text = readFileSync(module, 'utf8'); // the bundle has no type-only imports any more
  const inputs = files.flatMap((file) => file.inputs);
  const missing: Diagnostic[] = [];
  for (const { name: from, module: ofPackage } of packages) {
    const { href } = pathToFileURL(ofPackage);
    const imported = importedNames(module, text, href);
    if (imported.length === 0) continue;
    const exported = Object.keys((await import(href)) as object); // already run, before the bundle
    for (const { name } of imported.filter((one) => !exported.includes(one.name))) {
      const complaint = {
        code,
        message: `No matching export in "${from}" for import "${name}".`,
        help: helpFor(name, exported),
      };
      missing.push(diagnosticOf(complaint, locateImport(name, from, inputs, root)));
    }
  }
  return missing;
}

const NODE_SAYS = /^SyntaxError: The requested module '.+' does not provide an export named '/;

function helpFor(name: string, exported: readonly string[]): string {
  return `${didYouMean(suggest(name, exported))}Correct its name, or install a version that has it.`;
}
