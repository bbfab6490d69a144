import { parseSync } from 'oxc-parser';

/** A node in code: its kind and its place. */
interface Spot {
  readonly kind: string;
  readonly start: number;
}

/**
 * The structure of code without its names and texts: its nodes in source order.
 *
 * @throws {Error} If it is not TypeScript.
 */
function shapeOf(code: string): Spot[] {
  const { program, errors } = parseSync('generated.ts', code);
  const [error] = errors;
  if (error) throw new Error(`${error.message}: ${JSON.stringify(code.slice(0, 200))}`);
  const spots: Spot[] = [];
  visit(program, 'program', 0, spots);
  return spots;
}

/** The first place where two pieces of code differ in more than names and texts. */
export function firstDifference(code: string, other: string): string | undefined {
  const [ones, others] = [shapeOf(code), shapeOf(other)];
  const at = ones.findIndex(({ kind }, index) => kind !== others[index]?.kind);
  if (at === -1 && ones.length === others.length) return undefined;
  const around = (text: string, spot: Spot | undefined): string =>
    spot === undefined ? 'nothing' : text.slice(Math.max(0, spot.start - 60), spot.start + 120);
  const place = at === -1 ? ones.length : at;
  return `${around(code, ones[place])}\n--- instead of ---\n${around(other, others[place])}`;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

function visit(value: unknown, place: string, depth: number, spots: Spot[]): void {
  if (Array.isArray(value)) value.forEach((inner) => visit(inner, place, depth, spots));
  if (!isNode(value)) return;
  spots.push({ kind: `${depth} ${place} ${kindOf(value, place)}`, start: value.start });
  for (const [name, inner] of Object.entries(value)) visit(inner, name, depth + 1, spots);
}

/**
 * The kind of a node. Quoted and bare keys count as the same, and so do names of members or
 * imports.
 */
function kindOf(node: Node, place: string): string {
  const { type, operator = '', kind = '', computed = '' } = node;
  if (place === 'key' || place === 'property' || place === 'imported') {
    if (type === 'Identifier' || type === 'Literal') return 'name';
  }
  if (type === 'Literal') return `${type} ${typeof node['value']}`;
  return [type, operator, kind, type === 'MemberExpression' ? '' : computed].join(' ');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The same for JSON: what contains what, whatever the names. */
export function jsonShapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonShapeOf);
  if (typeof value !== 'object') return typeof value;
  return value && { members: Object.values(value).map(jsonShapeOf) };
}
