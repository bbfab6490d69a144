import { definitionOf, type ModelDefinition } from '../../../src/model/model.js';
import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import type { LoadedModel } from '../loaded.js';
import { locate } from '../source/locate.js';
import { shownPath } from '../source/shown-path.js';
import type { ExportedModel } from './collect-models.js';

/**
 * Models that are exported in another form only: piped into rules, with other entries, or within
 * something else. Their code would silently be missing.
 */
export function alteredExports(
  exports: readonly ExportedModel[],
  models: readonly LoadedModel[],
  root: string,
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
    const definition = definitionIn(one.value);
    if (definition !== undefined) {
      if (exported.has(definition)) return [];
      const is = `is the model '${definition.name}' in another form than it was declared in`;
      return [
        complaint(one, definition, is, ' A rule over a whole record is asked after apply().'),
      ];
    }
    return [...heldIn(one.value)]
      .filter((held) => !known.has(held))
      .map((held) => complaint(one, held, `holds the model '${held.name}'`));
  });
}

function definitionIn(value: unknown): ModelDefinition | undefined {
  try {
    const definition = definitionOf(value);
    return definition?.roles instanceof Map ? definition : undefined;
  } catch {
    return undefined; // a proxy that forbids looking
  }
}

/** The models that a list, an object or another schema holds. */
function heldIn(value: unknown): ReadonlySet<ModelDefinition> {
  const held = new Set<ModelDefinition>();
  const seen = new Set([value]);
  for (const one of seen) {
    const definition = definitionIn(one);
    if (definition !== undefined) held.add(definition);
    else if (seen.size < MOST_PARTS) for (const part of partsOf(one)) seen.add(part);
  }
  return held;
}

/** What holds more is data; or it has no end, where a getter makes what it gets. */
const MOST_PARTS = 100_000;

/** What a list or a plain object holds, as schemas are; instances of classes are not looked into. */
function partsOf(value: unknown): readonly unknown[] {
  try {
    return isData(value) ? Object.keys(value).map((key) => partAt(value, key)) : [];
  } catch {
    return []; // a proxy that forbids looking
  }
}

function partAt(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined; // a getter that throws, or what a module has not come to yet
  }
}

function isData(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || prototype === Object.prototype;
}
