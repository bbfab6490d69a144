import { conditionsIn } from '../../src/model/conditions.js';
import type { ModelDefinition } from '../../src/model/model.js';
import { roleOfGrant } from '../../src/model/when.js';
import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import { onceFor } from '../ir/once-for.js';

/**
 * In generated code each role and condition is one bit of a number, and 31 bits stay positive in
 * JavaScript.
 */
const MOST_BITS = 31;

/**
 * Complains about more roles and conditions than there are bits, and about roles that no field
 * uses.
 */
export function wrongRoles(models: readonly LoadedModel[]): Complaint[] {
  const roleSets = [...new Set(models.map((model) => model.definition.roles))];
  return roleSets.flatMap((roles) => {
    const users = models.filter((model) => model.definition.roles === roles);
    if (roles.size > MOST_BITS) return [tooMany(roles.size, users)];
    const sound = users.filter((user) => !user.definition.faulty);
    const crowded = sound.flatMap((user) => tooManyConditions(roles.size, user));
    // Which roles a faulty model uses is unknown.
    if (sound.length < users.length) return crowded;
    const used = new Set<string>();
    for (const user of users) usageOf(user.definition).roles.forEach((role) => used.add(role));
    const inherited = [...roles.values()].flatMap((role) => role.extends);
    const idle = [...roles.keys()]
      .filter((role) => !used.has(role) && !inherited.includes(role))
      .filter((role) => roles.get(role)?.extends.length === 0)
      .map((role) => unused(role, users));
    return [...crowded, ...idle];
  });
}

/** What a model needs bits for: the roles that it names, and how many conditions it has. */
interface Usage {
  readonly roles: ReadonlySet<string>;
  readonly conditions: number;
}

const usageOf = onceFor((definition: ModelDefinition): Usage => ({
  roles: new Set(rolesIn(definition)),
  conditions: conditionsIn(definition.fields).length,
}));

function rolesIn({ fields }: ModelDefinition): string[] {
  return Object.values(fields).flatMap((field) => {
    const grants = [...field.writableBy.create, ...field.writableBy.update];
    const readers = field.readableBy === 'anyone' ? [] : field.readableBy;
    return [...grants.map(roleOfGrant), ...readers];
  });
}

function tooMany(count: number, users: readonly LoadedModel[]): Complaint {
  return {
    code: 'roles-too-many',
    message: `${count} roles are declared; at most ${MOST_BITS} are possible.`,
    help: 'Declare the roles of separate applications separately.',
    place: { ...fileOf(users), call: 'defineRoles' },
  };
}

function tooManyConditions(roles: number, user: LoadedModel): Complaint[] {
  const { definition, file } = user;
  const { conditions } = usageOf(definition);
  if (roles + conditions <= MOST_BITS) return [];
  return [
    {
      code: 'roles-too-many',
      message: `Model '${definition.name}' has ${conditions} different when() beside ${roles} roles; together, at most ${MOST_BITS} are possible.`,
      help: 'Keep a when() that several fields share in a constant, and use that in all of them. Two functions count as different, even if they look the same.',
      place: { file, model: definition.name },
    },
  ];
}

function unused(role: string, users: readonly LoadedModel[]): Complaint {
  return {
    code: 'role-unused',
    message: `Role '${role}' is declared, but no field uses it.`,
    help: "Grant it something, or remove it. If models of another configuration use it: silence: ['role-unused'].",
    place: { ...fileOf(users), call: 'defineRoles', literal: role },
  };
}

function fileOf(users: readonly LoadedModel[]): { file?: string } {
  const [first] = users;
  return first ? { file: first.file } : {};
}
