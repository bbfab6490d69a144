import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import { typeNameOf } from '../ir/names.js';

/** Names that would be one name in generated code, or one file on a case-insensitive disk. */
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
        message: `Model '${other}' is declared in ${second.file} and in ${first.file}.`,
        help: 'Rename one of them: a model gives its name to types and files.',
        place,
      };
    }
    return {
      code: 'name-collision',
      message: `Models '${one}' (${first.file}) and '${other}' (${second.file}) differ in case only.`,
      help: 'Rename one of them: some disks would hold one file for both.',
      place,
    };
  });
}

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

/** `User` by the role `owner`, and a model `UserByOwner`, both want the type `UpdateUserByOwner`. */
function sameTypes(models: readonly LoadedModel[]): Complaint[] {
  const names = models.flatMap((model) => {
    const own = typeNameOf(model.definition.name);
    const roles = [...model.definition.roles.keys()].map((role) => `${own}By${typeNameOf(role)}`);
    return [own, ...roles].map((name) => ({ name, model }));
  });
  return pairs(names, ({ name }) => name)
    .filter(([first, second]) => first.model !== second.model)
    .filter(
      ([first, second]) =>
        first.model.definition.name.toLowerCase() !== second.model.definition.name.toLowerCase(),
    )
    .map(([first, second]) => ({
      code: 'name-collision',
      message: `Models '${first.model.definition.name}' and '${second.model.definition.name}' would both give the type 'Update${first.name}'.`,
      help: 'Rename one of the models or a role.',
      place: { file: second.model.file, model: second.model.definition.name },
    }));
}

/** Each item that has the key of an earlier one, with that one. */
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
