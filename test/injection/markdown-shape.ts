import * as prettier from 'prettier';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

const { parse } = (
  prettier as unknown as {
    __debug: { parse: (text: string, options: object) => Promise<{ readonly ast: Node }> };
  }
).__debug; // the only Markdown parser here, and its types don't tell of it

/** The structure of Markdown as prettier parses it: texts and code, and what contains what. */
export async function markdownShape(text: string): Promise<unknown> {
  const { ast } = await parse(text, { parser: 'markdown', originalText: text });
  return shapeOf(ast);
}

/** The texts and code in a shape. */
export function textsOf(shape: unknown): string[] {
  if (Array.isArray(shape)) return shape.flatMap(textsOf);
  if (typeof shape !== 'object' || shape === null) return [];
  return Object.entries(shape).flatMap(([type, value]) =>
    type === 'text' || type === 'code' ? [String(value)] : textsOf(value),
  );
}

/** A shape without what is written in it. */
export function withoutTexts(shape: unknown): unknown {
  if (Array.isArray(shape)) return shape.map(withoutTexts);
  if (typeof shape !== 'object' || shape === null) return shape;
  return Object.entries(shape).map(([type, value]) =>
    type === 'text' || type === 'code' ? type : [type, withoutTexts(value)],
  );
}

function shapeOf({ type, value = '', url, children = [] }: Node): unknown {
  if (type === 'text') return { text: value };
  if (type === 'inlineCode') return { code: value };
  if (children.length === 0) return { [type]: value };
  return { [type]: [...(url === undefined ? [] : [{ url }]), ...joined(children).map(shapeOf)] };
}

/** `<code>` is code, in another spelling. */
function joined(nodes: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const [node, inner, end] = nodes.slice(index, index + 3);
    if (node === undefined) continue;
    const isCode = node.value === '<code>' && inner?.type === 'text' && end?.value === '</code>';
    found.push(isCode ? { type: 'inlineCode', value: inner.value ?? '' } : node);
    if (isCode) index += 2;
  }
  return found;
}
