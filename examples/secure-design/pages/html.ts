/** Text in which everything that is no markup of ours has been escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Hole = Html | string | number | boolean | readonly Html[];

/** A template of HTML. What stands in a hole is text, never markup (CWE-79). */
export const html = (parts: TemplateStringsArray, ...holes: readonly Hole[]): Html =>
  new Html(String.raw({ raw: parts }, ...holes.map(filled)));

function filled(hole: Hole): string {
  if (hole instanceof Html) return hole.text;
  if (Array.isArray(hole)) return hole.map(filled).join('');
  return String(hole).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
