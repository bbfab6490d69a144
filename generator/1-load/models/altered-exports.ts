import { definitionOf } from '../../../src/model/model.js';
import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import type { LoadedModel } from '../loaded.js';
import { locate } from '../source/locate.js';
import { shownPath } from '../source/shown-path.js';
import type { ExportedModel } from './collect-models.js';

/**
 * Models that are exported in another form only: piped into rules, or with other entries. Their code
 * would silently be missing.
 */
export function alteredExports(
  exports: readonly ExportedModel[],
  models: readonly LoadedModel[],
  root: string,
): Diagnostic[] {
  const known = new Set(
    models.filter((model) => model.exportName !== undefined).map((model) => model.definition),
  );
  return exports.flatMap(({ file, inputs, exportName, value }) => {
    const definition = definitionIn(value);
    if (definition === undefined || known.has(definition)) return [];
    return [
      diagnosticOf(
        {
          code: 'model-altered',
          message: `${shownPath(file, root)} exports '${exportName}', which is the model '${definition.name}' in another form than it was declared in, and nothing exports the model itself.`,
          help: `Export what model() returned, too. A rule over a whole record is asked after apply().`,
        },
        locate({ model: definition.name }, inputs(), root),
      ),
    ];
  });
}

function definitionIn(value: unknown): ReturnType<typeof definitionOf> {
  try {
    const definition = definitionOf(value);
    return definition?.roles instanceof Map ? definition : undefined;
  } catch {
    return undefined; // a proxy that forbids looking
  }
}
