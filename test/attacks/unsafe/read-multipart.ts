/** A multipart form as a careless parser reads it: the last name that it finds, whatever is around it. */
export function readMultipart(text: string): Record<string, string> {
  const parts = [
    ...text.matchAll(/name\*?=(?:UTF-8'')?"?([^";\r\n]+)"?[^\r\n]*\r\n\r\n([^]*?)\r\n--/g),
  ];
  return Object.fromEntries(parts.map(([, name = '', value = '']) => [name, value]));
}
