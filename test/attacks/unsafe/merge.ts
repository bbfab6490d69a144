type Values = Record<string, unknown>;

/** A deep merge as lodash had it before 4.17.5 (CVE-2018-3721): it walks into `__proto__`. */
export function merge(target: Values, source: Values): void {
  for (const key of Object.keys(source)) {
    const [old, value] = [target[key], source[key]];
    if (isObject(old) && isObject(value)) merge(old, value);
    else target[key] = value;
  }
}

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null;
