import type { Node } from 'oxc-parser';
import { eachChild, isType, type Part } from './printed.js';

/** The names of the types that a module's exports mention, directly or through other types. */
export function spokenTypes(parts: readonly Part[]): ReadonlySet<string> {
  const own = new Map(
    parts.flatMap(({ statement }) =>
      isType(statement) ? [[statement.id.name, statement] as const] : [],
    ),
  );
  const spoken = new Set<string>();
  for (const { prefix, statement } of parts) if (prefix !== '') addNames(statement, spoken);
  for (const name of spoken) {
    const type = own.get(name);
    if (type !== undefined) addNames(type, spoken);
  }
  return spoken;
}

/** Adds the first name of each type in a node. Function bodies are skipped: nobody sees inside. */
function addNames(node: Node, names: Set<string>): void {
  switch (node.type) {
    case 'BlockStatement':
      return;
    case 'VariableDeclarator':
      return addNames(node.id, names);
    case 'TSTypeReference':
      addFirst(node.typeName, names);
      break;
    case 'TSTypeQuery':
      addFirst(node.exprName, names);
      break;
    case 'TSInterfaceHeritage':
      addFirst(node.expression, names);
  }
  eachChild(node, (child) => addNames(child, names));
}

/** `v` of `v.GenericSchema` */
function addFirst(name: Node, names: Set<string>): void {
  if (name.type === 'TSQualifiedName') addFirst(name.left, names);
  if (name.type === 'Identifier') names.add(name.name);
}
