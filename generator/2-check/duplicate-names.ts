import type { ModelDefinition } from '../../src/model/model.js';
import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import { typeNameOf } from '../ir/names.js';
import { onceFor } from '../ir/once-for.js';
import { beginnings, FUNCTIONS, generatedNames, VERBS } from './generated-names.js';

/** Names that would collide in generated code, or as files on a case-insensitive disk. */
export function duplicateNames(models: readonly LoadedModel[]): Complaint[] {
  return [...sameModels(models), ...sameRoles(models), ...sameTypes(models)];
}

function sameModels(models: readonly LoadedModel[]): Complaint[] {
  return pairs(models, (model) => model.definition.name.toLowerCase()).map(([first, second]) => {
    const [one, other] = [first.definition.name, second.definition.name];
    const place = { file: second.file, model: other };
    if (one === other) {
      return {
        code: 'model-duplicate',
        message: `Model '${other}' is declared ${placesOf(first.file, second.file)}.`,
        help: 'Rename one of them: types and files are named after models.',
        place,
      };
    }
    return {
      code: 'name-collision',
      message: `Models '${one}' (${first.file}) and '${other}' (${second.file}) differ only in case.`,
      help: 'Rename one of them: on some disks, both would be the same file.',
      place,
    };
  });
}

const placesOf = (one: string, other: string): string =>
  one === other ? `twice in ${one}` : `in ${other} and in ${one}`;

function sameRoles(models: readonly LoadedModel[]): Complaint[] {
  const roleSets = new Set(models.map((model) => model.definition.roles));
  return [...roleSets].flatMap((roles) =>
    pairs([...roles.keys()], (role) => typeNameOf(role).toLowerCase()).map(([first, second]) => ({
      code: 'name-collision' as const,
      message: `Roles '${first}' and '${second}' would give the same type name.`,
      help: 'Rename one of them.',
      place: { call: 'defineRoles', literal: second },
    })),
  );
}

/**
 * The model `User` with the role `owner` and a model `UserByOwner` both need a type
 * `UpdateUserByOwner`. A model `UpdateUser` that `owner` may read and a model `UserForOwner` both
 * need `UpdateUserForOwner`.
 */
function sameTypes(models: readonly LoadedModel[]): Complaint[] {
  const names = suspects(models).flatMap(generatedNames);
  const collisions = pairs(names, ({ name }) => name).filter(
    ([first, second]) => first.from.toLowerCase() !== second.from.toLowerCase(),
  );
  // Names that collide do so with every suffix. Report one of them.
  return [...new Map(collisions.toReversed().map((pair) => [pair[1].from, pair])).values()]
    .toReversed()
    .map(([first, second]) => ({
      code: 'name-collision',
      message: `In generated code, ${first.called} and ${second.called} would both be called '${first.name}'.`,
      help: 'Rename one of the models or a role.',
      place: { file: second.model.file, model: second.model.definition.name },
    }));
}

/**
 * The models whose names might collide, so that not all of the thousands of names are compared. Two
 * can only collide if a model's or role's name contains a part that the generator itself adds.
 */
function suspects(models: readonly LoadedModel[]): LoadedModel[] {
  const roleSets = new Set(models.map(({ definition }) => definition.roles));
  if ([...roleSets].some((roles) => [...roles.keys()].some(hasSuffix))) return [...models];
  const byStem = new Map<string, LoadedModel[]>();
  for (const model of models) {
    for (const { stem } of stemsOf(model.definition)) {
      const known = byStem.get(stem);
      if (known) known.push(model);
      else byStem.set(stem, [model]);
    }
  }
  const found = new Set<LoadedModel>();
  for (const { stem, parts } of models.flatMap(({ definition }) => stemsOf(definition))) {
    const met = [stem, ...parts].flatMap((one) => byStem.get(one) ?? []);
    if (met.length > 1) met.forEach((model) => found.add(model));
  }
  return models.filter((model) => found.has(model));
}

const hasSuffix = (role: string): boolean =>
  /(?:Input|Schema|Fields|Grants)$/.test(typeNameOf(role));

interface Stem {
  readonly stem: string;
  /** The beginnings of this stem that may be the whole stem of another model. */
  readonly parts: readonly string[];
}

/**
 * How a model's names begin. A model `UpdateUser` also has the stem `User`, behind a verb of ours.
 */
const stemsOf = onceFor(({ name }: ModelDefinition): readonly Stem[] => {
  const stems = beginnings(name).flatMap((own) => {
    const verbs = [...VERBS, ...FUNCTIONS].filter((verb) => own.startsWith(verb));
    return [own, ...verbs.map((verb) => own.slice(verb.length))];
  });
  return stems.map((stem) => ({ stem, parts: partsOf(stem) }));
});

const partsOf = (stem: string): string[] =>
  [...stem.matchAll(/By|For|Input|Schema|Fields|Grants/g)].map(({ index }) => stem.slice(0, index));

/** Pairs each item with an earlier one that has the same key. */
function pairs<Item>(items: readonly Item[], keyOf: (item: Item) => string): [Item, Item][] {
  const seen = new Map<string, Item>();
  return items.flatMap((item): [Item, Item][] => {
    const key = keyOf(item);
    const earlier = seen.get(key);
    if (earlier !== undefined) return [[earlier, item]];
    seen.set(key, item);
    return [];
  });
}
