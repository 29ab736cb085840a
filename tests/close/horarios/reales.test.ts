import { afterAll, beforeAll, expect, it } from 'vitest';
import { cargasRepo } from '../../../functions/adapters/dynamo/cargas.ts';
import { cortesRepo } from '../../../functions/adapters/dynamo/cortes.ts';
import { abrirEmbebida, type Embebida } from '../../../functions/adapters/dynamo/embebida.ts';
import { punterosRepo } from '../../../functions/adapters/dynamo/punteros.ts';
import { crearTabla } from '../../../functions/adapters/dynamo/tabla.ts';
import { vigenciaDe } from '../../../functions/publish/vigencia.ts';
import { azarDe } from './azar.ts';
import { limpioDe } from './comprobar.ts';
import { hacer, sortear, type Almacen } from './horario.ts';
import { MESES, REGION } from './mundo.ts';
import { CuboEnMemoria, objetosEnMemoria } from './objetos-en-memoria.ts';
import { Taller } from './taller.ts';

/** Schedules over the real embedded store, through the wire; each in a table of its own. */
const HORARIOS = Number(process.env['SALA_HORARIOS_REALES'] ?? 40);

let taller: Taller;
let embebida: Embebida;
beforeAll(async () => {
  taller = new Taller();
  embebida = await abrirEmbebida();
});
afterAll(async () => {
  await embebida.cerrar();
  taller.cerrar();
});

async function almacenNuevo(nombre: string): Promise<Almacen> {
  await crearTabla(embebida.cliente, nombre);
  return { db: embebida.cliente, tabla: nombre, objetos: objetosEnMemoria(new CuboEnMemoria()) };
}

/** Journal, current cortes and series of a store, as far as they may not differ. */
async function quedo({ db, tabla }: Almacen) {
  const punteros = punterosRepo(db, tabla);
  const cortes = cortesRepo(db, tabla);
  const vigentes = await punteros.vigentes(REGION);
  const meses = [];
  for (const v of vigentes) {
    const m = (await cortes.leer(v.corte))!;
    meses.push({ periodo: v.periodo, entradas: m.sha256_entradas, sello: m.sha256, hechos: m.resultados.lugares });
  }
  const ultimo = await punteros.ultimo(REGION);
  if (ultimo) expect(ultimo.vigencia).toBe(vigenciaDe(vigentes));
  const cargas = (await cargasRepo(db, tabla).todas(REGION)).map((c) => JSON.stringify(c)).sort();
  return { cargas, meses };
}

let reloj = 0;
const instante = (): string => new Date(Date.UTC(2026, 10, 21) + reloj++ * 1000).toISOString();

it(
  'over the embedded store too: two who deliver and close at once leave what one leaves in calm',
  { timeout: 1_800_000 },
  async () => {
    for (let semilla = 1; semilla <= HORARIOS; semilla++) {
      const h = sortear(semilla, 'suma', (m) => taller.mundo(m).archivos.length);
      const { archivos } = taller.mundo(h.mundo);
      const almacen = await almacenNuevo(`sala-${semilla}`);
      // The same file from both hands at once, besides what the schedule says.
      const azar = azarDe(semilla);
      const repetido = { hace: 'entregar', archivo: azar.uno(h.archivos) } as const;
      const procesos = [
        [...(h.procesos[0] ?? []), repetido],
        [repetido, ...(h.procesos[1] ?? [])],
      ];
      await Promise.all(
        procesos.map(async (tareas) => {
          for (const t of tareas)
            try {
              await hacer(t, archivos, almacen, taller, instante(), 'suma');
            } catch (error) {
              if (!(error instanceof Error && /^(SinDatos|PeriodoFuturo|SinHechos)Error$/.test(error.name)))
                throw error;
            }
        }),
      );
      for (const mes of MESES)
        try {
          await hacer({ hace: 'cerrar', periodos: [mes] }, archivos, almacen, taller, instante(), 'suma');
        } catch (error) {
          if (!(error instanceof Error && /^(PeriodoFuturo|SinHechos)Error$/.test(error.name))) throw error;
        }
      const { estado } = await limpioDe(taller, h);
      const final = await quedo(almacen);
      expect(final.cargas, `schedule ${semilla}`).toEqual(estado.cargas);
      expect(final.meses, `schedule ${semilla}`).toEqual(
        estado.meses.map((m) => ({
          periodo: m.periodo,
          entradas: m.sha256_entradas,
          sello: m.sello,
          hechos: m.hechos,
        })),
      );
    }
  },
);
