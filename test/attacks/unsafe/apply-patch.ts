interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/**
 * Applies a JSON Patch as libraries do, wherever its pointers lead (rfc6902 5.4, fast-json-patch
 * 3.1).
 */
export function applyPatch(document: unknown, operations: readonly Operation[]): unknown {
  const root = { document: structuredClone(document) };
  for (const { op, path, from = '', value } of operations) {
    const moved = op === 'move' || op === 'copy' ? read(root, from) : value;
    if (op === 'remove') write(root, path, undefined);
    if (op === 'move') write(root, from, undefined);
    if (op !== 'remove' && op !== 'test') write(root, path, moved);
  }
  return root.document;
}

function read(root: object, pointer: string): unknown {
  return keysOf(pointer).reduce((value: any, key) => value[key], root); // any: whatever is there
}

function write(root: object, pointer: string, value: unknown): void {
  const keys = keysOf(pointer);
  const last = keys.pop() ?? '';
  const target: any = keys.reduce((one: any, key) => one[key], root); // any: whatever is there
  if (Array.isArray(target) && last === '-') target.push(value);
  else if (value === undefined) delete target[last];
  else target[last] = value;
}

const keysOf = (pointer: string): string[] => [
  'document',
  ...pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
];
