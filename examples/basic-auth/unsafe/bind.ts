type Values = Record<string, any>; // any: whatever a client names

/** Binds names to attributes, as form and query binders do: `preferences[theme]=dark`, at any depth. */
export function bind(target: Values, pairs: Iterable<[name: string, text: string]>): void {
  for (const [name, text] of pairs) {
    const keys = name.split(/[[\]]+/).filter((key) => key !== '');
    const last = keys.pop() ?? '';
    const holder = keys.reduce<Values>((values, key) => (values[key] ??= {}), target);
    holder[last] = valueOf(text);
  }
}

const valueOf = (text: string): unknown => (/^(true|false)$/.test(text) ? text === 'true' : text);
