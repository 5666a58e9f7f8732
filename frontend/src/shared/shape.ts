/** Small readers that turn JSON from the server into typed values, or say which field is wrong. */

export class ShapeError extends Error {}

export type Reader<T> = (value: unknown, path: string) => T;

function wrong(path: string, expected: string, value: unknown): never {
  const got = value === null ? "null" : typeof value;
  throw new ShapeError(`The server's answer has ${got} at "${path}" where ${expected} belongs.`);
}

export const text: Reader<string> = (value, path) =>
  typeof value === "string" ? value : wrong(path, "a text", value);

export const number: Reader<number> = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? value : wrong(path, "a number", value);

export const flag: Reader<boolean> = (value, path) =>
  typeof value === "boolean" ? value : wrong(path, "true or false", value);

export function nullable<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function oneOf<const T extends string>(...allowed: T[]): Reader<T> {
  return (value, path) => {
    const found = allowed.find((candidate) => candidate === value);
    return found ?? wrong(path, `one of ${allowed.join(", ")}`, value);
  };
}

export function list<T>(read: Reader<T>): Reader<T[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((item, index) => read(item, `${path}[${index}]`))
      : wrong(path, "a list", value);
}

export function record<T extends object>(fields: { [K in keyof T]: Reader<T[K]> }): Reader<T> {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return wrong(path, "an object", value);
    }
    const source = value as Record<string, unknown>;
    const result: Partial<T> = {};
    for (const key of Object.keys(fields) as (keyof T & string)[]) {
      result[key] = fields[key](source[key], path ? `${path}.${key}` : key);
    }
    return result as T;
  };
}
