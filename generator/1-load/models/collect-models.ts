import { isAsDeclared, type ModelDefinition } from '../../../src/model/model.js';
import type { Evaluating, LoadedModel, Progress } from '../loaded.js';
import { locate } from '../source/locate.js';
import { shownPath } from '../source/shown-path.js';
import { definitionIn } from './definition-in.js';
import { heldObjects, partsIn } from './held-objects.js';
import { isOriginalPipe } from './is-original-pipe.js';

/** One export of a model file. */
export interface ExportedModel {
  readonly file: string;
  /** The file itself, which is searched first, and all that it imports. */
  readonly inputs: () => readonly string[];
  readonly exportName: string;
  readonly value: unknown;
}

/** The exported models, each once, and those that are only nested in them. */
export function collectModels(
  exports: readonly ExportedModel[],
  root: string,
  progress: Progress = () => undefined,
): LoadedModel[] {
  const candidates = new Map<ModelDefinition, ExportedModel[]>();
  for (const exported of exports) {
    progress(readingOf(exported, root));
    const definition = modelIn(exported.value);
    if (definition) candidates.set(definition, [...(candidates.get(definition) ?? []), exported]);
  }
  const models = [...candidates].map(([definition, found]) => {
    const exported = declaring(definition, found, root);
    return {
      definition,
      schema: exported.value as object,
      file: shownPath(exported.file, root),
      exportName: exported.exportName,
    };
  });
  return [...models, ...nestedOnly(candidates, root, progress)];
}

/** What the watchdog is told while an export is read: it may be a proxy, or have getters. */
export const readingOf = ({ file, exportName }: ExportedModel, root: string): Evaluating => ({
  file: shownPath(file, root),
  of: 'models',
  reading: exportName,
});

/** A model may be re-exported by several files; it belongs to the one that declares it. */
function declaring(
  definition: ModelDefinition,
  found: readonly ExportedModel[],
  root: string,
): ExportedModel {
  const [first, ...others] = found;
  if (first === undefined) throw new Error(`Model '${definition.name}' is exported nowhere.`);
  if (others.length === 0) return first;
  const declares = (file: string): boolean =>
    locate({ model: definition.name }, [file], root)?.line !== undefined;
  return found.find((exported) => declares(exported.file)) ?? first;
}

function nestedOnly(
  known: ReadonlyMap<ModelDefinition, readonly ExportedModel[]>,
  root: string,
  progress: Progress,
): LoadedModel[] {
  const nested = new Map<ModelDefinition, LoadedModel>();
  for (const [definition, [exported]] of known) {
    const goesOn = (): void => exported && progress(readingOf(exported, root));
    for (const [inner, schema] of modelsInside(definition, goesOn)) {
      if (known.has(inner) || nested.has(inner)) continue;
      const files = exported?.inputs() ?? [];
      const file = locate({ model: inner.name }, files, root)?.file ?? '';
      nested.set(inner, { definition: inner, schema, file });
    }
  }
  return [...nested.values()];
}

/** A model, alone or with metadata. A pipe of a model and rules is not one. */
function modelIn(value: unknown): ModelDefinition | undefined {
  try {
    return plainModelIn(value);
  } catch {
    return undefined; // a proxy that shows a definition but forbids looking further
  }
}

function plainModelIn(value: unknown): ModelDefinition | undefined {
  const definition = definitionIn(value);
  if (definition === undefined) return undefined;
  const schema = value as Exported;
  const [declared = schema, ...steps] = schema.pipe ?? [];
  const isPlain =
    (declared === schema || isOriginalPipe(schema)) &&
    steps.every(({ kind }) => kind === 'metadata');
  return isPlain && isAsDeclared(declared, definition) ? definition : undefined;
}

interface Exported {
  readonly kind: string;
  readonly '~run': unknown;
  readonly pipe?: readonly Exported[];
}

type Found = ReadonlyMap<ModelDefinition, object>;

const foundIn: WeakMap<ModelDefinition, Found> = new WeakMap();

function modelsInside(definition: ModelDefinition, goesOn: () => void): Found {
  const known = foundIn.get(definition);
  if (known) return known;
  goesOn();
  const found = findModelsInside(definition, goesOn);
  foundIn.set(definition, found);
  return found;
}

function findModelsInside(definition: ModelDefinition, goesOn: () => void): Found {
  const partsOf = (one: object): readonly unknown[] => {
    const inner = definitionIn(one);
    return [...(inner ? schemasOf(inner) : []), ...partsIn(one)];
  };
  const held = heldObjects(schemasOf(definition), partsOf, goesOn);
  const found = new Map<ModelDefinition, object>();
  for (const schema of held) {
    const inner = definitionIn(schema);
    if (inner && !found.has(inner)) found.set(inner, schema);
  }
  return found;
}

/** A wrongly declared model may hold anything in place of a field. */
function schemasOf({ fields }: ModelDefinition): unknown[] {
  return Object.values<{ schema?: unknown } | null | undefined>(fields).map(
    (field) => field?.schema,
  );
}
