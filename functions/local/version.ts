import { readFileSync } from 'node:fs';

/** `sala 0.1.0`: the software that made a corte. */
export const software = (): string => {
  const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    name: string;
    version: string;
  }; // our own file
  return `${name} ${version}`;
};
