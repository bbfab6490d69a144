import type { ModelDefinition } from '../../../src/model/model.js';
import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import type { LoadedModel, Progress } from '../loaded.js';
import { locate } from '../source/locate.js';
import { shownPath } from '../source/shown-path.js';
import { readingOf, type ExportedModel } from './collect-models.js';
import { definitionIn } from './definition-in.js';
import { heldObjects, partsIn } from './held-objects.js';

/**
 * Complains about models that are exported only in a changed form: piped into rules, with other
 * entries, or inside something else. Otherwise their code would be missing without a word.
 */
export function alteredExports(
  exports: readonly ExportedModel[],
  models: readonly LoadedModel[],
  root: string,
  progress: Progress = () => undefined,
): Diagnostic[] {
  const known = new Set(models.map((model) => model.definition));
  const exported = new Set(
    models.filter((model) => model.exportName !== undefined).map((model) => model.definition),
  );
  const complaint = (
    of: ExportedModel,
    { name }: ModelDefinition,
    is: string,
    more = '',
  ): Diagnostic =>
    diagnosticOf(
      {
        code: 'model-altered',
        message: `${shownPath(of.file, root)} exports '${of.exportName}', which ${is}, and nothing exports the model itself.`,
        help: `Export what model() returned, too.${more}`,
      },
      locate({ model: name }, of.inputs(), root),
    );
  return exports.flatMap((one) => {
    const definition = definitionIn(one.value); // which was read before, with its models
    if (definition !== undefined) {
      if (exported.has(definition)) return [];
      const is = `is a changed form of the model '${definition.name}'`;
      return [complaint(one, definition, is, ' Check a rule about a whole record after apply().')];
    }
    const goesOn = (): void => progress(readingOf(one, root));
    goesOn();
    return [...heldIn(one.value, goesOn)]
      .filter((held) => !known.has(held))
      .map((held) => complaint(one, held, `holds the model '${held.name}'`));
  });
}

/** The models inside a list, an object or another schema. */
function heldIn(value: unknown, goesOn: () => void): ReadonlySet<ModelDefinition> {
  const partsOf = (one: object): readonly unknown[] =>
    isData(one) && definitionIn(one) === undefined ? partsIn(one) : [];
  const held = heldObjects([value], partsOf, goesOn);
  return new Set([...held].flatMap((one) => definitionIn(one) ?? []));
}

/** Only lists and plain objects, which schemas are, too. Class instances are not searched. */
function isData(value: object): boolean {
  try {
    const prototype: unknown = Object.getPrototypeOf(value);
    return Array.isArray(value) || prototype === null || prototype === Object.prototype;
  } catch {
    return false; // a proxy that forbids looking
  }
}
