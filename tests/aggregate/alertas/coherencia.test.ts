import { describe, expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { sumarDias } from '../../../functions/domain/fecha.ts';
import { elegirVersion } from '../../../functions/domain/ficha/elegir.ts';
import type { Componente, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { alertas } from '../../../functions/local/alertas.ts';
import { evaluar } from '../../../functions/local/evaluar.ts';
import type { FilaCsv, Salida } from '../../fichas/arnes.ts';
import { enCarpeta, type Tablas } from '../../local/carpeta-de-prueba.ts';

/** Mulberry32: the same persons in every run. */
const azar = (semilla: number) => (): number => {
  semilla = (semilla + 0x6d2b79f5) | 0;
  let t = Math.imul(semilla ^ (semilla >>> 15), 1 | semilla);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

const HOY = '2026-11-30';
type Linea = { documento: string; servicio: string; dosis: number; estado: string };

/** Children of the ages of an edition who received its services on random days, many of them at the edge of a window. */
function poblacion(version: VersionFicha, edadMaxima: number, n: number, semilla: number): Tablas {
  const r = azar(semilla);
  const entero = (a: number, b: number): number => a + Math.floor(r() * (b - a + 1));
  const codigos = Object.values(version.prestaciones).flatMap((p) => p.codigos ?? []);
  const bordes = [0, 30, 31, 55, 60, 88, 110, 119, 130, 131, 147, 170, 189, 209, 210, 240, 365, 394, 395, 425, 456];
  const personas: FilaCsv[] = [];
  const prestaciones: FilaCsv[] = [];
  for (let i = 0; i < n; i++) {
    const edad = entero(0, edadMaxima);
    const documento = `99${String(i).padStart(6, '0')}`;
    const nacimiento = sumarDias(HOY, -edad);
    const dia = (): string =>
      sumarDias(
        nacimiento,
        Math.max(0, r() < 0.6 ? bordes[entero(0, bordes.length - 1)]! + entero(-1, 1) : entero(0, edadMaxima)),
      );
    personas.push({
      documento,
      tipo_documento: 'DNI',
      cnv: `99${String(i).padStart(8, '0')}`,
      fecha_nacimiento: nacimiento,
      sexo: r() < 0.5 ? 'F' : 'M',
      seguros: '1',
      ubigeo: '050304',
      estado: '1',
      fecha_emision_dni: r() < 0.7 ? dia() : null,
    });
    for (const codigo of codigos)
      for (let k = entero(0, 3); k > 0; k--)
        prestaciones.push({ id_cita: `${prestaciones.length}`, documento, fecha: dia(), codigo, tipo_dx: 'D' });
  }
  return { personas, prestaciones };
}

async function comparar(ficha: string, edicion: string, edadMaxima: number) {
  const { version } = elegirVersion(leerFichas().fichas, ficha, edicion);
  const tablas = poblacion(version, edadMaxima, 400, 20261130);
  const evaluadas = await enCarpeta<Salida>(tablas, (o) => evaluar({ ficha, version: edicion, corte: HOY, ...o }));
  const seguidas = await enCarpeta<Linea>(tablas, (o) =>
    alertas({ ficha, version: edicion, hoy: HOY, horizonte: 7, ...o }),
  );
  const de = Map.groupBy(seguidas.lineas, (l) => `${l.documento}|${l.servicio}`);
  const edadDe = new Map(tablas['personas']!.map((p) => [String(p['documento']), p]));
  return {
    version,
    pares: evaluadas.lineas
      .filter((p) => p.den === 1)
      .flatMap((p) =>
        version.componentes.map((c) => ({
          componente: c,
          nacimiento: String(edadDe.get(p.documento)!['fecha_nacimiento']),
          estado: p.componentes[c.id]!,
          dosis: (de.get(`${p.documento}|${c.id}`) ?? []).map((l) => l.estado),
        })),
      ),
  };
}

const exigidas = (c: Componente, edad: number): number =>
  c.exigencia!.find((b) => b.hasta === undefined || edad <= b.hasta)!.dosis;

describe('alertas e indicador dicen lo mismo', () => {
  it('a component complies exactly when as many doses are fulfilled as its age requires', async () => {
    const { pares } = await comparar('paquete_menor_12m', 'fed_2025_2026', 364);
    const vistos = { cumple: 0, no_cumple: 0, no_exigible: 0 };
    for (const { componente, nacimiento, estado, dosis } of pares) {
      if (componente.alguna_de) continue;
      const edad = Math.round((Date.parse(HOY) - Date.parse(nacimiento)) / 86_400_000);
      const n = exigidas(componente, edad);
      const recibidas = dosis.filter((d) => d === 'cumplido').length;
      expect([componente.id, edad, estado]).toEqual([
        componente.id,
        edad,
        n === 0 ? 'no_exigible' : recibidas >= n ? 'cumple' : 'no_cumple',
      ]);
      vistos[estado as keyof typeof vistos] += 1;
    }
    // A comparison of nothing would also pass.
    for (const veces of Object.values(vistos)) expect(veces).toBeGreaterThan(100);
  });

  it('a control is required from the day after its window: until then it is in time, afterwards fulfilled or lost', async () => {
    const { pares } = await comparar('cred_1a', 'sala_2026', 729);
    const cruce = new Set(pares.map(({ estado, dosis }) => `${estado}: ${dosis.join()}`));
    const posibles = [
      'cumple: cumplido',
      'no_cumple: vencido',
      'no_cumple: fuera_de_ventana',
      'no_exigible: programado',
      'no_exigible: proximo',
      'no_exigible: pendiente_en_plazo',
      'no_exigible: cumplido',
    ];
    for (const c of cruce) expect(posibles).toContain(c);
    for (const p of posibles) expect(cruce).toContain(p);
  });

  it('whoever is in the denominator of the month is followed until its last day', async () => {
    const { pares } = await comparar('rn_paquete_oportuno', 'fed_2025_2026', 70);
    const bcg = pares.filter((p) => p.componente.id === 'bcg');
    expect(bcg.length).toBeGreaterThan(50);
    for (const { estado, dosis } of bcg)
      expect(estado === 'cumple' ? ['cumplido'] : ['vencido', 'fuera_de_ventana']).toContain(dosis.join());
  });
});
