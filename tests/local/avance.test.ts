import { expect, it } from 'vitest';
import { duracion, lineaDeAvance, lineaDeEnvio } from '../../functions/local/avance.ts';
import { crearTareas } from '../../functions/local/tareas.ts';

it('el avance dice filas, velocidad, parte y cuánto falta; y la fase mientras trabaja el motor', () => {
  let ms = 0;
  const linea = lineaDeAvance('his.csv', () => ms);
  expect(linea({ fase: 'leyendo', filas: 10, bytes: 1, total: 100 })).toBe('his.csv: 10 filas · 1 %');
  ms = 10_000;
  const normal = (t: string): string => t.replace(/[\u00a0\u202f]/g, ' ');
  expect(normal(linea({ fase: 'leyendo', filas: 1_240_000, bytes: 40, total: 100 }))).toBe(
    'his.csv: 1,240,000 filas · 124,000 filas/s · 40 % · faltan 15 s',
  );
  expect(normal(linea({ fase: 'revisando', filas: 2_000_000, bytes: 100, total: 100 }))).toBe(
    'his.csv: 2,000,000 filas · revisando las reglas',
  );
  expect(lineaDeEnvio('a', 4e6, () => (ms += 1000))(2e6)).toBe('a: enviando 2 de 4 MB · 2 MB/s · 50 % · faltan 1 s');
  expect(duracion(95)).toBe('1 min 35 s');
});

it('una tarea se mide desde que empezó lo que hace ahora y se va de la lista aunque falle', async () => {
  let ms = 0;
  const tareas = crearTareas(() => ms);
  const fallida = tareas.durante(
    { id: 'x', tipo: 'carga', region: null, titulo: 'a', unidad: 'bytes', total: 100 },
    async (avisar) => {
      ms = 60_000;
      avisar({ mensaje: 'leyendo', hecho: 0 });
      ms = 70_000;
      avisar({ mensaje: 'leyendo', hecho: 50, filas: 500 });
      expect(tareas.lista()).toMatchObject([{ id: 'x', segundos: 70, filas_por_s: 50, restante_s: 10 }]);
      throw new Error('se cayó');
    },
  );
  await expect(fallida).rejects.toThrow('se cayó');
  expect(tareas.lista()).toEqual([]);
});
