import { expect, it } from 'vitest';
import { sinListar } from '../../../functions/adapters/objects/desplegados.ts';
import type { Objetos } from '../../../functions/domain/objetos.ts';

const que = (error: Error): Objetos => {
  const fallar = () => Promise.reject(error);
  return { put: fallar, get: fallar, rutaLocal: fallar, list: fallar, existe: fallar };
};

it('who may not list is told that what is forbidden is not there, however it is said', async () => {
  const dicho = Object.assign(new Error('no'), { name: 'AccessDenied' });
  const soloEstado = Object.assign(new Error('no'), { name: 'Unknown', $metadata: { httpStatusCode: 403 } });
  for (const error of [dicho, soloEstado]) {
    expect(await sinListar(que(error)).get('nominal/a')).toBeNull();
    expect(await sinListar(que(error)).existe('nominal/a')).toBe(false);
  }
});

it('any other failure is a failure', async () => {
  const caido = Object.assign(new Error('caído'), { $metadata: { httpStatusCode: 503 } });
  await expect(sinListar(que(caido)).get('nominal/a')).rejects.toThrow('caído');
  await expect(sinListar(que(caido)).existe('nominal/a')).rejects.toThrow('caído');
});
