import type { Paquete } from './paquetes.ts';
import type { Exceso, Medidas } from './presupuestos.ts';
import { con, milis, segundos, tabla } from './tabla.ts';

export type Corrida = {
  readonly maquina: string;
  readonly tamano: string;
  readonly repeticiones: number;
  readonly medidas: ReadonlyMap<string, Medidas>;
  readonly paquetes: ReadonlyMap<string, Paquete>;
  readonly sobran: readonly Exceso[];
};

/** The whole run as text: one table a scenario, what files weigh, and what is over its budget. */
export function imprimir({ maquina, tamano, repeticiones, medidas, paquetes, sobran }: Corrida): string {
  const rutas = [...medidas.keys()];
  const de = (r: string, k: string): number | null => medidas.get(r)?.[k] ?? null;
  const visita = (titulo: string, s: string, t: (ms: number | null) => string): string =>
    tabla(
      titulo,
      [
        'ruta',
        'KB al número',
        '1.er número',
        '1.er gráfico',
        'ECharts',
        'KB a ECharts',
        'responde',
        'KB total',
        'conex.',
      ],
      rutas.map((r) => [
        r,
        con('KB', de(r, `${s}.kbNumero`)),
        t(de(r, `${s}.numero`)),
        t(de(r, `${s}.grafico`)),
        t(de(r, `${s}.vivo`)),
        con('KB', de(r, `${s}.kbVivo`)),
        t(de(r, `${s}.filtro`)),
        con('KB', de(r, `${s}.kb`)),
        con('', de(r, `${s}.conexiones`)).trim(),
      ]),
    );
  const conSinRed = rutas.some((r) => de(r, 'sinRed.numero') !== null);
  return [
    `Medianas de ${repeticiones} visitas. ${tamano}. ${maquina}\n`,
    visita('Primera visita · 1,6 Mbit/s · 150 ms · TLS 1.3 y HTTP/2 · procesador 4 × más lento', 'frio', segundos),
    visita('Visita siguiente · el mismo enlace', 'tibio', segundos),
    conSinRed
      ? visita('Sin red, después de una visita', 'sinRed', segundos)
      : '\nSin red: no hay (las páginas no registran un trabajador de servicio).\n',
    visita('Primera visita · en la misma máquina, sin freno', 'directoFrio', milis),
    visita('Visita siguiente · en la misma máquina, sin freno', 'directoTibio', milis),
    tabla(
      'Filtros con el procesador 4 × más lento, y memoria',
      ['ruta', 'n', 'número p50', 'p95', 'quieto p50', 'p95', 'montón JS', 'proceso'],
      rutas
        .filter((r) => de(r, 'memoria.proceso') !== null)
        .map((r) => [
          r,
          con('', de(r, 'filtro.n')).trim(),
          milis(de(r, 'filtro.numeroP50')),
          milis(de(r, 'filtro.numeroP95')),
          milis(de(r, 'filtro.asentadoP50')),
          milis(de(r, 'filtro.asentadoP95')),
          con('MB', de(r, 'memoria.monton')),
          con('MB', de(r, 'memoria.proceso')),
        ]),
    ),
    ...rutas
      .filter((r) => de(r, 'explorador.arranque') !== null)
      .map(
        (r) =>
          `\nExplorador (sin freno): arranca en ${segundos(de(r, 'explorador.arranque'))}; filtro → repintado p50 ${milis(de(r, 'explorador.numeroP50'))}, p95 ${milis(de(r, 'explorador.numeroP95'))} (${con('cambios', de(r, 'explorador.n'))}); ${con('MB', de(r, 'explorador.proceso'))} de proceso.\n`,
      ),
    tabla(
      'Lo que pesa cada ruta, comprimido, hasta que la página está viva',
      ['ruta', 'HTML', 'CSS', 'JS', 'archivos JS'],
      [...paquetes].map(([r, p]) => [
        r,
        con('KB', p.html / 1000),
        con('KB', p.css / 1000),
        con('KB', p.js / 1000),
        String(p.jsArchivos),
      ]),
    ),
    sobran.length === 0
      ? '\nTodo está dentro de su presupuesto.\n'
      : tabla(
          'FUERA DE PRESUPUESTO',
          ['qué', 'ruta', 'medido', 'máximo'],
          sobran.map(({ ruta, presupuesto: p, valor }) => [
            p.dice,
            ruta,
            con(p.unidad, valor),
            con(p.unidad, p.maximo),
          ]),
        ),
  ].join('');
}
