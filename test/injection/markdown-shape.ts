import { __debug } from 'prettier';

/** A node of Markdown, as prettier parses it. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

/** What a text means as Markdown. */
export async function parseMarkdown(text: string): Promise<MarkdownNode> {
  const { ast } = await __debug.parse(text, { parser: 'markdown', originalText: text });
  return ast;
}

/** What holds what, whatever is written in it; of HTML, which tag it is. */
export function markdownShapeOf({ type, value = '', children = [] }: MarkdownNode): unknown {
  if (type === 'html') return value;
  if (type === 'inlineCode' || children.length === 0) return type === 'word' ? 'text' : type;
  return { [type]: children.map(markdownShapeOf) };
}
